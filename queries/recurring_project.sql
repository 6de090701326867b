-- title: 同一个项目，一年一年看
-- note: 预算里的项目表会写前两年的预算和执行。没有报告的年份断开，不补零。
-- basis: 年初预算、调整预算、执行（决算）并列
-- param: districts text = '' 区县，空为全部
-- param: kinds text = '' 单位种类，空为全部
-- param: peers text = '' 和谁比：空为全部，kind:种类，district:区县，size:单位编号，list:编号,编号
-- param: project text = '' 项目名称，空为印得最多的
-- column: amount 金额（万元）
-- column: project 项目
-- chart: line x=fiscal_year y=amount color=stage label=万元 facet=unit
SELECT c.unit_id, c.unit, c.district, c.kind, c.fiscal_year, s.stage,
    CASE s.stage WHEN '年初预算' THEN c.budget WHEN '全年（调整）预算' THEN c.adjusted_budget ELSE c.executed END AS amount,
    c.project,
    c.fact_ids
FROM projects AS c
SEMI JOIN peer_units($peers) AS p ON p.unit_id = c.unit_id
CROSS JOIN (VALUES ('年初预算', 1), ('全年（调整）预算', 2), ('执行', 3)) AS s (stage, rank)
WHERE c.project = coalesce(nullif($project, ''), (
        SELECT project FROM projects GROUP BY project
        HAVING count(DISTINCT fiscal_year) > 1
        ORDER BY count(*) DESC, max(coalesce(executed, budget)) DESC, project LIMIT 1
    )) AND picked(c.district, $districts) AND picked(c.kind, $kinds)
    AND CASE s.stage WHEN '年初预算' THEN c.budget WHEN '全年（调整）预算' THEN c.adjusted_budget ELSE c.executed END IS NOT NULL
ORDER BY c.unit, c.fiscal_year, s.rank;
