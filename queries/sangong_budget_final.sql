-- title: “三公”经费：年初预算、全年预算与决算
-- note: 三个阶段是三个数，不能互相代替：表印全年预算、文字印年初预算时，两个完成率都“对”。
-- basis: 各阶段并列 · 年初预算、全年预算、决算
-- param: districts text = '' 区县，空为全部
-- param: years_from integer = 2000
-- param: years_to integer = 2100
-- column: amount “三公”合计（万元）
-- column: of_initial_budget 为年初预算的（%）
-- chart: dumbbell x=amount y=label color=stage label=万元
SELECT
    unit || ' ' || fiscal_year AS label,
    unit,
    fiscal_year,
    stage,
    total AS amount,
    scope,
    origin,
    percent(total, max(total) FILTER (stage = '年初预算') OVER same) AS of_initial_budget,
    fact_ids
FROM sangong
WHERE total IS NOT NULL AND origin <> 'derived' AND picked(district, $districts) AND fiscal_year BETWEEN $years_from AND $years_to
WINDOW same AS (PARTITION BY unit_id, fiscal_year)
ORDER BY unit, fiscal_year, list_position(['年初预算', '全年预算', '决算'], stage);
