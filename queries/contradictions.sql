-- title: 报告里的疑点
-- note: 数照印的存，不改；自相矛盾之处列在这里。多于一百处时列出跟着看的单位的全部和最近年度的，总数见“报告在哪里自相矛盾”。
-- basis: 每份报告、每条规则
-- param: districts text = '' 区县，空为全部
-- param: kinds text = '' 单位种类，空为全部
-- param: peers text = '' 和谁比：空为全部，kind:种类，district:区县，size:单位编号，list:编号,编号
-- param: years_from integer = 2000
-- param: years_to integer = 2100
-- param: basket text = '' 跟着看的单位，编号用逗号分开
-- column: rule 规则
-- column: severity 轻重
-- column: message 说明
-- column: message_en 说明（英文）
-- column: stated 印的
-- column: recomputed 重算
-- column: printed_on_lines 行
-- chart: none
SELECT u.unit_id, u.unit, u.district, u.kind, f.fiscal_year, f.rule, f.severity, f.message, f.message_en, f.stated, f.recomputed, array_to_string(f.lines, '、') AS printed_on_lines,
    list_sort(f.fact_ids) AS fact_ids
FROM findings AS f
JOIN units AS u USING (unit_id)
SEMI JOIN peer_units($peers) AS p ON p.unit_id = f.unit_id
WHERE picked(u.district, $districts) AND picked(u.kind, $kinds) AND f.fiscal_year BETWEEN $years_from AND $years_to AND f.severity IN ('error', 'basis')
QUALIFY list_contains(string_split($basket, ','), u.unit_id) OR row_number() OVER (ORDER BY f.fiscal_year DESC, u.unit, f.finding_id) <= 100
ORDER BY u.unit, f.fiscal_year, f.lines[1], f.finding_id;
