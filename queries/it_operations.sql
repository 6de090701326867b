-- title: 运行维护类项目，人均多少
-- note: 名称里有运维、运行维护或维护的项目，除以在职人数。人数同年没有的取最近一年，写明是哪一年。
-- basis: 项目执行数（没有的用年初预算）÷ 在职人数
-- param: districts text = '' 区县，空为全部
-- param: kinds text = '' 单位种类，空为全部
-- param: peers text = '' 和谁比：空为全部，kind:种类，district:区县，size:单位编号，list:编号,编号
-- param: years_from integer = 2000
-- param: years_to integer = 2100
-- param: stage text = '' 阶段，空为各年取决算，没有时取年初预算
-- param: scope text = '' 口径，空为全部
-- param: like text = 'off' 同口径才比
-- param: level text = 'unit' 一行是：unit 单位，kind 种类，district 区县
-- measure: it_per_head
-- column: operations 运维项目（万元）
-- column: in_post 在职（人）
-- column: per_head 人均（万元）
-- column: names 项目
-- column: n 单位数
-- column: gap 为什么没有
-- column: headcount_year 人数的年份
-- chart: bar x=per_head y=label color=unit label=万元/人 missing=人数没有
SELECT
    r.label,
    r.unit_id,
    r.unit,
    r.district,
    r.kind,
    r.fiscal_year,
    r.stage,
    r.scope,
    r.part AS operations,
    CAST(r.whole AS INTEGER) AS in_post,
    CAST(r.value AS DECIMAL(18, 2)) AS per_head,
    p.names,
    r.headcount_year,
    r.n,
    r.gap,
    r.fact_ids
FROM ranked('it_per_head', $districts, $kinds, $peers, $years_from, $years_to, $stage, $scope, $like, $level) AS r
LEFT JOIN (
    SELECT unit_id, fiscal_year, executed IS NULL AS planned, string_agg(project, '、' ORDER BY project) AS names
    FROM projects
    WHERE listed AND coalesce(executed, budget) > 0 AND is_operations(project)
    GROUP BY ALL
) AS p ON p.unit_id = r.unit_id AND p.fiscal_year = r.fiscal_year AND p.planned = (r.stage = '年初预算')
ORDER BY r.value DESC NULLS LAST, r.unit, r.fiscal_year;
