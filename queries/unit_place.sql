-- title: 在同行里排第几
-- note: 每个量取这个单位最近一年的数，和同一年、同一阶段、同一口径的同行比。位次从大到小；同行不足三个时不排。
-- basis: 每个量最近的一年 · 和谁比由所选同行定，空为同种类的单位
-- param: unit text = '' 单位（编号或名称），空为报告最多的
-- param: peers text = '' 和谁比：空为同种类，kind:种类，district:区县，size:单位编号，list:编号,编号
-- column: name 量
-- column: value 这个单位
-- column: unit_of_measure 单位
-- column: place 位次
-- column: n 可比的单位
-- column: percentile 比它低的（%）
-- column: median 中位数
-- column: q1 下四分位
-- column: q3 上四分位
-- column: lowest 最低
-- column: highest 最高
-- chart: none
WITH one AS (
    FROM units
    WHERE unit = $unit OR unit_id = $unit OR $unit = '' OR unit_id IN (SELECT n.unit_id FROM unit_names AS n WHERE n.name = $unit)
    ORDER BY (SELECT count(*) FROM documents AS d WHERE d.unit_id = units.unit_id) DESC, unit LIMIT 1
), own AS (
    SELECT DISTINCT ON (m.measure) m.*
    FROM measures AS m
    JOIN one USING (unit_id)
    WHERE m.value IS NOT NULL
    ORDER BY m.measure, m.fiscal_year DESC, m.stage = '决算' DESC, list_position(['全部资金', '财政拨款'], m.scope), m.scope
), chosen AS (
    SELECT unit_id FROM peer_units(CASE WHEN $peers <> '' THEN $peers ELSE (SELECT coalesce('kind:' || kind, '') FROM one) END)
    UNION SELECT unit_id FROM one
), among AS (
    SELECT m.measure, m.unit_id, m.value
    FROM measures AS m
    SEMI JOIN chosen ON chosen.unit_id = m.unit_id
    JOIN own ON own.measure = m.measure AND own.fiscal_year = m.fiscal_year AND own.stage = m.stage AND own.scope = m.scope
        AND (m.headcount_year IS NULL OR m.headcount_year = m.fiscal_year OR m.unit_id = own.unit_id)
    WHERE m.value IS NOT NULL
)
SELECT
    w.name,
    own.fiscal_year,
    CAST(own.value AS DECIMAL(18, 2)) AS value,
    w.unit_of_measure,
    CASE WHEN count(*) >= 3 THEN percent(count(*) FILTER (among.value < own.value), count(*) - 1) END AS percentile,
    CASE WHEN count(*) >= 3 THEN 1 + count(*) FILTER (among.value > own.value) END AS place,
    count(*) AS n,
    CAST(CASE WHEN count(*) >= 3 THEN median(among.value) END AS DECIMAL(18, 2)) AS median,
    CAST(CASE WHEN count(*) >= 3 THEN quantile_cont(among.value, 0.25) END AS DECIMAL(18, 2)) AS q1,
    CAST(CASE WHEN count(*) >= 3 THEN quantile_cont(among.value, 0.75) END AS DECIMAL(18, 2)) AS q3,
    CAST(CASE WHEN count(*) >= 3 THEN min(among.value) END AS DECIMAL(18, 2)) AS lowest,
    CAST(CASE WHEN count(*) >= 3 THEN max(among.value) END AS DECIMAL(18, 2)) AS highest,
    own.stage,
    own.scope,
    own.headcount_year,
    own.fact_ids
FROM own
JOIN measure_names AS w USING (measure)
JOIN among ON among.measure = own.measure
GROUP BY w.name, w.rank, own.measure, own.fiscal_year, own.stage, own.scope, own.value, w.unit_of_measure, own.headcount_year, own.fact_ids
ORDER BY w.rank;
