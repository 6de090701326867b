-- title: 这个单位的疑点
-- note: 报告自相矛盾、口径不同之处；尾差和模板残留不列。
-- empty: 这个单位的报告里没有矛盾，也没有口径不同和待核的。
-- basis: 这个单位的全部报告 · 矛盾、口径、待核
-- param: unit text = '' 单位（编号或名称），空为报告最多的
-- column: report_kind 报告
-- column: rule 规则
-- column: severity 轻重
-- column: stated 印的
-- column: recomputed 重算
-- column: message 说明
-- column: message_en 说明（英文）
-- column: printed_on_lines 行
-- chart: none
WITH one AS (
    FROM units
    WHERE unit = $unit OR unit_id = $unit OR $unit = '' OR unit_id IN (SELECT n.unit_id FROM unit_names AS n WHERE n.name = $unit)
    ORDER BY (SELECT count(*) FROM documents AS d WHERE d.unit_id = units.unit_id) DESC, unit LIMIT 1
)
SELECT f.fiscal_year, d.kind AS report_kind, f.severity, f.rule, f.message, f.message_en, f.stated, f.recomputed, array_to_string(f.lines, '、') AS printed_on_lines,
    list_sort(f.fact_ids) AS fact_ids
FROM findings AS f
JOIN one USING (unit_id)
JOIN documents AS d USING (document_id)
WHERE f.severity IN ('error', 'basis', 'review')
ORDER BY f.fiscal_year DESC, d.kind, list_position(['error', 'basis', 'review'], f.severity), f.lines[1], f.finding_id;
