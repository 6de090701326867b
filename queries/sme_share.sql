-- title: 采购给了中小企业多少
-- note: 授予中小企业合同金额 ÷ 采购总额，按金额重算；报告印的比例常以别的数作分母。
-- basis: 授予中小企业 ÷ 采购总额
-- param: districts text = '' 区县，空为全部
-- param: years_from integer = 2000
-- param: years_to integer = 2100
-- column: total 采购（万元）
-- column: sme 中小企业（万元）
-- column: sme_share 占比（%）
-- chart: bar x=sme_share y=label color=unit label=%
SELECT unit || ' ' || fiscal_year || stage AS label, unit, fiscal_year, stage, total, sme, sme_share, fact_ids
FROM procurement
WHERE sme_share IS NOT NULL AND picked(district, $districts) AND fiscal_year BETWEEN $years_from AND $years_to
ORDER BY sme_share DESC, unit, fiscal_year, stage;
