-- title: 从前公开、后来不公开的数
-- note: 同一个单位、同一种报告，早先的年度印过这一项，后来的年度没有印。只看人员和“三公”。
-- basis: 每个单位的前一份报告与后一份
-- param: districts text = '' 区县，空为全部
-- param: years_from integer = 2000
-- param: years_to integer = 2100
-- column: kind 报告
-- column: subject 主题
-- column: item 条目
-- column: last_year 最后印出的年度
-- column: absent_year 没有的年度
-- chart: none
WITH d AS (
    SELECT document_id, unit_id, fiscal_year, kind,
        lead(fiscal_year) OVER w AS next_year, lead(document_id) OVER w AS next_document
    FROM documents
    WINDOW w AS (PARTITION BY unit_id, kind ORDER BY fiscal_year)
)
SELECT u.unit, d.kind, f.subject, f.item, d.fiscal_year AS last_year, d.next_year AS absent_year, list(f.fact_id ORDER BY f.line, f.fact_id) AS fact_ids
FROM d
JOIN facts AS f USING (document_id)
JOIN units AS u ON u.unit_id = d.unit_id
WHERE d.next_document IS NOT NULL AND f.origin <> 'derived' AND f.subject IN ('人员', '三公') AND f.measure IN ('人数', '金额', '辆数')
    AND NOT EXISTS (FROM facts AS n WHERE n.document_id = d.next_document AND n.subject = f.subject AND n.item = f.item AND n.origin <> 'derived')
    AND picked(u.district, $districts) AND d.fiscal_year BETWEEN $years_from AND $years_to
GROUP BY u.unit, d.kind, f.subject, f.item, d.fiscal_year, d.next_year
ORDER BY u.unit, d.fiscal_year, f.subject, f.item;
