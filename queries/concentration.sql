-- title: 项目支出集中在几个项目上
-- note: 最大的一个项目占列名项目的比例，和集中度（各项目比例的平方和，1 是只有一个项目）。没有列名的项目不在内。
-- basis: 列名项目的执行数；没有执行数的用预算
-- param: districts text = '' 区县，空为全部
-- param: years_from integer = 2000
-- param: years_to integer = 2100
-- column: projects_named 列名项目（个）
-- column: largest 最大的项目
-- column: largest_share 占列名项目（%）
-- column: concentration 集中度
-- chart: bar x=largest_share y=label color=unit label=%
WITH p AS (
    SELECT *, coalesce(executed, budget, adjusted_budget) AS amount FROM projects WHERE listed
), t AS (
    SELECT unit_id, fiscal_year, sum(amount) AS whole FROM p GROUP BY ALL
)
SELECT
    any_value(p.unit) || ' ' || p.fiscal_year AS label,
    any_value(p.unit) AS unit,
    p.fiscal_year,
    count(*) AS projects_named,
    arg_max(p.project, p.amount) AS largest,
    percent(max(p.amount), any_value(t.whole)) AS largest_share,
    CAST(sum(CAST(p.amount / t.whole AS DOUBLE) * CAST(p.amount / t.whole AS DOUBLE)) AS DECIMAL(18, 3)) AS concentration,
    flatten(list(p.fact_ids ORDER BY p.amount DESC, p.project)) AS fact_ids
FROM p
JOIN t USING (unit_id, fiscal_year)
WHERE t.whole > 0 AND picked(p.district, $districts) AND p.fiscal_year BETWEEN $years_from AND $years_to
GROUP BY p.unit_id, p.fiscal_year
ORDER BY largest_share DESC, unit, p.fiscal_year;
