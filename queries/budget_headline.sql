-- title: 决算比预算多还是少
-- basis: 决算 · 一般公共预算财政拨款支出 ÷ 年初预算
-- param: districts text = '' 区县，空为全部
-- param: years_from integer = 2000
-- param: years_to integer = 2100
WITH r AS (
    SELECT u.unit, a.fiscal_year, percent(f.amount, a.amount) AS rate, [a.fact_id, f.fact_id] AS ids
    FROM facts AS a
    JOIN facts AS f ON f.unit_id = a.unit_id AND f.fiscal_year = a.fiscal_year AND f.subject = a.subject AND f.item = a.item AND f.stage = '决算' AND f.measure = '金额' AND f.preferred
    JOIN units AS u ON u.unit_id = a.unit_id
    WHERE a.subject = '一般公共预算' AND a.item = '财政拨款支出' AND a.measure = '金额' AND a.stage = '年初预算' AND a.preferred AND a.amount > 0
        AND picked(u.district, $districts) AND a.fiscal_year BETWEEN $years_from AND $years_to
), top AS (FROM r ORDER BY rate DESC, fiscal_year DESC LIMIT 1)
SELECT
    CASE WHEN (SELECT count(*) FROM r) = 0 THEN '所选区县和年度里，没有一份决算同时印出年初预算和决算。'
        ELSE (SELECT format('{} 份决算里，比年初预算多花得最多的是{}（{} 年），花到 {:.1f}%；{} 份超过了 100%。', (SELECT count(*) FROM r), unit, fiscal_year, CAST(rate AS DOUBLE), (SELECT count(*) FROM r WHERE rate > 100)) FROM top)
    END AS sentence,
    coalesce((SELECT ids FROM top), []) AS fact_ids;
