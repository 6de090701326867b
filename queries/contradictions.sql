-- title: 报告里的疑点
-- note: 数照印的存，不改；自相矛盾之处列在这里。
-- basis: 每份报告、每条规则
-- param: districts text = '' 区县，空为全部
-- column: rule 规则
-- column: severity 轻重
-- column: message 说明
-- column: message_en 说明（英文）
-- column: stated 印的
-- column: recomputed 重算
-- column: printed_on_lines 行
-- chart: none
SELECT u.unit, f.fiscal_year, f.rule, f.severity, f.message, f.message_en, f.stated, f.recomputed, array_to_string(f.lines, '、') AS printed_on_lines, f.fact_ids
FROM findings AS f
JOIN units AS u USING (unit_id)
WHERE picked(u.district, $districts) AND f.severity IN ('error', 'basis')
ORDER BY u.unit, f.fiscal_year, f.lines[1], f.finding_id;
