-- title: 印的比率和重算的比率差多少
-- note: 占比、增减率、完成率按报告自己的金额重算。差一个百分点以上的，不会是四舍五入。
-- basis: 每处印出的比率 · 规则 R19、R20
-- param: districts text = '' 区县，空为全部
-- param: years_from integer = 2000
-- param: years_to integer = 2100
-- column: rule 规则
-- column: stated 印的
-- column: recomputed 重算
-- column: message 说明
-- column: message_en 说明（英文）
-- column: printed_on_lines 行
-- chart: none
SELECT u.unit, f.fiscal_year, f.rule, f.stated, f.recomputed, f.message, f.message_en, array_to_string(f.lines, '、') AS printed_on_lines, f.fact_ids
FROM findings AS f
JOIN units AS u USING (unit_id)
WHERE f.rule IN ('R19', 'R20') AND picked(u.district, $districts) AND f.fiscal_year BETWEEN $years_from AND $years_to
ORDER BY f.severity, u.unit, f.fiscal_year, f.lines[1], f.finding_id;
