-- title: 每百个数里有几处矛盾
-- note: 矛盾只数规则判定的，不数尾差和待核。数多的报告矛盾也多，所以看每百个数。
-- basis: 每份报告 · 印出的数与疑点
-- param: districts text = '' 区县，空为全部
-- param: kinds text = '' 单位种类，空为全部
-- param: peers text = '' 和谁比：空为全部，kind:种类，district:区县，size:单位编号，list:编号,编号
-- param: years_from integer = 2000
-- param: years_to integer = 2100
-- param: stage text = '' 阶段，空为各年取决算，没有时取年初预算
-- param: scope text = '' 口径，空为全部
-- param: like text = 'off' 同口径才比
-- param: level text = 'unit' 一行是：unit 单位，kind 种类，district 区县
-- measure: errors_per_hundred
-- column: errors 矛盾
-- column: figures 印出的数
-- column: per_hundred 每百个数
-- column: n 单位数
-- chart: bar x=per_hundred y=label color=unit label=处
SELECT
    r.label,
    r.unit_id,
    r.unit,
    r.district,
    r.kind,
    r.fiscal_year,
    r.stage,
    CAST(r.part AS INTEGER) AS errors,
    CAST(r.whole AS INTEGER) AS figures,
    CAST(r.value AS DECIMAL(18, 2)) AS per_hundred,
    r.n,
    r.fact_ids
FROM ranked('errors_per_hundred', $districts, $kinds, $peers, $years_from, $years_to, $stage, $scope, $like, $level) AS r
ORDER BY r.value DESC, r.unit, r.fiscal_year;
