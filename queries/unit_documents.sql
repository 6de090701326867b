-- title: 报告
-- note: 每份报告印出的数和自相矛盾之处；层级不同的报告不能相加。
-- basis: 这个单位的全部报告
-- param: unit text = '' 单位（编号或名称），空为报告最多的
-- column: level 层级
-- column: title 报告
-- column: published_on 公开日期
-- column: figures 印出的数
-- column: errors 矛盾
-- chart: none
WITH one AS (
    FROM units
    WHERE unit = $unit OR unit_id = $unit OR $unit = '' OR unit_id IN (SELECT n.unit_id FROM unit_names AS n WHERE n.name = $unit)
    ORDER BY (SELECT count(*) FROM documents AS d WHERE d.unit_id = units.unit_id) DESC, unit LIMIT 1
)
SELECT d.title, d.level, d.published_on,
    (SELECT count(*) FROM facts AS f WHERE f.document_id = d.document_id AND f.origin <> 'derived') AS figures,
    (SELECT count(*) FROM findings AS e WHERE e.document_id = d.document_id AND e.severity = 'error') AS errors
FROM documents AS d
JOIN one USING (unit_id)
ORDER BY d.fiscal_year, d.kind;
