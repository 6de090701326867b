-- title: 哪份报告矛盾最多
-- basis: 每份报告 · 规则判定的矛盾
-- param: districts text = '' 区县，空为全部
-- param: years_from integer = 2000
-- param: years_to integer = 2100
WITH e AS (
    SELECT u.unit, d.fiscal_year, d.kind, count(*) FILTER (f.severity = 'error') AS errors, list_distinct(flatten(list(f.fact_ids) FILTER (f.severity = 'error'))) AS ids
    FROM documents AS d
    JOIN units AS u USING (unit_id)
    LEFT JOIN findings AS f USING (document_id)
    WHERE picked(u.district, $districts) AND d.fiscal_year BETWEEN $years_from AND $years_to
    GROUP BY ALL
), top AS (FROM e ORDER BY errors DESC, unit, fiscal_year LIMIT 1)
SELECT
    CASE WHEN (SELECT count(*) FROM e) = 0 THEN '所选区县和年度里没有报告。'
        ELSE (SELECT format('{} 份报告里 {} 份自相矛盾，一共 {} 处；最多的是{} {} 年{}，{} 处。', (SELECT count(*) FROM e), (SELECT count(*) FROM e WHERE errors > 0), CAST((SELECT sum(errors) FROM e) AS BIGINT), unit, fiscal_year, kind, errors) FROM top)
    END AS sentence,
    list_sort(coalesce((SELECT ids FROM top), [])) AS fact_ids;
