-- title: 每辆车的运行费谁最高
-- basis: 决算 · 运行费 ÷ 年末保有量
-- param: districts text = '' 区县，空为全部
-- param: kinds text = '' 单位种类，空为全部
-- param: peers text = '' 和谁比：空为全部，kind:种类，district:区县，size:单位编号，list:编号,编号
-- param: years_from integer = 2000
-- param: years_to integer = 2100
-- param: stage text = '' 阶段，空为各年取决算，没有时取年初预算
-- param: scope text = '' 口径，空为全部
-- param: basket text = '' 跟着看的单位，编号用逗号分开
-- measure: running_per_vehicle
WITH s AS (
    FROM standing('running_per_vehicle', $districts, $kinds, $peers, $years_from, $years_to, $stage, $scope, $basket)
), blind AS (
    FROM compared('running_per_vehicle', $districts, $kinds, $peers, $years_from, $years_to, $stage, $scope, 'off', 'unit')
    WHERE gap IS NOT NULL
)
SELECT
    CASE
        WHEN s.figures = 0 THEN '所选范围里，没有一份决算同时印出运行费和保有量，算不出每辆车的运行费。'
        WHEN s.n < 3 THEN format('同一年度、同一口径能比每辆车运行费的只有 {} 个单位，不排名次。有的是：{}（万元/辆）。', s.n, s.listed)
        ELSE format('{} 年 {} 个单位里，每辆车运行费最高的是{}：{} 万元 ÷ {} 辆 = 每辆 {} 万元。中位数 {} 万元。', s.fiscal_year, s.n, s.highest_unit, s.highest_part, CAST(CAST(s.highest_whole AS DECIMAL(18, 2)) AS INTEGER), s.highest, s.median)
    END
    || CASE WHEN s.n >= 3 AND s.placed IS NOT NULL THEN format('跟着看的单位：{}。', s.placed) ELSE '' END
    || coalesce((
        SELECT CASE
            WHEN count(*) <= 3 THEN format('{}有运行费而没有保有量，不在其中，可能更高。', string_agg(format('{}（{} 年，{} 万元{}）', blind.unit, blind.fiscal_year, CAST(CAST(blind.part AS DECIMAL(18, 2)) AS VARCHAR), CASE WHEN blind.gap = 'not disclosed' AND v.owned = 0 THEN '，没有公开，资产一节印着 0 辆' WHEN blind.gap = 'not disclosed' THEN '，没有公开' WHEN v.owned = 0 THEN '，没有读出，资产一节印着 0 辆' ELSE '，没有读出' END), '、' ORDER BY blind.part DESC, blind.unit))
            ELSE format('另有 {} 份决算有运行费而没有保有量，不在其中：没有公开的 {} 份，没有读出的 {} 份。', count(*), count(*) FILTER (blind.gap = 'not disclosed'), count(*) FILTER (blind.gap = 'not read'))
        END
        FROM blind
        LEFT JOIN vehicles AS v ON v.unit_id = blind.unit_id AND v.fiscal_year = blind.fiscal_year AND v.scope = blind.scope
        HAVING count(*) > 0
    ), '') AS sentence,
    coalesce(list_sort(list_distinct(list_concat(s.fact_ids, coalesce((SELECT some_ids(flatten(list(fact_ids))) FROM blind), [])))), []) AS fact_ids
FROM s;
