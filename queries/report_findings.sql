-- title: 这份报告的疑点，逐处
-- note: 每处写明规则、印的、重算的和所在的行；点一处，看它的数各印在哪里。
-- empty: 这份报告里没有规则判定的疑点。
-- basis: 一份报告 · 全部规则
-- param: report text = '' 报告（编号或名称），空为疑点最多的
-- column: rule 规则
-- column: severity 轻重
-- column: stated 印的
-- column: recomputed 重算
-- column: message 说明
-- column: message_en 说明（英文）
-- column: printed_on_lines 行
-- chart: none
WITH d AS (
    FROM documents WHERE title = $report OR document_id = $report OR $report = ''
    ORDER BY (SELECT count(*) FROM findings AS e WHERE e.document_id = documents.document_id AND e.severity = 'error') DESC, document_id LIMIT 1
)
SELECT f.severity, f.rule, f.message, f.message_en, f.stated, f.recomputed, array_to_string(f.lines, '、') AS printed_on_lines,
    list_sort(f.fact_ids) AS fact_ids
FROM findings AS f
JOIN d USING (document_id)
ORDER BY CASE f.severity WHEN 'error' THEN 1 WHEN 'basis' THEN 2 WHEN 'zero-base' THEN 3 WHEN 'review' THEN 4 WHEN 'template' THEN 5 ELSE 6 END, f.lines[1], f.finding_id;
