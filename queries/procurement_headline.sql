-- title: 采购占支出最多的
-- basis: 决算 · 政府采购支出总额 ÷ 本年支出合计
-- param: districts text = '' 区县，空为全部
-- param: years_from integer = 2000
-- param: years_to integer = 2100
WITH r AS (
    SELECT p.unit, p.fiscal_year, percent(p.total, s.total) AS share, list_concat(p.fact_ids, s.fact_ids) AS ids
    FROM procurement AS p
    JOIN spending AS s ON s.unit_id = p.unit_id AND s.fiscal_year = p.fiscal_year AND s.stage = '决算'
    WHERE p.stage = '决算' AND p.total IS NOT NULL AND s.total > 0 AND picked(p.district, $districts) AND p.fiscal_year BETWEEN $years_from AND $years_to
), top AS (FROM r ORDER BY share DESC, fiscal_year DESC LIMIT 1), low AS (FROM r ORDER BY share, fiscal_year LIMIT 1)
SELECT
    CASE WHEN (SELECT count(*) FROM r) = 0 THEN '所选区县和年度里，没有一份决算印出政府采购总额。'
        ELSE (SELECT format('采购占支出，{}（{} 年）最高，{:.1f}%；{}（{} 年）最低，{:.1f}%。', top.unit, top.fiscal_year, CAST(top.share AS DOUBLE), low.unit, low.fiscal_year, CAST(low.share AS DOUBLE)) FROM top, low)
    END AS sentence,
    coalesce((SELECT list_concat(top.ids, low.ids) FROM top, low), []) AS fact_ids;
