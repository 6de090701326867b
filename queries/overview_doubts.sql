-- title: 最可疑的数
-- note: 矛盾里印的和重算的差得最多的，最多十二处。比率看百分点，金额看差了几成。
-- basis: 规则判定的矛盾
-- param: districts text = '' 区县，空为全部
-- param: kinds text = '' 单位种类，空为全部
-- param: peers text = '' 和谁比：空为全部，kind:种类，district:区县，size:单位编号，list:编号,编号
-- column: rule 规则
-- column: stated 印的
-- column: recomputed 重算
-- column: off_percent 差几成（%）
-- column: message 说明
-- column: message_en 说明（英文）
-- chart: none
WITH e AS (
    SELECT f.*, u.unit, u.district, u.kind,
        try_cast(regexp_extract(f.stated, '^-?[\d.]+') AS DECIMAL(18, 4)) AS printed, try_cast(regexp_extract(f.recomputed, '^-?[\d.]+') AS DECIMAL(18, 4)) AS true_value
    FROM findings AS f
    JOIN units AS u USING (unit_id)
    SEMI JOIN peer_units($peers) AS p ON p.unit_id = f.unit_id
    WHERE f.severity = 'error' AND picked(u.district, $districts) AND picked(u.kind, $kinds)
)
SELECT unit_id, unit, district, kind, fiscal_year, rule, stated, recomputed, percent(printed - true_value, abs(true_value)) AS off_percent, message, message_en, fact_ids
FROM e
WHERE printed IS NOT NULL AND true_value <> 0
ORDER BY abs(percent(printed - true_value, abs(true_value))) DESC, finding_id
LIMIT 12;
