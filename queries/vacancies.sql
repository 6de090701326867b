-- title: 编制空着多少
-- note: 1 − 在职 ÷ 编制。编制和在职都印出的才能算；只印一样的不在内。
-- basis: 各报告所印人数
-- param: districts text = '' 区县，空为全部
-- param: kinds text = '' 单位种类，空为全部
-- param: peers text = '' 和谁比：空为全部，kind:种类，district:区县，size:单位编号，list:编号,编号
-- param: years_from integer = 2000
-- param: years_to integer = 2100
-- param: like text = 'off' 同口径才比
-- param: level text = 'unit' 一行是：unit 单位，kind 种类，district 区县
-- measure: vacancy
-- column: vacant 空编（人）
-- column: authorised 编制（人）
-- column: share 空编（%）
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
    CAST(r.part AS INTEGER) AS vacant,
    CAST(r.whole AS INTEGER) AS authorised,
    CAST(r.value AS DECIMAL(18, 2)) AS share,
    r.n,
    r.gap,
    r.fact_ids
FROM ranked('vacancy', $districts, $kinds, $peers, $years_from, $years_to, '', '', $like, $level) AS r
ORDER BY r.value DESC NULLS LAST, r.unit, r.fiscal_year;
