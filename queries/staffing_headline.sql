-- title: 编制与在职
-- basis: 各报告所印人数
-- param: districts text = '' 区县，空为全部
-- param: kinds text = '' 单位种类，空为全部
-- param: peers text = '' 和谁比：空为全部，kind:种类，district:区县，size:单位编号，list:编号,编号
-- param: years_from integer = 2000
-- param: years_to integer = 2100
-- param: basket text = '' 跟着看的单位，编号用逗号分开
-- measure: vacancy
WITH s AS (
    FROM standing('vacancy', $districts, $kinds, $peers, $years_from, $years_to, '', '', $basket)
)
SELECT
    CASE
        WHEN s.figures = 0 THEN '所选范围里，没有一个年度同时印出编制和在职，看不出空编。'
        WHEN s.n < 3 THEN format('同一年度同时印出编制和在职的只有 {} 个单位，不排名次。空编比例：{}（%）。', s.n, s.listed)
        ELSE format('{} 年 {} 个单位同时印出编制和在职，空编比例最高的是{}，{}%（空 {} 人，编制 {} 人）。中位数 {}%。', s.fiscal_year, s.n, s.highest_unit, s.highest, CAST(CAST(s.highest_part AS DECIMAL(18, 2)) AS INTEGER), CAST(CAST(s.highest_whole AS DECIMAL(18, 2)) AS INTEGER), s.median)
    END
    || CASE WHEN s.n >= 3 AND s.placed IS NOT NULL THEN format('跟着看的单位：{}。', s.placed) ELSE '' END
    || coalesce((SELECT format('印出在职而没有印编制的有 {} 个单位，只能按在职比较。', count(DISTINCT h.unit_id)) FROM staffing AS h
        SEMI JOIN peer_units($peers) AS p ON p.unit_id = h.unit_id
        JOIN units AS u ON u.unit_id = h.unit_id
        WHERE h.in_post IS NOT NULL AND h.authorised IS NULL AND picked(u.district, $districts) AND picked(u.kind, $kinds) AND h.fiscal_year BETWEEN $years_from AND $years_to
        HAVING count(*) > 0), '') AS sentence,
    coalesce(s.fact_ids, []) AS fact_ids
FROM s;
