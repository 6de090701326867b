-- title: 从前公开、后来不公开的数
-- note: 同一个单位、同一种报告，早先的年度印过这一项，后一份报告没有印；印了而没有读出的不算。只看人员和“三公”。
-- basis: 每个单位的前一份报告与后一份
-- param: districts text = '' 区县，空为全部
-- param: kinds text = '' 单位种类，空为全部
-- param: peers text = '' 和谁比：空为全部，kind:种类，district:区县，size:单位编号，list:编号,编号
-- param: years_from integer = 2000
-- param: years_to integer = 2100
-- column: report_kind 报告
-- column: subject 主题
-- column: item 条目
-- column: units 单位数
-- column: of_units 有前后两份的单位
-- column: examples 单位
-- column: last_year 最后印出的年度
-- column: absent_year 没有的年度
-- chart: none
WITH d AS (
    SELECT f.document_id, f.unit_id, f.fiscal_year, f.kind AS report_kind, u.unit,
        lead(f.fiscal_year) OVER w AS next_year, lead(f.document_id) OVER w AS next_document
    FROM documents AS f
    JOIN units AS u USING (unit_id)
    SEMI JOIN peer_units($peers) AS p ON p.unit_id = f.unit_id
    WHERE picked(u.district, $districts) AND picked(u.kind, $kinds) AND f.fiscal_year BETWEEN $years_from AND $years_to
    WINDOW w AS (PARTITION BY f.unit_id, f.kind ORDER BY f.fiscal_year)
), gone AS (
    SELECT d.unit_id, d.unit, d.report_kind, d.fiscal_year, d.next_year, f.subject, f.item, list(f.fact_id ORDER BY f.line, f.fact_id) AS ids
    FROM d
    JOIN facts AS f USING (document_id)
    JOIN held AS h ON h.document_id = d.next_document
    WHERE f.origin <> 'derived' AND f.subject IN ('人员', '三公') AND f.measure IN ('人数', '金额', '辆数') AND NOT contains(h.unread, f.subject)
        AND NOT EXISTS (FROM facts AS n WHERE n.document_id = d.next_document AND n.subject = f.subject AND n.item = f.item AND n.origin <> 'derived')
    GROUP BY d.unit_id, d.unit, d.report_kind, d.fiscal_year, d.next_year, f.subject, f.item
)
SELECT g.item, g.subject, g.report_kind, count(*) AS units,
    (SELECT count(*) FROM d WHERE d.report_kind = g.report_kind AND d.fiscal_year = g.fiscal_year AND d.next_year = g.next_year) AS of_units,
    array_to_string(list_slice(list(g.unit ORDER BY g.unit), 1, 3), '、') || CASE WHEN count(*) > 3 THEN ' …' ELSE '' END AS examples,
    g.fiscal_year AS last_year, g.next_year AS absent_year, some_ids(flatten(list(g.ids))) AS fact_ids
FROM gone AS g
GROUP BY g.report_kind, g.subject, g.item, g.fiscal_year, g.next_year
ORDER BY units DESC, g.fiscal_year, g.subject, g.item;
