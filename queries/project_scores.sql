-- title: 得分高的项目，钱花完了吗
-- note: 自评得分与预算执行率放在一起。自评是单位给自己打的分。
-- basis: 项目支出绩效自评表
-- param: districts text = '' 区县，空为全部
-- param: kinds text = '' 单位种类，空为全部
-- param: peers text = '' 和谁比：空为全部，kind:种类，district:区县，size:单位编号，list:编号,编号
-- param: years_from integer = 2000
-- param: years_to integer = 2100
-- column: project 项目
-- column: score 自评得分
-- column: grade 等次
-- column: execution_rate 执行率（%）
-- column: adjusted_budget 全年预算（万元）
-- column: executed 执行（万元）
-- chart: dot x=execution_rate y=score color=unit text=project
SELECT c.unit_id, c.unit, c.district, c.kind, c.fiscal_year, c.project, CAST(c.score AS DECIMAL(18, 2)) AS score, c.grade, c.execution_rate, c.adjusted_budget, c.executed, c.fact_ids
FROM projects AS c
SEMI JOIN peer_units($peers) AS p ON p.unit_id = c.unit_id
WHERE c.score IS NOT NULL AND c.adjusted_budget IS NOT NULL AND c.executed IS NOT NULL AND picked(c.district, $districts) AND picked(c.kind, $kinds) AND c.fiscal_year BETWEEN $years_from AND $years_to
ORDER BY c.score DESC, c.execution_rate DESC NULLS LAST, c.unit, c.fiscal_year, c.project;
