-- title: 报告
-- note: 每份报告印出的数和自相矛盾之处；层级不同的报告不能相加。
-- basis: 这个单位的全部报告
-- param: unit text = '' 单位（编号或名称），空为报告最多的
-- column: report_kind 报告
-- column: level 层级
-- column: unit_name 报告上的名称
-- column: published_on 公开日期
-- column: source_format 来源格式
-- column: figures 印出的数
-- column: errors 矛盾
-- chart: none
WITH one AS (
    FROM units
    WHERE unit = $unit OR unit_id = $unit OR $unit = '' OR unit_id IN (SELECT n.unit_id FROM unit_names AS n WHERE n.name = $unit)
    ORDER BY (SELECT count(*) FROM documents AS d WHERE d.unit_id = units.unit_id) DESC, unit LIMIT 1
)
SELECT d.document_id, d.fiscal_year, d.kind AS report_kind, d.level, d.unit_name, d.published_on, d.source_format,
    (SELECT count(*) FROM facts AS f WHERE f.document_id = d.document_id AND f.origin <> 'derived') AS figures,
    (SELECT count(*) FROM findings AS e WHERE e.document_id = d.document_id AND e.severity = 'error') AS errors
FROM documents AS d
JOIN one USING (unit_id)
ORDER BY d.fiscal_year, d.kind;
