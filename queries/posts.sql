-- title: 编制与在职人数
-- note: 年度是人数所说的年份：预算里写明是上年 12 月的人数，就记在那一年。没印编制的不画编制，不当作零。
-- basis: 各报告所印人数（人）
-- param: districts text = '' 区县，空为全部
-- param: years_from integer = 2000
-- param: years_to integer = 2100
-- column: kind 人数
-- column: people 人
-- column: report_year 报告年度
-- column: report_kind 报告
-- chart: dumbbell x=people y=label color=kind label=人
SELECT
    s.unit || ' ' || s.fiscal_year AS label,
    s.unit,
    s.fiscal_year,
    k.kind,
    CASE k.kind WHEN '编制' THEN s.authorised ELSE s.in_post END AS people,
    s.reported_in AS report_year,
    s.reported_by AS report_kind,
    s.fact_ids
FROM staffing AS s
CROSS JOIN (VALUES ('编制', 1), ('在职', 2)) AS k (kind, rank)
WHERE picked(s.district, $districts) AND s.fiscal_year BETWEEN $years_from AND $years_to
    AND CASE k.kind WHEN '编制' THEN s.authorised ELSE s.in_post END IS NOT NULL
ORDER BY s.unit, s.fiscal_year, k.rank;
