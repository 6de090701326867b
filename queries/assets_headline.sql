-- title: 公用经费花了多少
-- basis: 一般公共预算基本支出的公用经费 ÷ 同年在职人数
-- param: districts text = '' 区县，空为全部
-- param: kinds text = '' 单位种类，空为全部
-- param: peers text = '' 和谁比：空为全部，kind:种类，district:区县，size:单位编号，list:编号,编号
-- param: years_from integer = 2000
-- param: years_to integer = 2100
-- param: stage text = '' 阶段，空为各年取决算，没有时取年初预算
-- param: scope text = '' 口径，空为全部
-- param: basket text = '' 跟着看的单位，编号用逗号分开
-- measure: office_per_head
WITH s AS (
    FROM standing('office_per_head', $districts, $kinds, $peers, $years_from, $years_to, $stage, $scope, $basket)
), v AS (
    FROM vehicles AS c
    SEMI JOIN peer_units($peers) AS p ON p.unit_id = c.unit_id
    WHERE c.owned IS NOT NULL AND c.kept IS NOT NULL AND picked(c.district, $districts) AND picked(c.kind, $kinds) AND c.fiscal_year BETWEEN $years_from AND $years_to
)
SELECT
    CASE
        WHEN s.figures = 0 THEN '所选范围里，没有报告同时印出公用经费和在职人数。'
        WHEN s.n < 3 THEN format('同一年度、同一阶段和口径能比人均公用经费的只有 {} 个单位，不排名次。有的是：{}（万元）。', s.n, s.listed)
        ELSE format('{} 年 {} 个单位里，人均公用经费最高的是{}，{} 万元；最低的是{}，{} 万元；中位数 {} 万元。', s.fiscal_year, s.n, s.highest_unit, s.highest, s.lowest_unit, s.lowest, s.median)
    END
    || CASE WHEN s.n >= 3 AND s.placed IS NOT NULL THEN format('跟着看的单位：{}。', s.placed) ELSE '' END
    || coalesce((SELECT format('{} 处在资产和“三公”两处都印了车辆数，{} 处对不上。', count(*), count(*) FILTER (owned <> kept)) FROM v HAVING count(*) > 0), '') AS sentence,
    coalesce(list_sort(list_distinct(list_concat(s.fact_ids, coalesce((SELECT some_ids(flatten(list(fact_ids) FILTER (owned <> kept))) FROM v), [])))), []) AS fact_ids
FROM s;
