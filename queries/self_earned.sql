-- title: 收入里不靠财政拨款的有多少
-- note: 1 − 财政拨款收入 ÷ 本年收入合计。
-- basis: 全部资金
-- param: districts text = '' 区县，空为全部
-- param: kinds text = '' 单位种类，空为全部
-- param: peers text = '' 和谁比：空为全部，kind:种类，district:区县，size:单位编号，list:编号,编号
-- param: years_from integer = 2000
-- param: years_to integer = 2100
-- param: stage text = '' 阶段，空为各年取决算，没有时取年初预算
-- param: scope text = '' 口径，空为全部
-- param: like text = 'off' 同口径才比
-- param: level text = 'unit' 一行是：unit 单位，kind 种类，district 区县
-- measure: self_earned
-- column: earned 非财政收入（万元）
-- column: total 本年收入（万元）
-- column: earned_share 非财政（%）
-- column: n 单位数
-- column: gap 为什么没有
-- chart: bar x=earned_share y=label color=unit label=%
SELECT
    r.label,
    r.unit_id,
    r.unit,
    r.district,
    r.kind,
    r.fiscal_year,
    r.stage,
    r.scope,
    r.part AS earned,
    r.whole AS total,
    CAST(r.value AS DECIMAL(18, 2)) AS earned_share,
    r.n,
    r.gap,
    r.fact_ids
FROM ranked('self_earned', $districts, $kinds, $peers, $years_from, $years_to, $stage, $scope, $like, $level) AS r
ORDER BY r.value DESC NULLS LAST, r.unit, r.fiscal_year;
