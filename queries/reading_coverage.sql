-- title: 每份报告读到了多少
-- note: 报告印出的数一个不落：采用的、编号日期等、没有采用的，加起来正好。没有采用的在“对着原文看”里逐个可见，可以指认。
-- basis: 每份报告 · 印出的每一个数
-- param: districts text = '' 区县，空为全部
-- param: kinds text = '' 单位种类，空为全部
-- param: peers text = '' 和谁比：空为全部，kind:种类，district:区县，size:单位编号，list:编号,编号
-- param: years_from integer = 2000
-- param: years_to integer = 2100
-- column: document_kind 报告种类
-- column: numbers 印出的数
-- column: taken 采用
-- column: structure 编号日期等
-- column: left_out 没有采用
-- column: settled 有着落（%）
SELECT
    u.unit,
    u.district,
    d.unit_id,
    d.document_id,
    d.fiscal_year,
    d.kind AS document_kind,
    d.numbers,
    d.numbers - d.structure - d.left_out AS taken,
    d.structure,
    d.left_out,
    CAST(100 - 100.0 * d.left_out / d.numbers AS DECIMAL(5, 1)) AS settled
FROM documents AS d
JOIN units AS u USING (unit_id)
SEMI JOIN peer_units($peers) AS p ON p.unit_id = d.unit_id
WHERE d.numbers > 0 AND picked(u.district, $districts) AND picked(u.kind, $kinds) AND d.fiscal_year BETWEEN $years_from AND $years_to
ORDER BY d.left_out * 1.0 / d.numbers DESC, u.unit, d.fiscal_year, d.kind;
