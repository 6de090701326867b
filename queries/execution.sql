-- title: 预算执行：比年初，比全年
-- note: 同一个决算，除以年初预算和除以全年（调整后）预算是两个率，不能互换。全年预算出自部门整体绩效自评表，没有这张表的只有一个率。
-- basis: 决算 · 一般公共预算财政拨款支出；全年预算为部门整体支出
-- param: districts text = '' 区县，空为全部
-- param: kinds text = '' 单位种类，空为全部
-- param: peers text = '' 和谁比：空为全部，kind:种类，district:区县，size:单位编号，list:编号,编号
-- param: years_from integer = 2000
-- param: years_to integer = 2100
-- param: stage text = '' 阶段，空为各年取决算，没有时取年初预算
-- param: scope text = '' 口径，空为全部
-- param: like text = 'off' 同口径才比
-- param: level text = 'unit' 一行是：unit 单位，kind 种类，district 区县
-- measure: execution_initial
-- column: basis_of 分母
-- column: rate 执行率（%）
-- column: executed 决算（万元）
-- column: budget 预算（万元）
-- column: n 单位数
-- chart: dumbbell x=rate y=label color=basis_of label=% rule=100
SELECT
    r.label,
    r.unit_id,
    r.unit,
    r.district,
    r.kind,
    r.fiscal_year,
    r.basis_of,
    CAST(r.value AS DECIMAL(18, 2)) AS rate,
    r.part AS executed,
    r.whole AS budget,
    r.n,
    r.fact_ids
FROM (
    SELECT '年初预算' AS basis_of, 1 AS rank, * FROM ranked('execution_initial', $districts, $kinds, $peers, $years_from, $years_to, $stage, $scope, $like, $level)
    UNION ALL
    SELECT '全年预算', 2, * FROM ranked('execution_adjusted', $districts, $kinds, $peers, $years_from, $years_to, $stage, $scope, $like, $level)
) AS r
ORDER BY r.unit, r.fiscal_year, r.rank;
