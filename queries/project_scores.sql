-- title: 得分高的项目，钱花完了吗
-- note: 自评得分与预算执行率放在一起。自评是单位给自己打的分。
-- basis: 项目支出绩效自评表
-- param: districts text = '' 区县，空为全部
-- param: years_from integer = 2000
-- param: years_to integer = 2100
-- column: project 项目
-- column: score 自评得分
-- column: grade 等次
-- column: execution_rate 执行率（%）
-- column: adjusted_budget 全年预算（万元）
-- column: executed 执行（万元）
-- chart: none
SELECT unit, fiscal_year, project, score, grade, execution_rate, adjusted_budget, executed, fact_ids
FROM projects
WHERE adjusted_budget IS NOT NULL AND executed IS NOT NULL AND picked(district, $districts) AND fiscal_year BETWEEN $years_from AND $years_to
ORDER BY score DESC NULLS LAST, execution_rate DESC NULLS LAST, unit, fiscal_year, project;
