-- title: 自评管住了多少项目支出
-- note: 有自评表的项目的执行数之和 ÷ 项目支出。超过 100% 说明自评表里有不算项目支出的钱，或者算了两遍。
-- basis: 决算 · 项目自评执行数 ÷ 项目支出
-- param: districts text = '' 区县，空为全部
-- param: kinds text = '' 单位种类，空为全部
-- param: peers text = '' 和谁比：空为全部，kind:种类，district:区县，size:单位编号，list:编号,编号
-- param: years_from integer = 2000
-- param: years_to integer = 2100
-- param: stage text = '' 阶段，空为各年取决算，没有时取年初预算
-- param: scope text = '' 口径，空为全部
-- param: like text = 'off' 同口径才比
-- param: level text = 'unit' 一行是：unit 单位，kind 种类，district 区县
-- measure: evaluation_coverage
-- column: assessed 自评项目（万元）
-- column: project 项目支出（万元）
-- column: share 自评覆盖（%）
-- column: n 单位数
-- column: gap 为什么没有
-- chart: bar x=share y=label color=unit label=% rule=100
SELECT
    r.label,
    r.unit_id,
    r.unit,
    r.district,
    r.kind,
    r.fiscal_year,
    r.stage,
    r.scope,
    r.part AS assessed,
    r.whole AS project,
    CAST(r.value AS DECIMAL(18, 2)) AS share,
    r.n,
    r.gap,
    r.fact_ids
FROM ranked('evaluation_coverage', $districts, $kinds, $peers, $years_from, $years_to, $stage, $scope, $like, $level) AS r
ORDER BY r.value DESC NULLS LAST, r.unit, r.fiscal_year;
