-- standing(量, 区县, 种类, 同类, 起, 止, 阶段, 口径, 跟着看的)：一句话里要说的：同一年度、同一阶段和口径、人数同年的单位有几个，最高、最低、中位数；
-- 年度取单位最多的一年。并列的写第一个和“+几”。n 小于 3 时不能说最高最低，listed 是有的几个数；placed 是跟着看的单位各在第几位
CREATE OR REPLACE MACRO standing(which, in_districts, in_kinds, in_peers, year_from, year_to, in_stage, in_scope, basket) AS TABLE
WITH w AS (
    FROM weighed(which, in_districts, in_kinds, in_peers, year_from, year_to, in_stage, in_scope)
    WHERE value IS NOT NULL
), alike AS (
    FROM w WHERE drops IS NULL OR drops = 'unbalanced'
), fullest AS (
    SELECT fiscal_year FROM alike GROUP BY fiscal_year ORDER BY count(*) DESC, fiscal_year DESC LIMIT 1
), this AS (
    SELECT alike.*, rank() OVER (ORDER BY value DESC) AS place, rank() OVER (ORDER BY value) AS place_from_below, count(*) OVER () AS members
    FROM alike
    SEMI JOIN fullest USING (fiscal_year)
)
SELECT
    (SELECT count(*) FROM w) AS figures,
    count(*) AS n,
    any_value(fiscal_year) AS fiscal_year,
    any_value(stage) AS stage,
    two(median(value)) AS median,
    two(max(value)) AS highest,
    min(unit) FILTER (place = 1) || CASE WHEN count(*) FILTER (place = 1) > 1 THEN ' +' || (count(*) FILTER (place = 1) - 1) ELSE '' END AS highest_unit,
    two(arg_min(part, unit) FILTER (place = 1)) AS highest_part,
    two(arg_min(whole, unit) FILTER (place = 1)) AS highest_whole,
    two(min(value)) AS lowest,
    min(unit) FILTER (place_from_below = 1) || CASE WHEN count(*) FILTER (place_from_below = 1) > 1 THEN ' +' || (count(*) FILTER (place_from_below = 1) - 1) ELSE '' END AS lowest_unit,
    (SELECT string_agg(unit || ' ' || fiscal_year || stage || '：' || two(value), '，' ORDER BY fiscal_year DESC, unit)
        FROM (FROM w ORDER BY fiscal_year DESC, unit LIMIT 4)) AS listed,
    string_agg(unit || ' ' || two(value) || '（' || place || '/' || members || '）', '，' ORDER BY place)
        FILTER (basket <> '' AND list_contains(string_split(basket, ','), unit_id)) AS placed,
    list_sort(list_distinct(list_concat(
        CASE WHEN count(*) >= 3 THEN list_concat(arg_max(fact_ids, value), arg_min(fact_ids, value))
            ELSE (SELECT flatten(list(fact_ids)) FROM (FROM w ORDER BY fiscal_year DESC, unit LIMIT 4)) END,
        coalesce(flatten(list(fact_ids) FILTER (basket <> '' AND list_contains(string_split(basket, ','), unit_id))), [])
    ))) AS fact_ids
FROM this;
