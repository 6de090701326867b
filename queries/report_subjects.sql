-- title: 这份报告印了什么，没印什么
-- note: 每个主题印出的数；0 是这份报告没有印，别的报告印过。
-- basis: 一份报告 · 每个主题
-- param: report text = '' 报告（编号或名称），空为疑点最多的
-- column: subject 主题
-- column: printed 印出的数（个）
-- column: in_tables 其中在表里（个）
-- chart: bar x=printed y=subject label=个
WITH d AS (
    FROM documents WHERE title = $report OR document_id = $report OR $report = ''
    ORDER BY (SELECT count(*) FROM findings AS e WHERE e.document_id = documents.document_id AND e.severity = 'error') DESC, document_id LIMIT 1
), s AS (SELECT DISTINCT subject FROM facts WHERE classified)
SELECT s.subject, coalesce(c.printed, 0) AS printed, coalesce(c.in_tables, 0) AS in_tables, coalesce(c.fact_ids, []) AS fact_ids
FROM s
CROSS JOIN d
LEFT JOIN coverage AS c ON c.document_id = d.document_id AND c.subject = s.subject
ORDER BY printed DESC, s.subject;
