-- title: 年中调了多少预算
-- note: 全年（调整后）预算 ÷ 年初预算 − 1。全年预算出自部门整体绩效自评表，年初预算出自一般公共预算，所以只在没有别的资金时可比。
-- basis: 全年预算与年初预算
-- param: districts text = '' 区县，空为全部
-- param: kinds text = '' 单位种类，空为全部
-- param: peers text = '' 和谁比：空为全部，kind:种类，district:区县，size:单位编号，list:编号,编号
-- param: years_from integer = 2000
-- param: years_to integer = 2100
-- param: scope text = '' 口径，空为全部
-- param: like text = 'off' 同口径才比
-- param: level text = 'unit' 一行是：unit 单位，kind 种类，district 区县
-- measure: adjustment
-- column: changed 调整（万元）
-- column: initial 年初预算（万元）
-- column: change 调整（%）
-- column: n 单位数
-- column: gap 为什么没有
-- chart: bar x=change y=label color=unit label=%
SELECT
    r.label,
    r.unit_id,
    r.unit,
    r.district,
    r.kind,
    r.fiscal_year,
    r.stage,
    r.scope,
    r.part AS changed,
    r.whole AS initial,
    CAST(r.value AS DECIMAL(18, 2)) AS change,
    r.n,
    r.gap,
    r.fact_ids
FROM ranked('adjustment', $districts, $kinds, $peers, $years_from, $years_to, '', $scope, $like, $level) AS r
ORDER BY r.value DESC NULLS LAST, r.unit, r.fiscal_year;
