-- title: 每辆公务用车的年运行费
-- note: 运行费 ÷ 年末保有量。购置费大起大落，不和运行费混在一起。没有印保有量的画成“不明”，不当作零。
-- basis: 决算 · 公务用车运行费 ÷ 年末保有量
-- param: districts text = '' 区县，空为全部
-- param: years_from integer = 2000
-- param: years_to integer = 2100
-- column: running_wan 运行费（万元）
-- column: vehicles_kept 保有量（辆）
-- column: vehicles_owned 资产里的车（辆）
-- column: per_vehicle 每辆运行费（万元）
-- chart: bar x=per_vehicle y=label color=unit label=万元/辆 missing=保有量没有印出
SELECT
    unit,
    fiscal_year,
    scope,
    unit || ' ' || fiscal_year AS label,
    running AS running_wan,
    kept AS vehicles_kept,
    owned AS vehicles_owned,
    CAST(running_per_vehicle AS DECIMAL(18, 2)) AS per_vehicle,
    fact_ids
FROM vehicles
WHERE running IS NOT NULL AND picked(district, $districts) AND fiscal_year BETWEEN $years_from AND $years_to
ORDER BY running_per_vehicle DESC NULLS LAST, unit, fiscal_year;
