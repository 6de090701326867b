-- title: 人均“三公”经费：按在职，还是按编制
-- note: 分母不同，名次会变。分母取同年人数；同年没有的取最近一年，并写明是哪一年。
-- basis: 决算 ÷ 在职人数、÷ 编制人数
-- param: districts text = '' 区县，空为全部
-- param: years_from integer = 2000
-- param: years_to integer = 2100
-- column: denominator 分母
-- column: per_head 人均（万元）
-- column: sangong_wan “三公”合计（万元）
-- column: people 人数
-- column: headcount_year 人数的年份
-- chart: dumbbell x=per_head y=label color=denominator label=万元/人
WITH paired AS (
    SELECT
        s.unit,
        s.district,
        s.fiscal_year,
        s.scope,
        s.total,
        h.fiscal_year AS headcount_year,
        h.authorised,
        h.in_post,
        list_concat(s.fact_ids, h.fact_ids) AS fact_ids
    FROM sangong AS s
    JOIN staffing AS h USING (unit_id)
    WHERE s.stage = '决算' AND s.origin <> 'derived' AND s.total IS NOT NULL
    QUALIFY row_number() OVER (
        PARTITION BY s.unit_id, s.fiscal_year, s.scope ORDER BY abs(h.fiscal_year - s.fiscal_year), h.fiscal_year DESC
    ) = 1
)
SELECT
    unit || ' ' || fiscal_year AS label,
    unit,
    fiscal_year,
    scope,
    d.denominator,
    per(total, CASE d.denominator WHEN '按在职' THEN in_post ELSE authorised END) AS per_head,
    total AS sangong_wan,
    CASE d.denominator WHEN '按在职' THEN in_post ELSE authorised END AS people,
    headcount_year,
    fact_ids
FROM paired
CROSS JOIN (VALUES ('按在职', 1), ('按编制', 2)) AS d (denominator, rank)
WHERE picked(district, $districts) AND fiscal_year BETWEEN $years_from AND $years_to
    AND CASE d.denominator WHEN '按在职' THEN in_post ELSE authorised END > 0
ORDER BY unit, fiscal_year, d.rank;
