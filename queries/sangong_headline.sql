-- title: 每辆车的运行费谁最高
-- basis: 决算；运行费 ÷ 年末保有量；没印保有量的不能算
-- param: districts text = '' 区县，空为全部
-- param: years_from integer = 2000
-- param: years_to integer = 2100
WITH cars AS (
    SELECT * FROM vehicles
    WHERE picked(district, $districts) AND fiscal_year BETWEEN $years_from AND $years_to AND running IS NOT NULL
), top AS (
    FROM cars WHERE running_per_vehicle IS NOT NULL ORDER BY running_per_vehicle DESC, fiscal_year DESC LIMIT 1
), blind AS (
    FROM cars WHERE running > 0 AND coalesce(kept, 0) = 0 ORDER BY running DESC LIMIT 1
)
SELECT
    CASE
        WHEN (SELECT count(*) FROM cars) = 0 THEN '所选区县和年度里，没有一份决算印出公务用车运行费。'
        WHEN (SELECT count(*) FROM top) = 0 THEN '所选区县和年度里，没有一份决算同时印出运行费和保有量，算不出每辆车的运行费。'
        ELSE (SELECT format('能算出的单位里，每辆车运行费最高的是{}（{} 年）：{} 万元 ÷ {} 辆 = 每辆 {:.2f} 万元。', unit, fiscal_year, rtrim(rtrim(CAST(CAST(running AS DECIMAL(18,2)) AS VARCHAR), '0'), '.'), kept, CAST(running_per_vehicle AS DOUBLE)) FROM top)
    END
    || coalesce((SELECT format('但{}（{} 年）花了 {} 万元运行费，却没有印出保有量{}，它可能更高。', unit, fiscal_year, rtrim(rtrim(CAST(CAST(running AS DECIMAL(18,2)) AS VARCHAR), '0'), '.'), CASE WHEN owned = 0 THEN '，资产一节还印着 0 辆' ELSE '' END) FROM blind), '') AS sentence,
    list_concat(coalesce((SELECT fact_ids FROM top), []), coalesce((SELECT fact_ids FROM blind), [])) AS fact_ids;
