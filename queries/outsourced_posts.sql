-- title: 花钱买的岗位，是人员经费的几倍
-- note: 名称里有购岗、劳务、外包、派遣、聘用或人员经费的项目，除以人员经费；决算比决算，预算比预算。只认名称，名称不说的认不出来。
-- basis: 项目执行数 ÷ 一般公共预算基本支出的人员经费；没有决算时用年初预算
-- param: districts text = '' 区县，空为全部
-- param: kinds text = '' 单位种类，空为全部
-- param: peers text = '' 和谁比：空为全部，kind:种类，district:区县，size:单位编号，list:编号,编号
-- param: years_from integer = 2000
-- param: years_to integer = 2100
-- param: stage text = '' 阶段，空为各年取决算，没有时取年初预算
-- param: scope text = '' 口径，空为全部
-- param: like text = 'off' 同口径才比
-- param: level text = 'unit' 一行是：unit 单位，kind 种类，district 区县
-- measure: outsourced_times
-- column: outsourced 购买岗位（万元）
-- column: personnel 人员经费（万元）
-- column: times 倍
-- column: names 项目
-- column: n 单位数
-- column: gap 为什么没有
-- chart: bar x=times y=label color=unit label=倍 missing=人员经费没有
SELECT
    r.label,
    r.unit_id,
    r.unit,
    r.district,
    r.kind,
    r.fiscal_year,
    r.stage,
    r.scope,
    r.part AS outsourced,
    r.whole AS personnel,
    CAST(r.value AS DECIMAL(18, 2)) AS times,
    p.names,
    r.n,
    r.gap,
    r.fact_ids
FROM ranked('outsourced_times', $districts, $kinds, $peers, $years_from, $years_to, $stage, $scope, $like, $level) AS r
LEFT JOIN (
    SELECT unit_id, fiscal_year, executed IS NULL AS planned, string_agg(project, '、' ORDER BY project) AS names
    FROM projects
    WHERE listed AND coalesce(executed, budget) > 0 AND is_outsourced(project)
    GROUP BY ALL
) AS p ON p.unit_id = r.unit_id AND p.fiscal_year = r.fiscal_year AND p.planned = (r.stage = '年初预算')
ORDER BY r.value DESC NULLS LAST, r.unit, r.fiscal_year;
