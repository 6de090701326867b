-- title: 历年收支和“三公”
-- note: 推算的年份出自下一年报告里的增减额，标在“来源”一列。
-- basis: 决算 · 全部资金；“三公”为财政拨款
-- param: unit text = '' 单位（编号或名称），空为报告最多的
-- column: spent 本年支出（万元）
-- column: project_share 项目占比（%）
-- column: personnel 人员经费（万元）
-- column: sangong “三公”（万元）
-- column: in_post 在职（人）
-- chart: none
WITH one AS (
    FROM units
    WHERE unit = $unit OR unit_id = $unit OR $unit = '' OR unit_id IN (SELECT n.unit_id FROM unit_names AS n WHERE n.name = $unit)
    ORDER BY (SELECT count(*) FROM documents AS d WHERE d.unit_id = units.unit_id) DESC, unit LIMIT 1
), y AS (
    SELECT unit_id, fiscal_year FROM spending WHERE stage = '决算'
    UNION SELECT unit_id, fiscal_year FROM sangong WHERE stage = '决算'
    UNION SELECT unit_id, fiscal_year FROM staffing
), g AS (
    SELECT DISTINCT ON (unit_id, fiscal_year) * FROM sangong WHERE stage = '决算' ORDER BY unit_id, fiscal_year, origin = 'derived', scope
)
SELECT y.fiscal_year, s.total AS spent, s.project_share, s.personnel, g.total AS sangong, h.in_post, coalesce(s.origin, g.origin) AS origin,
    list_concat(coalesce(s.fact_ids, []), list_concat(coalesce(g.fact_ids, []), coalesce(h.fact_ids, []))) AS fact_ids
FROM y
JOIN one USING (unit_id)
LEFT JOIN spending AS s ON s.unit_id = y.unit_id AND s.fiscal_year = y.fiscal_year AND s.stage = '决算' AND s.scope = '全部资金'
LEFT JOIN g ON g.unit_id = y.unit_id AND g.fiscal_year = y.fiscal_year
LEFT JOIN staffing AS h ON h.unit_id = y.unit_id AND h.fiscal_year = y.fiscal_year
ORDER BY y.fiscal_year;
