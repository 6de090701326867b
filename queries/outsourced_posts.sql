-- title: 花钱买的岗位，比自己人的经费多几倍
-- note: 名称里有购岗、劳务、外包、派遣、聘用人员或人员经费的项目，除以人员经费。只认名称，名称不说的认不出来。
-- basis: 决算 · 项目执行数 ÷ 一般公共预算基本支出的人员经费
-- param: districts text = '' 区县，空为全部
-- param: years_from integer = 2000
-- param: years_to integer = 2100
-- column: outsourced 购买岗位（万元）
-- column: personnel 人员经费（万元）
-- column: times 倍
-- column: names 项目
-- chart: bar x=times y=label color=unit label=倍 missing=人员经费没有印出
WITH o AS (
    SELECT unit_id, any_value(unit) AS unit, any_value(district) AS district, fiscal_year,
        sum(coalesce(executed, budget)) AS outsourced, string_agg(project, '、' ORDER BY project) AS names,
        flatten(list(fact_ids ORDER BY project)) AS ids
    FROM projects
    WHERE regexp_matches(project, '购岗|劳务|外包|派遣|聘用人员|人员经费') AND coalesce(executed, budget) > 0
    GROUP BY unit_id, fiscal_year
)
SELECT
    o.unit || ' ' || o.fiscal_year AS label,
    o.unit,
    o.fiscal_year,
    o.outsourced,
    s.personnel,
    CAST(o.outsourced / nullif(s.personnel, 0) AS DECIMAL(18, 2)) AS times,
    o.names,
    list_concat(o.ids, coalesce(s.fact_ids, [])) AS fact_ids
FROM o
LEFT JOIN spending AS s ON s.unit_id = o.unit_id AND s.fiscal_year = o.fiscal_year AND s.stage = '决算' AND s.personnel IS NOT NULL
WHERE picked(o.district, $districts) AND o.fiscal_year BETWEEN $years_from AND $years_to
ORDER BY times DESC NULLS LAST, o.unit, o.fiscal_year;
