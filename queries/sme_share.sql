-- title: 采购给了中小企业多少
-- note: 授予中小企业合同金额 ÷ 采购总额，按金额重算。
-- basis: 授予中小企业 ÷ 采购总额
-- param: districts text = '' 区县，空为全部
-- param: kinds text = '' 单位种类，空为全部
-- param: peers text = '' 和谁比：空为全部，kind:种类，district:区县，size:单位编号，list:编号,编号
-- param: years_from integer = 2000
-- param: years_to integer = 2100
-- param: stage text = '' 阶段，空为各年取决算，没有时取年初预算
-- param: scope text = '' 口径，空为全部
-- param: like text = 'off' 同口径才比
-- param: level text = 'unit' 一行是：unit 单位，kind 种类，district 区县
-- measure: sme_share
-- column: sme 中小企业（万元）
-- column: total 采购（万元）
-- column: sme_share 占比（%）
-- column: n 单位数
-- column: gap 为什么没有
-- chart: bar x=sme_share y=label color=unit label=% max=100
SELECT
    r.label,
    r.unit_id,
    r.unit,
    r.district,
    r.kind,
    r.fiscal_year,
    r.stage,
    r.scope,
    r.part AS sme,
    r.whole AS total,
    CAST(r.value AS DECIMAL(18, 2)) AS sme_share,
    r.n,
    r.gap,
    r.fact_ids
FROM ranked('sme_share', $districts, $kinds, $peers, $years_from, $years_to, $stage, $scope, $like, $level) AS r
ORDER BY r.value DESC NULLS LAST, r.unit, r.fiscal_year;
