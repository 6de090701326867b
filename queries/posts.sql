-- title: 编制与在职人数
-- note: 年度是人数所说的年份：预算里写明是上年 12 月的人数，就记在那一年。没印编制的不画编制，不当作零。超过十五个单位时只取印出人数的单位最多的一年。
-- basis: 各报告所印人数（人）
-- param: districts text = '' 区县，空为全部
-- param: kinds text = '' 单位种类，空为全部
-- param: peers text = '' 和谁比：空为全部，kind:种类，district:区县，size:单位编号，list:编号,编号
-- param: years_from integer = 2000
-- param: years_to integer = 2100
-- measure: vacancy
-- column: headcount 人数
-- column: people 人
-- column: report_year 报告年度
-- column: report_kind 报告
-- chart: dumbbell x=people y=label color=headcount label=人
WITH s AS (
    SELECT c.*
    FROM staffing AS c
    SEMI JOIN peer_units($peers) AS p ON p.unit_id = c.unit_id
    WHERE coalesce(c.authorised, c.in_post) IS NOT NULL AND picked(c.district, $districts) AND picked(c.kind, $kinds) AND c.fiscal_year BETWEEN $years_from AND $years_to
), size AS (
    SELECT count(DISTINCT unit_id) AS units FROM s
), fullest AS (
    SELECT fiscal_year AS best FROM s GROUP BY fiscal_year ORDER BY count(*) DESC, fiscal_year DESC LIMIT 1
)
SELECT
    s.unit || ' ' || s.fiscal_year AS label,
    s.unit_id,
    s.unit,
    s.district,
    s.kind,
    s.fiscal_year,
    k.headcount,
    CASE k.headcount WHEN '编制' THEN s.authorised ELSE s.in_post END AS people,
    s.reported_in AS report_year,
    s.reported_by AS report_kind,
    s.fact_ids
FROM s
CROSS JOIN size
CROSS JOIN fullest
CROSS JOIN (VALUES ('编制', 1), ('在职', 2)) AS k (headcount, rank)
WHERE (size.units <= 15 OR s.fiscal_year = fullest.best) AND CASE k.headcount WHEN '编制' THEN s.authorised ELSE s.in_post END IS NOT NULL
ORDER BY s.unit, s.fiscal_year, k.rank;
