-- title: 支出里有多少是政府采购
-- note: 采购总额 ÷ 本年支出。比例忽高忽低，多半是口径变了，不是买得多了。
-- basis: 决算 · 政府采购支出总额 ÷ 本年支出合计
-- param: districts text = '' 区县，空为全部
-- param: years_from integer = 2000
-- param: years_to integer = 2100
-- column: procured 采购（万元）
-- column: spent 本年支出（万元）
-- column: share 占支出（%）
-- chart: bar x=share y=label color=unit label=%
SELECT p.unit || ' ' || p.fiscal_year AS label, p.unit, p.fiscal_year, p.total AS procured, s.total AS spent,
    percent(p.total, s.total) AS share, list_concat(p.fact_ids, s.fact_ids) AS fact_ids
FROM procurement AS p
JOIN spending AS s ON s.unit_id = p.unit_id AND s.fiscal_year = p.fiscal_year AND s.stage = '决算'
WHERE p.stage = '决算' AND p.total IS NOT NULL AND s.total IS NOT NULL
    AND picked(p.district, $districts) AND p.fiscal_year BETWEEN $years_from AND $years_to
ORDER BY share DESC, p.unit, p.fiscal_year;
