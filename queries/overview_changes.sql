-- title: 变化最大的
-- note: 本年支出决算和上年比，同一口径，两年都是自己报告印的；按增减的百分比排，最多十二个。
-- empty: 没有一个单位连续两年都自己印了同一口径的本年支出决算，所以没有可比的变化。
-- basis: 决算 · 本年支出合计 · 全部资金
-- param: districts text = '' 区县，空为全部
-- param: kinds text = '' 单位种类，空为全部
-- param: peers text = '' 和谁比：空为全部，kind:种类，district:区县，size:单位编号，list:编号,编号
-- column: label 单位
-- column: amount 本年支出（万元）
-- column: change 比上年（%）
-- chart: dumbbell x=amount y=label color=when label=万元 scale=log
WITH m AS (
    SELECT c.* FROM measures AS c SEMI JOIN peer_units($peers) AS p ON p.unit_id = c.unit_id
    WHERE c.measure = 'spending' AND c.stage = '决算' AND picked(c.district, $districts) AND picked(c.kind, $kinds)
), pairs AS (
    SELECT a.unit_id, a.unit, a.district, a.kind, a.fiscal_year, a.value AS now, b.value AS was, percent(a.value - b.value, b.value) AS change, a.fact_ids AS now_ids, b.fact_ids AS was_ids
    FROM m AS a
    JOIN m AS b ON b.unit_id = a.unit_id AND b.fiscal_year = a.fiscal_year - 1 AND b.scope = a.scope
    WHERE b.value > 0
    ORDER BY abs(ln(CAST(a.value AS DOUBLE)) - ln(CAST(b.value AS DOUBLE))) DESC, a.unit_id, a.fiscal_year
    LIMIT 12
)
SELECT unit || ' ' || fiscal_year AS label, unit_id, unit, district, kind, fiscal_year, w.moment AS "when", CAST(CASE w.moment WHEN '上年' THEN was ELSE now END AS DECIMAL(18, 2)) AS amount, change,
    CASE w.moment WHEN '上年' THEN was_ids ELSE now_ids END AS fact_ids
FROM pairs
CROSS JOIN (VALUES ('上年', 1), ('本年', 2)) AS w (moment, rank)
ORDER BY abs(change) DESC, label, w.rank;
