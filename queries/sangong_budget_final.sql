-- title: “三公”经费：年初预算、全年预算与决算
-- note: 三个阶段是三个数，不能互相代替：表印全年预算、文字印年初预算时，两个完成率都对，分母不同。超过十五个单位时只取决算最多的一年。
-- basis: 各阶段并列 · 年初预算、全年预算、决算
-- param: districts text = '' 区县，空为全部
-- param: kinds text = '' 单位种类，空为全部
-- param: peers text = '' 和谁比：空为全部，kind:种类，district:区县，size:单位编号，list:编号,编号
-- param: years_from integer = 2000
-- param: years_to integer = 2100
-- param: scope text = '' 口径，空为全部
-- measure: sangong_execution
-- column: amount “三公”合计（万元）
-- column: of_initial_budget 为年初预算的（%）
-- chart: dumbbell x=amount y=label color=stage label=万元
WITH t AS (
    SELECT DISTINCT ON (c.unit_id, c.fiscal_year, c.stage) c.*
    FROM totals AS c
    SEMI JOIN peer_units($peers) AS p ON p.unit_id = c.unit_id
    WHERE c.quantity = '三公' AND c.origin <> 'derived' AND ($scope = '' OR c.scope = $scope) AND picked(c.district, $districts) AND picked(c.kind, $kinds) AND c.fiscal_year BETWEEN $years_from AND $years_to
    ORDER BY c.unit_id, c.fiscal_year, c.stage, c.scope DESC
), size AS (
    SELECT count(DISTINCT unit_id) AS units FROM t
), fullest AS (
    SELECT fiscal_year AS best FROM t WHERE stage = '决算' GROUP BY fiscal_year ORDER BY count(*) DESC, fiscal_year DESC LIMIT 1
)
SELECT
    t.unit || ' ' || t.fiscal_year AS label,
    t.unit_id,
    t.unit,
    t.district,
    t.kind,
    t.fiscal_year,
    t.stage,
    t.amount,
    t.scope,
    t.origin,
    percent(t.amount, max(t.amount) FILTER (t.stage = '年初预算') OVER same) AS of_initial_budget,
    t.fact_ids
FROM t
CROSS JOIN size
LEFT JOIN fullest ON true
WHERE size.units <= 15 OR t.fiscal_year = fullest.best
WINDOW same AS (PARTITION BY t.unit_id, t.fiscal_year)
ORDER BY t.unit, t.fiscal_year, list_position(['年初预算', '全年预算', '决算'], t.stage);
