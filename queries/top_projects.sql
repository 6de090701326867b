-- title: 最大的项目和它们的执行率
-- note: 每个单位取最近一年里金额最大的十二个项目。执行率 = 执行 ÷ 全年预算；没印全年预算的不算。
-- basis: 决算、执行；没有时用年初预算
-- param: districts text = '' 区县，空为全部
-- param: years_from integer = 2000
-- param: years_to integer = 2100
-- column: project 项目
-- column: amount 金额（万元）
-- column: adjusted_budget 全年预算（万元）
-- column: execution_rate 执行率（%）
-- chart: bar x=amount y=label color=unit label=万元 text=rate_text
SELECT
    project || '（' || fiscal_year || '）' AS label,
    unit,
    fiscal_year,
    project,
    coalesce(executed, budget) AS amount,
    CASE WHEN executed IS NULL THEN '年初预算' ELSE '决算' END AS stage,
    adjusted_budget,
    execution_rate,
    CASE WHEN execution_rate IS NULL THEN '' ELSE '执行 ' || execution_rate || '%' END AS rate_text,
    fact_ids
FROM projects
WHERE listed AND coalesce(executed, budget) IS NOT NULL AND share_of_projects IS NOT NULL AND picked(district, $districts) AND fiscal_year BETWEEN $years_from AND $years_to
QUALIFY fiscal_year = max(fiscal_year) OVER (PARTITION BY unit_id)
    AND row_number() OVER (PARTITION BY unit_id ORDER BY coalesce(executed, budget) DESC, project) <= 12
ORDER BY amount DESC, label;
