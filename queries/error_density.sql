-- title: 每百个数里有几处矛盾
-- note: 矛盾只数规则判定的，不数尾差和待核。数多的报告矛盾也多，所以看每百个数。
-- basis: 每份报告 · 印出的数与疑点
-- param: districts text = '' 区县，空为全部
-- param: years_from integer = 2000
-- param: years_to integer = 2100
-- column: kind 报告
-- column: figures 印出的数
-- column: errors 矛盾
-- column: others 其他疑点
-- column: per_hundred 每百个数
-- chart: bar x=per_hundred y=label color=unit label=处
WITH n AS (
    SELECT document_id, count(*) AS figures FROM facts WHERE origin <> 'derived' GROUP BY document_id
), e AS (
    SELECT document_id, count(*) FILTER (severity = 'error') AS errors, count(*) FILTER (severity <> 'error') AS others,
        list_distinct(flatten(list(fact_ids) FILTER (severity = 'error'))) AS ids
    FROM findings GROUP BY document_id
)
SELECT
    u.unit || ' ' || d.fiscal_year || d.kind AS label,
    u.unit,
    d.fiscal_year,
    d.kind,
    n.figures,
    coalesce(e.errors, 0) AS errors,
    coalesce(e.others, 0) AS others,
    CAST(100.0 * coalesce(e.errors, 0) / n.figures AS DECIMAL(18, 2)) AS per_hundred,
    list_sort(coalesce(e.ids, [])) AS fact_ids
FROM documents AS d
JOIN n USING (document_id)
JOIN units AS u USING (unit_id)
LEFT JOIN e USING (document_id)
WHERE picked(u.district, $districts) AND d.fiscal_year BETWEEN $years_from AND $years_to
ORDER BY per_hundred DESC, label;
