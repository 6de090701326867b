-- title: 报告自相矛盾的有多少
-- basis: 每份报告 · 规则判定的矛盾，按每百个数
-- param: districts text = '' 区县，空为全部
-- param: kinds text = '' 单位种类，空为全部
-- param: peers text = '' 和谁比：空为全部，kind:种类，district:区县，size:单位编号，list:编号,编号
-- param: years_from integer = 2000
-- param: years_to integer = 2100
-- param: stage text = '' 阶段，空为各年取决算，没有时取年初预算
-- param: scope text = '' 口径，空为全部
-- param: basket text = '' 跟着看的单位，编号用逗号分开
-- measure: errors_per_hundred
WITH s AS (
    FROM standing('errors_per_hundred', $districts, $kinds, $peers, $years_from, $years_to, $stage, $scope, $basket)
), d AS (
    SELECT m.part AS errors FROM measures AS m
    SEMI JOIN peer_units($peers) AS p ON p.unit_id = m.unit_id
    WHERE m.measure = 'errors_per_hundred' AND picked(m.district, $districts) AND picked(m.kind, $kinds) AND m.fiscal_year BETWEEN $years_from AND $years_to
)
SELECT
    CASE
        WHEN s.figures = 0 THEN '所选范围里没有报告。'
        WHEN s.n < 3 THEN format('同一年度、同一种报告能比的只有 {} 份，不排名次。每百个数的矛盾：{}。', s.n, s.listed)
        ELSE format('{} 年 {} 份{}报告里，每百个数矛盾最多的是{}，{} 处；中位数 {} 处。', s.fiscal_year, s.n, s.stage, s.highest_unit, s.highest, s.median)
    END
    || CASE WHEN s.n >= 3 AND s.placed IS NOT NULL THEN format('跟着看的单位：{}。', s.placed) ELSE '' END
    || coalesce((SELECT format('所选的 {} 份报告里 {} 份自相矛盾，一共 {} 处。', count(*), count(*) FILTER (errors > 0), CAST(sum(errors) AS BIGINT)) FROM d HAVING count(*) > 0), '') AS sentence,
    coalesce(s.fact_ids, []) AS fact_ids
FROM s;
