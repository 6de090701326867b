-- title: “三公”经费的构成
-- note: 推算的年度只知道合计和用车两项，用车分不出购置与运行，画成淡色虚框。
-- basis: 所选阶段 · 一般公共预算或财政拨款
-- param: districts text = '' 区县，空为全部
-- param: years_from integer = 2000
-- param: years_to integer = 2100
-- param: stage text = '决算' 阶段
-- column: part 部分
-- column: amount 金额（万元）
-- chart: stack x=fiscal_year y=amount color=part facet=unit label=万元 hollow=origin
WITH parts AS (
    SELECT unit, fiscal_year, stage, scope, origin, fact_ids, '因公出国（境）' AS part, 1 AS rank, abroad AS amount FROM sangong
    UNION ALL
    SELECT unit, fiscal_year, stage, scope, origin, fact_ids, '公车购置', 2, vehicle_purchase FROM sangong
    UNION ALL
    SELECT unit, fiscal_year, stage, scope, origin, fact_ids, '公车运行', 3, vehicle_running FROM sangong
    UNION ALL
    SELECT unit, fiscal_year, stage, scope, origin, fact_ids, '用车（未分）', 4, vehicles FROM sangong
    WHERE vehicle_running IS NULL AND vehicle_purchase IS NULL
    UNION ALL
    SELECT unit, fiscal_year, stage, scope, origin, fact_ids, '公务接待', 5, reception FROM sangong
)
SELECT p.unit, p.fiscal_year, p.part, p.amount, p.stage, p.scope, p.origin, p.fact_ids
FROM parts AS p
JOIN units AS u USING (unit)
WHERE p.amount IS NOT NULL AND p.stage = $stage AND picked(u.district, $districts) AND p.fiscal_year BETWEEN $years_from AND $years_to
ORDER BY p.unit, p.fiscal_year, p.rank;
