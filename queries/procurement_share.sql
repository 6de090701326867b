-- title: 支出里有多少是政府采购
-- note: 采购总额 ÷ 本年支出，按印出的金额重算。报告没有说采购总额算到哪些合同。
-- basis: 决算 · 政府采购支出总额 ÷ 本年支出合计
-- param: districts text = '' 区县，空为全部
-- param: kinds text = '' 单位种类，空为全部
-- param: peers text = '' 和谁比：空为全部，kind:种类，district:区县，size:单位编号，list:编号,编号
-- param: years_from integer = 2000
-- param: years_to integer = 2100
-- param: stage text = '' 阶段，空为各年取决算，没有时取年初预算
-- param: scope text = '' 口径，空为全部
-- param: like text = 'off' 同口径才比
-- param: level text = 'unit' 一行是：unit 单位，kind 种类，district 区县
-- measure: procurement_share
-- column: procured 采购（万元）
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
    r.part AS procured,
    r.whole AS spent,
    CAST(r.value AS DECIMAL(18, 2)) AS share,
    r.n,
    r.gap,
    r.fact_ids
FROM ranked('procurement_share', $districts, $kinds, $peers, $years_from, $years_to, $stage, $scope, $like, $level) AS r
ORDER BY r.value DESC NULLS LAST, r.unit, r.fiscal_year;
