-- title: 自评管住了多少项目支出
-- note: 有自评表的项目的执行数之和 ÷ 项目支出。超过 100% 说明自评表里有不算项目支出的钱，或者算了两遍。
-- basis: 决算 · 项目自评执行数 ÷ 项目支出
-- param: districts text = '' 区县，空为全部
-- param: years_from integer = 2000
-- param: years_to integer = 2100
-- column: assessed 自评项目（万元）
-- column: project 项目支出（万元）
-- column: share 自评覆盖（%）
-- column: forms 自评表（张）
-- chart: bar x=share y=label color=unit label=%
WITH e AS (
    SELECT unit_id, fiscal_year, count(DISTINCT item) AS forms, sum(amount) AS assessed, list(fact_id ORDER BY line, fact_id) AS ids
    FROM (
        SELECT DISTINCT ON (unit_id, fiscal_year, item) *
        FROM facts
        WHERE subject = '项目绩效' AND measure = '金额' AND stage = '执行' AND origin = 'form' AND amount IS NOT NULL
        ORDER BY unit_id, fiscal_year, item, line
    )
    GROUP BY unit_id, fiscal_year
)
SELECT s.unit || ' ' || s.fiscal_year AS label, s.unit, s.fiscal_year, e.forms, e.assessed, s.project,
    percent(e.assessed, s.project) AS share, list_concat(e.ids, s.fact_ids) AS fact_ids
FROM e
JOIN spending AS s ON s.unit_id = e.unit_id AND s.fiscal_year = e.fiscal_year AND s.stage = '决算'
WHERE s.project IS NOT NULL AND picked(s.district, $districts) AND s.fiscal_year BETWEEN $years_from AND $years_to
ORDER BY share DESC, s.unit, s.fiscal_year;
