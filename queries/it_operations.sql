-- title: 运行维护类项目，人均多少
-- note: 名称里有运维、运行维护或维护的项目，除以在职人数。人数取最近一年印出的，写明是哪一年。
-- basis: 项目执行数（没有的用预算）÷ 在职人数
-- param: districts text = '' 区县，空为全部
-- param: years_from integer = 2000
-- param: years_to integer = 2100
-- column: operations 运维项目（万元）
-- column: in_post 在职（人）
-- column: headcount_year 人数的年份
-- column: per_head 人均（万元）
-- column: names 项目
-- chart: bar x=per_head y=label color=unit label=万元/人 missing=没有人数
WITH o AS (
    SELECT unit_id, any_value(unit) AS unit, any_value(district) AS district, fiscal_year,
        sum(coalesce(executed, adjusted_budget, budget)) AS operations, string_agg(project, '、' ORDER BY project) AS names,
        flatten(list(fact_ids ORDER BY project)) AS ids
    FROM projects
    WHERE regexp_matches(project, '运维|运行维护|维护|维保') AND coalesce(executed, adjusted_budget, budget) > 0
    GROUP BY unit_id, fiscal_year
)
SELECT
    o.unit || ' ' || o.fiscal_year AS label,
    o.unit,
    o.fiscal_year,
    o.operations,
    h.in_post,
    h.fiscal_year AS headcount_year,
    CAST(per(o.operations, h.in_post) AS DECIMAL(18, 2)) AS per_head,
    o.names,
    list_concat(o.ids, coalesce(h.fact_ids, [])) AS fact_ids
FROM o
LEFT JOIN staffing AS h ON h.unit_id = o.unit_id AND h.in_post > 0
WHERE picked(o.district, $districts) AND o.fiscal_year BETWEEN $years_from AND $years_to
QUALIFY row_number() OVER (PARTITION BY o.unit_id, o.fiscal_year ORDER BY abs(h.fiscal_year - o.fiscal_year), h.fiscal_year DESC) = 1
ORDER BY per_head DESC NULLS LAST, o.unit, o.fiscal_year;
