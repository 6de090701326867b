-- title: 年末结转占本年支出多少
-- note: 年末结转和结余 ÷ 本年支出。
-- basis: 决算 · 年末结转和结余 ÷ 本年支出合计
-- param: districts text = '' 区县，空为全部
-- param: kinds text = '' 单位种类，空为全部
-- param: peers text = '' 和谁比：空为全部，kind:种类，district:区县，size:单位编号，list:编号,编号
-- param: years_from integer = 2000
-- param: years_to integer = 2100
-- param: stage text = '' 阶段，空为各年取决算，没有时取年初预算
-- param: scope text = '' 口径，空为全部
-- param: like text = 'off' 同口径才比
-- param: level text = 'unit' 一行是：unit 单位，kind 种类，district 区县
-- measure: carry_over_share
-- column: closing 年末结转（万元）
-- column: spent 本年支出（万元）
-- column: share 占支出（%）
-- column: n 单位数
-- column: gap 为什么没有
-- chart: bar x=share y=label color=unit label=%
SELECT
    r.label,
    r.unit_id,
    r.unit,
    r.district,
    r.kind,
    r.fiscal_year,
    r.stage,
    r.scope,
    r.part AS closing,
    r.whole AS spent,
    CAST(r.value AS DECIMAL(18, 2)) AS share,
    r.n,
    r.gap,
    r.fact_ids
FROM ranked('carry_over_share', $districts, $kinds, $peers, $years_from, $years_to, $stage, $scope, $like, $level) AS r
ORDER BY r.value DESC NULLS LAST, r.unit, r.fiscal_year;
