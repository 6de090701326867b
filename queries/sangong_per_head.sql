-- title: 人均“三公”经费：按在职，还是按编制
-- note: 分母不同，名次会变。分母取同年人数；同年没有的取最近一年，并写明是哪一年。
-- basis: 决算 ÷ 在职人数、÷ 编制人数
-- param: districts text = '' 区县，空为全部
-- param: kinds text = '' 单位种类，空为全部
-- param: peers text = '' 和谁比：空为全部，kind:种类，district:区县，size:单位编号，list:编号,编号
-- param: years_from integer = 2000
-- param: years_to integer = 2100
-- param: scope text = '' 口径，空为全部
-- param: like text = 'off' 同口径才比
-- param: level text = 'unit' 一行是：unit 单位，kind 种类，district 区县
-- measure: sangong_per_head
-- column: denominator 分母
-- column: per_head 人均（万元）
-- column: sangong_wan “三公”合计（万元）
-- column: people 人数
-- column: headcount_year 人数的年份
-- column: n 单位数
-- chart: dumbbell x=per_head y=label color=denominator label=万元/人
SELECT
    r.label,
    r.unit_id,
    r.unit,
    r.district,
    r.kind,
    r.fiscal_year,
    r.scope,
    r.denominator,
    CAST(r.value AS DECIMAL(18, 2)) AS per_head,
    r.part AS sangong_wan,
    CAST(r.whole AS INTEGER) AS people,
    r.headcount_year,
    r.n,
    r.fact_ids
FROM (
    SELECT '按在职' AS denominator, 1 AS rank, * FROM ranked('sangong_per_head', $districts, $kinds, $peers, $years_from, $years_to, '决算', $scope, $like, $level)
    UNION ALL
    SELECT '按编制', 2, * FROM ranked('sangong_per_post', $districts, $kinds, $peers, $years_from, $years_to, '决算', $scope, $like, $level)
) AS r
WHERE r.value IS NOT NULL
ORDER BY r.unit, r.fiscal_year, r.rank;
