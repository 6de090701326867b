-- title: 公用经费：人均多少，机关运行经费该不该有
-- note: 机关运行经费只有行政单位和参公单位才有；没有行政和参公人员却印了数的，标在最后一列。
-- basis: 决算 · 一般公共预算基本支出的公用经费 ÷ 在职人数
-- param: districts text = '' 区县，空为全部
-- param: years_from integer = 2000
-- param: years_to integer = 2100
-- column: office 公用经费（万元）
-- column: in_post 在职（人）
-- column: headcount_year 人数的年份
-- column: per_head 人均（万元）
-- column: operating 机关运行经费（万元）
-- chart: bar x=per_head y=label color=unit label=万元/人 missing=没有人数
WITH r AS (
    SELECT unit_id, fiscal_year, max(amount) AS operating, list(fact_id) AS ids
    FROM facts WHERE item = '机关运行经费' AND measure = '金额' AND preferred AND amount IS NOT NULL GROUP BY ALL
)
SELECT
    s.unit || ' ' || s.fiscal_year AS label,
    s.unit,
    s.fiscal_year,
    s.office,
    h.in_post,
    h.fiscal_year AS headcount_year,
    CAST(per(s.office, h.in_post) AS DECIMAL(18, 2)) AS per_head,
    r.operating,
    list_concat(s.fact_ids, list_concat(coalesce(h.fact_ids, []), coalesce(r.ids, []))) AS fact_ids
FROM spending AS s
LEFT JOIN staffing AS h ON h.unit_id = s.unit_id AND h.in_post > 0
LEFT JOIN r ON r.unit_id = s.unit_id AND r.fiscal_year = s.fiscal_year
WHERE s.office IS NOT NULL AND s.stage = '决算' AND picked(s.district, $districts) AND s.fiscal_year BETWEEN $years_from AND $years_to
QUALIFY row_number() OVER (PARTITION BY s.unit_id, s.fiscal_year ORDER BY abs(h.fiscal_year - s.fiscal_year), h.fiscal_year DESC) = 1
ORDER BY per_head DESC NULLS LAST, s.unit, s.fiscal_year;
