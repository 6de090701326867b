-- title: 每辆公务用车的年运行费
-- note: 运行费 ÷ 年末保有量。购置费大起大落，不和运行费混在一起。没有保有量的不当作零，写明为什么没有。
-- basis: 决算 · 公务用车运行费 ÷ 年末保有量
-- param: districts text = '' 区县，空为全部
-- param: kinds text = '' 单位种类，空为全部
-- param: peers text = '' 和谁比：空为全部，kind:种类，district:区县，size:单位编号，list:编号,编号
-- param: years_from integer = 2000
-- param: years_to integer = 2100
-- param: stage text = '' 阶段，空为各年取决算，没有时取年初预算
-- param: scope text = '' 口径，空为全部
-- param: like text = 'off' 同口径才比
-- param: level text = 'unit' 一行是：unit 单位，kind 种类，district 区县
-- measure: running_per_vehicle
-- column: running_wan 运行费（万元）
-- column: vehicles_kept 保有量（辆）
-- column: per_vehicle 每辆运行费（万元）
-- column: vehicles_owned 资产里的车（辆）
-- column: n 单位数
-- column: gap 为什么没有
-- chart: bar x=per_vehicle y=label color=unit label=万元/辆 missing=保有量没有
SELECT
    r.label,
    r.unit_id,
    r.unit,
    r.district,
    r.kind,
    r.fiscal_year,
    r.stage,
    r.scope,
    r.part AS running_wan,
    CAST(r.whole AS INTEGER) AS vehicles_kept,
    CAST(r.value AS DECIMAL(18, 2)) AS per_vehicle,
    v.owned AS vehicles_owned,
    r.n,
    r.gap,
    list_distinct(list_concat(r.fact_ids, coalesce(v.owned_fact_ids, []))) AS fact_ids
FROM ranked('running_per_vehicle', $districts, $kinds, $peers, $years_from, $years_to, $stage, $scope, $like, $level) AS r
LEFT JOIN vehicles AS v ON v.unit_id = r.unit_id AND v.fiscal_year = r.fiscal_year AND v.scope = r.scope
ORDER BY r.value DESC NULLS LAST, r.unit, r.fiscal_year;
