-- title: 这份报告印了什么，没印什么
-- note: 每个主题印出的数；0 是这份报告没有印，别的报告印过。
-- basis: 一份报告 · 每个主题
-- param: report text = '' 报告，空为第一份
-- column: subject 主题
-- column: printed 印出的数（个）
-- column: in_tables 其中在表里（个）
-- chart: bar x=printed y=subject label=个数
WITH d AS (
    FROM documents WHERE title = $report OR $report = '' ORDER BY unit_id, fiscal_year, kind LIMIT 1
), s AS (SELECT DISTINCT subject FROM facts)
SELECT s.subject, coalesce(c.printed, 0) AS printed, coalesce(c.in_tables, 0) AS in_tables, coalesce(c.fact_ids, []) AS fact_ids
FROM s
CROSS JOIN d
LEFT JOIN coverage AS c ON c.document_id = d.document_id AND c.subject = s.subject
ORDER BY printed DESC, s.subject;
