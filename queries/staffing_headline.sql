-- title: 编制与在职
-- basis: 各报告所印人数
-- param: districts text = ''
-- param: years_from integer = 2000
-- param: years_to integer = 2100
WITH s AS (
    FROM staffing WHERE picked(district, $districts) AND fiscal_year BETWEEN $years_from AND $years_to AND in_post IS NOT NULL
), gap AS (
    FROM s WHERE authorised > in_post ORDER BY (authorised - in_post) DESC, fiscal_year DESC LIMIT 1
)
SELECT
    CASE
        WHEN (SELECT count(*) FROM s) = 0 THEN '所选区县和年度里，没有报告印出在职人数。'
        WHEN (SELECT count(*) FROM gap) = 0 THEN format('所选范围里有 {} 处印出在职人数，但都没有同时印出编制，看不出空编。', (SELECT count(*) FROM s))
        ELSE (SELECT format('空编最多的是{}（{} 年）：编制 {} 人，在职 {} 人，空着 {} 人。', unit, fiscal_year, authorised, in_post, authorised - in_post) FROM gap)
    END
    || coalesce((SELECT format('{}（{} 年）没有印编制，只能按在职 {} 人比较。', string_agg(DISTINCT unit, '、' ORDER BY unit), string_agg(DISTINCT fiscal_year::VARCHAR, '、' ORDER BY fiscal_year::VARCHAR), string_agg(in_post::VARCHAR, '、' ORDER BY unit)) FROM s WHERE authorised IS NULL HAVING count(*) > 0), '') AS sentence,
    coalesce((SELECT fact_ids FROM gap), (SELECT list(f) FROM (SELECT unnest(fact_ids) AS f FROM s)), []) AS fact_ids;
