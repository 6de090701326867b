-- title: 人均人员经费
-- note: 人员经费只算一般公共预算基本支出里的；另用项目经费雇的人，不在其中。
-- basis: 决算或年初预算 · 人员经费 ÷ 最近一年的在职人数
-- param: districts text = '' 区县，空为全部
-- param: years_from integer = 2000
-- param: years_to integer = 2100
-- column: personnel_wan 人员经费（万元）
-- column: people 在职（人）
-- column: headcount_year 人数的年份
-- column: per_head 人均（万元）
-- chart: bar x=per_head y=label color=unit label=万元/人
SELECT
    sp.unit || ' ' || sp.fiscal_year || CASE WHEN sp.stage = '决算' THEN '' ELSE '（' || sp.stage || '）' END AS label,
    sp.unit,
    sp.fiscal_year,
    sp.stage,
    sp.personnel AS personnel_wan,
    h.in_post AS people,
    h.fiscal_year AS headcount_year,
    CAST(per(sp.personnel, h.in_post) AS DECIMAL(18, 2)) AS per_head,
    list_concat(sp.fact_ids, h.fact_ids) AS fact_ids
FROM spending AS sp
JOIN staffing AS h USING (unit_id)
WHERE sp.personnel IS NOT NULL AND h.in_post > 0 AND picked(sp.district, $districts) AND sp.fiscal_year BETWEEN $years_from AND $years_to
QUALIFY row_number() OVER (PARTITION BY sp.unit_id, sp.fiscal_year, sp.stage ORDER BY abs(h.fiscal_year - sp.fiscal_year), h.fiscal_year DESC) = 1
ORDER BY per_head DESC, label;
