-- title: 同一个项目，一年一年看
-- note: 预算里的项目表会写前两年的预算和执行。没有报告的年份断开，不补零。
-- basis: 年初预算、调整预算、执行（决算）并列
-- param: districts text = '' 区县，空为全部
-- param: project text = '监督员政府购岗费' 项目名称
-- column: amount 金额（万元）
-- column: project 项目
-- chart: line x=fiscal_year y=amount color=stage label=万元 facet=unit
SELECT p.unit, p.fiscal_year, s.stage,
    CASE s.stage WHEN '年初预算' THEN p.budget WHEN '全年（调整）预算' THEN p.adjusted_budget ELSE p.executed END AS amount,
    p.project,
    p.fact_ids
FROM projects AS p
CROSS JOIN (VALUES ('年初预算', 1), ('全年（调整）预算', 2), ('执行', 3)) AS s (stage, rank)
WHERE p.project = $project AND picked(p.district, $districts)
    AND CASE s.stage WHEN '年初预算' THEN p.budget WHEN '全年（调整）预算' THEN p.adjusted_budget ELSE p.executed END IS NOT NULL
ORDER BY p.unit, p.fiscal_year, s.rank;
