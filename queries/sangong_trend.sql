-- title: “三公”经费合计，历年
-- note: 每年取决算；没有决算的年度取年初预算，画成方块。空心是由“比上年增减”推算的。没有报告的年度断开。
-- basis: 决算；没有决算时用年初预算（方块）
-- param: districts text = '' 区县，空为全部
-- param: years_from integer = 2000
-- param: years_to integer = 2100
-- column: total “三公”合计（万元）
-- chart: line x=fiscal_year y=total color=unit label=万元 hollow=origin symbol=stage seam=scope
SELECT unit, fiscal_year, total, stage, scope, origin, fact_ids
FROM sangong
WHERE total IS NOT NULL AND stage IN ('决算', '年初预算') AND picked(district, $districts) AND fiscal_year BETWEEN $years_from AND $years_to
QUALIFY row_number() OVER (PARTITION BY unit_id, fiscal_year ORDER BY stage = '决算' DESC, scope) = 1
ORDER BY unit, fiscal_year;
