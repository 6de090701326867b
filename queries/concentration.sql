-- title: 项目支出集中在几个项目上
-- note: 最大的一个列名项目占项目支出的比例。列名的项目没有列全时，最大的可能没有列出，看“列名项目占项目支出”。
-- basis: 列名项目的执行数（没有的用年初预算）÷ 项目支出
-- param: districts text = '' 区县，空为全部
-- param: kinds text = '' 单位种类，空为全部
-- param: peers text = '' 和谁比：空为全部，kind:种类，district:区县，size:单位编号，list:编号,编号
-- param: years_from integer = 2000
-- param: years_to integer = 2100
-- param: stage text = '' 阶段，空为各年取决算，没有时取年初预算
-- param: scope text = '' 口径，空为全部
-- param: like text = 'off' 同口径才比
-- param: level text = 'unit' 一行是：unit 单位，kind 种类，district 区县
-- measure: top_project_share
-- column: largest_wan 最大的项目（万元）
-- column: project 项目支出（万元）
-- column: largest_share 占项目支出（%）
-- column: largest 最大的项目
-- column: projects_named 列名项目（个）
-- column: named_share 列名项目占项目支出（%）
-- column: n 单位数
-- column: gap 为什么没有
-- chart: bar x=largest_share y=label color=unit label=% max=100
SELECT
    r.label,
    r.unit_id,
    r.unit,
    r.district,
    r.kind,
    r.fiscal_year,
    r.stage,
    r.scope,
    r.part AS largest_wan,
    r.whole AS project,
    CAST(r.value AS DECIMAL(18, 2)) AS largest_share,
    p.largest,
    p.projects_named,
    percent(p.amount, r.whole) AS named_share,
    r.n,
    r.gap,
    r.fact_ids
FROM ranked('top_project_share', $districts, $kinds, $peers, $years_from, $years_to, $stage, $scope, $like, $level) AS r
LEFT JOIN (
    SELECT unit_id, fiscal_year, executed IS NULL AS planned, count(*) AS projects_named, sum(coalesce(executed, budget)) AS amount,
        arg_max(project, coalesce(executed, budget)) AS largest
    FROM projects
    WHERE listed AND coalesce(executed, budget) > 0
    GROUP BY ALL
) AS p ON p.unit_id = r.unit_id AND p.fiscal_year = r.fiscal_year AND p.planned = (r.stage = '年初预算')
ORDER BY r.value DESC NULLS LAST, r.unit, r.fiscal_year;
