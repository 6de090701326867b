-- title: 采购占支出多少
-- basis: 决算 · 政府采购支出总额 ÷ 本年支出合计
-- param: districts text = '' 区县，空为全部
-- param: kinds text = '' 单位种类，空为全部
-- param: peers text = '' 和谁比：空为全部，kind:种类，district:区县，size:单位编号，list:编号,编号
-- param: years_from integer = 2000
-- param: years_to integer = 2100
-- param: stage text = '' 阶段，空为各年取决算，没有时取年初预算
-- param: scope text = '' 口径，空为全部
-- param: basket text = '' 跟着看的单位，编号用逗号分开
-- measure: procurement_share
WITH s AS (
    FROM standing('procurement_share', $districts, $kinds, $peers, $years_from, $years_to, $stage, $scope, $basket)
)
SELECT
    CASE
        WHEN s.figures = 0 THEN '所选范围里，没有一份决算印出政府采购总额。'
        WHEN s.n < 3 THEN format('同一年度、同一阶段和口径能比采购占本年支出的只有 {} 个单位，不排名次。有的是：{}（%）。', s.n, s.listed)
        ELSE format('{} 年 {} 个单位里，采购占本年支出最高的是{}，{}%；最低的是{}，{}%；中位数 {}%。', s.fiscal_year, s.n, s.highest_unit, s.highest, s.lowest_unit, s.lowest, s.median)
    END
    || CASE WHEN s.n >= 3 AND s.placed IS NOT NULL THEN format('跟着看的单位：{}。', s.placed) ELSE '' END AS sentence,
    coalesce(s.fact_ids, []) AS fact_ids
FROM s;
