-- title: 这份报告
-- basis: 一份报告 · 全部规则
-- param: report text = '' 报告（编号或名称），空为疑点最多的
WITH d AS (
    FROM documents WHERE title = $report OR document_id = $report OR $report = ''
    ORDER BY (SELECT count(*) FROM findings AS e WHERE e.document_id = documents.document_id AND e.severity = 'error') DESC, document_id LIMIT 1
)
SELECT
    CASE WHEN count(d.document_id) = 0 THEN '没有这份报告。'
        ELSE format('{}：读出 {} 个数，{} 处矛盾，{} 处其他疑点。', any_value(d.title), (SELECT count(*) FROM facts AS f JOIN d USING (document_id) WHERE f.origin <> 'derived'),
            count(e.finding_id) FILTER (e.severity = 'error'), count(e.finding_id) FILTER (e.severity <> 'error'))
    END AS sentence,
    coalesce(some_ids(flatten(list(e.fact_ids) FILTER (e.severity = 'error'))), []) AS fact_ids
FROM d
LEFT JOIN findings AS e USING (document_id);
