-- title: 查找
-- note: 单位、旧名、项目、条目各列最像的；金额列出每一处印出它的地方，千分位逗号不计。
-- basis: 全部报告
-- param: words text = '' 要找的字或金额
-- column: found 找到的是
-- column: name 名称
-- column: detail 在哪里
-- column: line 行
-- column: value 印出的数
-- column: evidence 印出的字
-- chart: none
WITH asked AS (
    SELECT lower(trim($words)) AS text, try_cast(replace(replace(trim($words), ',', ''), '，', '') AS DECIMAL(18, 4)) AS number
), hits AS (
    SELECT 'unit' AS found, 1 AS rank, u.unit AS name, concat_ws(' ', u.district, u.kind) AS detail, u.unit_id, u.unit, NULL AS document_id, NULL AS fiscal_year, NULL AS line, NULL AS value, NULL AS evidence,
        CAST([] AS VARCHAR[]) AS fact_ids, starts_with(lower(u.unit), asked.text) AS close, len(u.unit) AS size
    FROM units AS u, asked
    WHERE asked.text <> '' AND (contains(lower(u.unit), asked.text) OR u.unit_id = asked.text)
    UNION ALL
    SELECT 'name', 2, n.name, u.unit, u.unit_id, u.unit, NULL, n.valid_from, NULL, NULL, NULL, CAST([] AS VARCHAR[]), starts_with(lower(n.name), asked.text), len(n.name)
    FROM unit_names AS n JOIN units AS u USING (unit_id), asked
    WHERE asked.text <> '' AND contains(lower(n.name), asked.text) AND NOT contains(lower(u.unit), asked.text)
    UNION ALL
    SELECT 'project', 3, p.project, p.unit || ' ' || p.fiscal_year, p.unit_id, p.unit, NULL, p.fiscal_year, NULL, two(coalesce(p.executed, p.adjusted_budget, p.budget)), NULL, p.fact_ids,
        starts_with(lower(p.project), asked.text), len(p.project)
    FROM projects AS p, asked
    WHERE asked.text <> '' AND asked.number IS NULL AND contains(lower(p.project), asked.text)
    UNION ALL
    SELECT 'item', 4, f.item, f.subject, NULL, NULL, NULL, max(f.fiscal_year), NULL, NULL, NULL, some_ids(list(f.fact_id)[1:20]),
        bool_or(starts_with(lower(f.item), asked.text)), len(f.item)
    FROM facts AS f, asked
    WHERE asked.text <> '' AND asked.number IS NULL AND f.subject NOT IN ('项目', '项目绩效') AND contains(lower(f.item), asked.text)
    GROUP BY f.item, f.subject
    UNION ALL
    SELECT 'amount', 5, CASE WHEN f.parent IS NULL THEN f.item ELSE f.parent || '：' || f.item END, d.title, f.unit_id, u.unit, f.document_id, f.fiscal_year, f.line, rtrim(rtrim(CAST(f.value AS VARCHAR), '0'), '.') || f.unit, f.evidence,
        [f.fact_id], f.preferred, 0
    FROM facts AS f JOIN documents AS d USING (document_id) JOIN units AS u ON u.unit_id = f.unit_id, asked
    WHERE f.origin <> 'derived' AND asked.number IS NOT NULL AND (f.value = asked.number OR f.amount = asked.number)
)
SELECT found, name, detail, unit_id, unit, document_id, fiscal_year, line, value, evidence, fact_ids
FROM hits
QUALIFY row_number() OVER (PARTITION BY rank ORDER BY close DESC, size, fiscal_year DESC, name, detail, evidence) <= CASE found WHEN 'amount' THEN 100 ELSE 12 END
ORDER BY rank, close DESC, size, fiscal_year DESC, name, detail, evidence;
