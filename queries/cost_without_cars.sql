-- title: 花了车的钱，却没印有车
-- note: 运行费大于零，而保有量没有印出或是零。资产一节的车辆数放在旁边对照。
-- basis: 决算 · 公务用车运行费与保有量
-- param: districts text = '' 区县，空为全部
-- param: years_from integer = 2000
-- param: years_to integer = 2100
-- column: running 运行费（万元）
-- column: kept 保有量（辆）
-- column: owned 资产里的车（辆）
-- chart: none
SELECT unit, fiscal_year, running, kept, owned, fact_ids
FROM vehicles
WHERE running > 0 AND coalesce(kept, 0) = 0 AND picked(district, $districts) AND fiscal_year BETWEEN $years_from AND $years_to
ORDER BY running DESC, unit, fiscal_year;
