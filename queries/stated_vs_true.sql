-- title: 印的比率和重算的比率差多少
-- note: 占比、增减率、完成率按报告自己的金额重算。差一个百分点以上的，不会是四舍五入。多于一百处时列出差得最多的一百处和跟着看的单位的。
-- basis: 每处印出的比率 · 规则 R19、R20
-- param: districts text = '' 区县，空为全部
-- param: kinds text = '' 单位种类，空为全部
-- param: peers text = '' 和谁比：空为全部，kind:种类，district:区县，size:单位编号，list:编号,编号
-- param: years_from integer = 2000
-- param: years_to integer = 2100
-- param: basket text = '' 跟着看的单位，编号用逗号分开
-- column: rule 规则
-- column: stated 印的
-- column: recomputed 重算
-- column: off 差（百分点）
-- column: message 说明
-- column: message_en 说明（英文）
-- column: printed_on_lines 行
-- chart: bar x=off y=label color=unit label=百分点
WITH e AS (
    SELECT f.*, u.unit, u.district, u.kind,
        CAST(try_cast(regexp_extract(f.stated, '^-?[\d.]+') AS DECIMAL(18, 4)) - try_cast(regexp_extract(f.recomputed, '^-?[\d.]+') AS DECIMAL(18, 4)) AS DECIMAL(18, 2)) AS off
    FROM findings AS f
    JOIN units AS u USING (unit_id)
    SEMI JOIN peer_units($peers) AS p ON p.unit_id = f.unit_id
    WHERE f.rule IN ('R19', 'R20') AND ends_with(f.stated, '%') AND picked(u.district, $districts) AND picked(u.kind, $kinds) AND f.fiscal_year BETWEEN $years_from AND $years_to
)
SELECT unit || ' ' || fiscal_year || ' 第 ' || lines[1] || ' 行' || CASE row_number() OVER here WHEN 1 THEN '' ELSE '（' || row_number() OVER here || '）' END AS label,
    unit_id, unit, district, kind, fiscal_year, rule, stated, recomputed, off, message, message_en, array_to_string(lines, '、') AS printed_on_lines, fact_ids
FROM e
WHERE off IS NOT NULL
WINDOW here AS (PARTITION BY unit_id, fiscal_year, lines[1] ORDER BY finding_id)
QUALIFY list_contains(string_split($basket, ','), unit_id) OR row_number() OVER (ORDER BY abs(off) DESC, finding_id) <= 100
ORDER BY abs(off) DESC, label;
