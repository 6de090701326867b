-- title: 收入里不靠财政拨款的有多少
-- note: 1 − 财政拨款收入 ÷ 本年收入合计。
-- basis: 决算 · 全部资金
-- param: districts text = '' 区县，空为全部
-- param: years_from integer = 2000
-- param: years_to integer = 2100
-- column: total 本年收入（万元）
-- column: appropriation 财政拨款（万元）
-- column: earned_share 非财政（%）
-- chart: bar x=earned_share y=label color=unit label=%
SELECT unit || ' ' || fiscal_year AS label, unit, fiscal_year, total, appropriation,
    percent(total - appropriation, total) AS earned_share, fact_ids
FROM income
WHERE stage = '决算' AND scope = '全部资金' AND origin <> 'derived' AND total IS NOT NULL AND appropriation IS NOT NULL AND picked(district, $districts) AND fiscal_year BETWEEN $years_from AND $years_to
ORDER BY earned_share DESC, unit, fiscal_year;
