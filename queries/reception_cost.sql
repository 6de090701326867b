-- title: 接待一人次花多少
-- note: 接待费 ÷ 国内公务接待人次。没有人次的不能算，不当作零，写明为什么没有。
-- basis: 决算 · 公务接待费 ÷ 人次
-- param: districts text = '' 区县，空为全部
-- param: kinds text = '' 单位种类，空为全部
-- param: peers text = '' 和谁比：空为全部，kind:种类，district:区县，size:单位编号，list:编号,编号
-- param: years_from integer = 2000
-- param: years_to integer = 2100
-- param: stage text = '' 阶段，空为各年取决算，没有时取年初预算
-- param: scope text = '' 口径，空为全部
-- param: like text = 'off' 同口径才比
-- param: level text = 'unit' 一行是：unit 单位，kind 种类，district 区县
-- measure: reception_per_guest
-- column: reception 接待费（万元）
-- column: reception_guests 人次
-- column: yuan_per_guest 每人次（元）
-- column: n 单位数
-- column: gap 为什么没有
-- chart: bar x=yuan_per_guest y=label color=unit label=元/人次 missing=人次没有
SELECT
    r.label,
    r.unit_id,
    r.unit,
    r.district,
    r.kind,
    r.fiscal_year,
    r.stage,
    r.scope,
    r.part AS reception,
    CAST(r.whole AS INTEGER) AS reception_guests,
    CAST(r.value AS DECIMAL(18, 2)) AS yuan_per_guest,
    r.n,
    r.gap,
    r.fact_ids
FROM ranked('reception_per_guest', $districts, $kinds, $peers, $years_from, $years_to, $stage, $scope, $like, $level) AS r
ORDER BY r.value DESC NULLS LAST, r.unit, r.fiscal_year;
