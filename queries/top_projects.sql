-- title: 最大的项目和它们的执行率
-- note: 先取每个单位所选年度里最近的一年，再排金额：不超过八个单位时各取十二个，多了取全部单位里最大的四十个和跟着看的单位的。执行率 = 执行 ÷ 全年预算；没印全年预算的不算。
-- basis: 决算、执行；没有时用年初预算
-- param: districts text = '' 区县，空为全部
-- param: kinds text = '' 单位种类，空为全部
-- param: peers text = '' 和谁比：空为全部，kind:种类，district:区县，size:单位编号，list:编号,编号
-- param: years_from integer = 2000
-- param: years_to integer = 2100
-- param: basket text = '' 跟着看的单位，编号用逗号分开
-- column: project 项目
-- column: amount 金额（万元）
-- column: adjusted_budget 全年预算（万元）
-- column: execution_rate 执行率（%）
-- chart: bar x=amount y=label color=unit label=万元 text=rate_text
WITH latest AS (
    SELECT c.*, coalesce(c.executed, c.budget) AS amount
    FROM projects AS c
    SEMI JOIN peer_units($peers) AS p ON p.unit_id = c.unit_id
    WHERE c.listed AND coalesce(c.executed, c.budget) IS NOT NULL AND picked(c.district, $districts) AND picked(c.kind, $kinds) AND c.fiscal_year BETWEEN $years_from AND $years_to
    QUALIFY c.fiscal_year = max(c.fiscal_year) OVER (PARTITION BY c.unit_id)
), placed AS (
    SELECT
        *,
        row_number() OVER (PARTITION BY unit_id ORDER BY amount DESC, project) AS own_place,
        row_number() OVER (ORDER BY amount DESC, unit_id, project) AS place,
        (SELECT count(DISTINCT unit_id) FROM latest) AS units
    FROM latest
)
SELECT
    project || '（' || CASE WHEN units > 1 THEN unit || ' ' ELSE '' END || fiscal_year || '）' AS label,
    unit_id,
    unit,
    district,
    kind,
    fiscal_year,
    project,
    amount,
    CASE WHEN executed IS NULL THEN '年初预算' ELSE '决算' END AS stage,
    adjusted_budget,
    execution_rate,
    CASE WHEN execution_rate IS NULL THEN '' ELSE '执行 ' || execution_rate || '%' END AS rate_text,
    fact_ids
FROM placed
WHERE own_place <= 12 AND (units <= 8 OR place <= 40 OR list_contains(string_split($basket, ','), unit_id))
ORDER BY amount DESC, label;
