-- title: “三公”经费的构成
-- note: 推算的年度只知道合计和用车两项，用车分不出购置与运行，画成淡色虚框。超过十二个单位时只画跟着看的单位（没有时取合计最大的十二个），另加所选单位的中位数。
-- basis: 所选阶段（空为决算）· 一般公共预算或财政拨款
-- param: districts text = '' 区县，空为全部
-- param: kinds text = '' 单位种类，空为全部
-- param: peers text = '' 和谁比：空为全部，kind:种类，district:区县，size:单位编号，list:编号,编号
-- param: years_from integer = 2000
-- param: years_to integer = 2100
-- param: stage text = '' 阶段，空为各年取决算，没有时取年初预算
-- param: basket text = '' 跟着看的单位，编号用逗号分开
-- measure: sangong
-- column: part 部分
-- column: amount 金额（万元）
-- column: n 单位数
-- chart: stack x=fiscal_year y=amount color=part facet=unit label=万元 hollow=origin
WITH named (quantity, part, rank) AS (
    VALUES ('因公出国', '因公出国（境）', 1), ('公车购置', '公车购置', 2), ('公车运行', '公车运行', 3), ('公务用车', '用车（未分）', 4), ('公务接待', '公务接待', 5)
), parts AS (
    SELECT c.*, v.part, v.rank, count(*) FILTER (v.rank IN (2, 3)) OVER (PARTITION BY c.unit_id, c.fiscal_year, c.scope) AS told_apart
    FROM totals AS c
    JOIN named AS v USING (quantity)
    SEMI JOIN peer_units($peers) AS p ON p.unit_id = c.unit_id
    WHERE c.stage = CASE $stage WHEN '' THEN '决算' ELSE $stage END AND picked(c.district, $districts) AND picked(c.kind, $kinds) AND c.fiscal_year BETWEEN $years_from AND $years_to
    QUALIFY v.rank <> 4 OR told_apart = 0
), ordered AS (
    SELECT unit_id, list_contains(string_split($basket, ','), unit_id) AS followed, row_number() OVER (ORDER BY sum(amount) DESC, unit_id) AS place, count(*) OVER () AS units
    FROM parts
    GROUP BY unit_id
), shown AS (
    SELECT unit_id FROM ordered
    WHERE units <= 12 OR followed OR (place <= 12 AND NOT EXISTS (FROM ordered WHERE followed))
)
SELECT unit_id, unit, district, kind, fiscal_year, part, amount, 1 AS n, stage, scope, origin, fact_ids, rank
FROM parts
SEMI JOIN shown USING (unit_id)
UNION ALL
SELECT NULL, '所选单位的中位数', NULL, NULL, fiscal_year, part, CAST(median(amount) AS DECIMAL(18, 6)), count(*), any_value(stage), NULL, 'table', some_ids(flatten(list(fact_ids))), rank
FROM parts
WHERE (SELECT max(units) FROM ordered) > 12 AND origin <> 'derived' AND rank <> 4
GROUP BY fiscal_year, part, rank
ORDER BY unit NULLS LAST, fiscal_year, rank;
