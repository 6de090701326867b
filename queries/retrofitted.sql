-- title: 预算和决算分毫不差
-- note: “三公”合计的预算等于决算，到分。预算是年末补的，还是刚好花完，报告里看不出来；只有年初预算能说明节约。
-- basis: “三公”合计 · 预算与决算
-- param: districts text = '' 区县，空为全部
-- param: years_from integer = 2000
-- param: years_to integer = 2100
-- column: budget 预算（万元）
-- column: budget_stage 预算的口径
-- column: final 决算（万元）
-- column: same 分毫不差
-- chart: none
SELECT f.unit, f.fiscal_year, b.stage AS budget_stage, b.total AS budget, f.total AS final,
    b.total = f.total AS same, list_concat(b.fact_ids, f.fact_ids) AS fact_ids
FROM sangong AS f
JOIN sangong AS b ON b.unit_id = f.unit_id AND b.fiscal_year = f.fiscal_year AND b.stage IN ('年初预算', '全年预算')
WHERE f.stage = '决算' AND f.origin <> 'derived' AND f.total IS NOT NULL AND b.total IS NOT NULL
    AND picked(f.district, $districts) AND f.fiscal_year BETWEEN $years_from AND $years_to
ORDER BY same DESC, f.unit, f.fiscal_year, b.stage;
