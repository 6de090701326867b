-- title: “三公”决算为年初预算的多少
-- note: 到分不差的标在“分毫不差”一列：是刚好花完，还是预算后来改过，报告里看不出来。
-- basis: “三公”合计 · 决算 ÷ 年初预算
-- param: districts text = '' 区县，空为全部
-- param: kinds text = '' 单位种类，空为全部
-- param: peers text = '' 和谁比：空为全部，kind:种类，district:区县，size:单位编号，list:编号,编号
-- param: years_from integer = 2000
-- param: years_to integer = 2100
-- param: scope text = '' 口径，空为全部
-- param: like text = 'off' 同口径才比
-- param: level text = 'unit' 一行是：unit 单位，kind 种类，district 区县
-- measure: sangong_execution
-- column: final 决算（万元）
-- column: budget 年初预算（万元）
-- column: rate 决算为预算的（%）
-- column: same 分毫不差
-- column: n 单位数
-- chart: bar x=rate y=label color=unit label=% rule=100
SELECT
    r.label,
    r.unit_id,
    r.unit,
    r.district,
    r.kind,
    r.fiscal_year,
    r.part AS final,
    r.whole AS budget,
    CAST(r.value AS DECIMAL(18, 2)) AS rate,
    r.part = r.whole AND r.part > 0 AS same,
    r.n,
    r.fact_ids
FROM ranked('sangong_execution', $districts, $kinds, $peers, $years_from, $years_to, '', $scope, $like, $level) AS r
ORDER BY same DESC NULLS LAST, rate DESC, r.unit, r.fiscal_year;
