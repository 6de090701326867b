-- title: 决算比预算多还是少
-- basis: 决算 · 一般公共预算财政拨款支出 ÷ 年初预算
-- param: districts text = '' 区县，空为全部
-- param: kinds text = '' 单位种类，空为全部
-- param: peers text = '' 和谁比：空为全部，kind:种类，district:区县，size:单位编号，list:编号,编号
-- param: years_from integer = 2000
-- param: years_to integer = 2100
-- param: stage text = '' 阶段，空为各年取决算，没有时取年初预算
-- param: scope text = '' 口径，空为全部
-- param: basket text = '' 跟着看的单位，编号用逗号分开
-- measure: execution_initial
WITH s AS (
    FROM standing('execution_initial', $districts, $kinds, $peers, $years_from, $years_to, $stage, $scope, $basket)
), over_by_year AS (
    SELECT fiscal_year, count(*) AS n
    FROM compared('execution_initial', $districts, $kinds, $peers, $years_from, $years_to, $stage, $scope, 'off', 'unit')
    WHERE value > 100
    GROUP BY fiscal_year
)
SELECT
    CASE
        WHEN s.figures = 0 THEN '所选范围里，没有一份决算同时印出年初预算和决算。'
        WHEN s.n < 3 THEN format('同一年度能比决算和年初预算的只有 {} 个单位，不排名次。有的是：{}（%）。', s.n, s.listed)
        ELSE format('{} 年 {} 份决算里，{} 份超过了年初预算；最高的是{}，花到年初预算的 {}%；中位数 {}%。', s.fiscal_year, s.n, (SELECT coalesce(max(o.n), 0) FROM over_by_year AS o WHERE o.fiscal_year = s.fiscal_year), s.highest_unit, s.highest, s.median)
    END
    || CASE WHEN s.n >= 3 AND s.placed IS NOT NULL THEN format('跟着看的单位：{}。', s.placed) ELSE '' END AS sentence,
    coalesce(s.fact_ids, []) AS fact_ids
FROM s;
