-- title: 项目，历年
-- note: 列名的项目，最多四十个，按最近一年的金额排。项目名称照报告所印，换了名字看作两个。
-- empty: 这个单位的报告没有逐个列出项目。
-- basis: 决算、执行；没有时用年初预算
-- param: unit text = '' 单位（编号或名称），空为报告最多的
-- column: project 项目
-- column: amount 金额（万元）
-- column: budget 年初预算（万元）
-- column: adjusted_budget 全年预算（万元）
-- column: execution_rate 执行率（%）
-- chart: line x=fiscal_year y=amount color=project label=万元
WITH one AS (
    FROM units
    WHERE unit = $unit OR unit_id = $unit OR $unit = '' OR unit_id IN (SELECT n.unit_id FROM unit_names AS n WHERE n.name = $unit)
    ORDER BY (SELECT count(*) FROM documents AS d WHERE d.unit_id = units.unit_id) DESC, unit LIMIT 1
), p AS (
    SELECT c.*, coalesce(c.executed, c.budget) AS amount
    FROM projects AS c
    JOIN one USING (unit_id)
    WHERE c.listed AND coalesce(c.executed, c.budget) IS NOT NULL
), placed AS (
    SELECT project, row_number() OVER (ORDER BY max(fiscal_year) DESC, arg_max(amount, fiscal_year) DESC, project) AS place FROM p GROUP BY project
)
SELECT p.unit_id, p.unit, p.project, p.fiscal_year, p.amount, CASE WHEN p.executed IS NULL THEN '年初预算' ELSE '决算' END AS stage, p.budget, p.adjusted_budget, p.execution_rate, p.fact_ids
FROM p
JOIN placed USING (project)
WHERE placed.place <= 40
ORDER BY placed.place, p.fiscal_year;
