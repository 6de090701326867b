-- title: 项目支出占本年支出的比重
-- note: 按印出的两个金额重算，不用报告里写的百分比。
-- basis: 全部资金 · 决算；没有决算的年度用年初预算
-- param: districts text = '' 区县，空为全部
-- param: years_from integer = 2000
-- param: years_to integer = 2100
-- column: project_wan 项目支出（万元）
-- column: total_wan 本年支出（万元）
-- column: project_share 项目占比（%）
-- chart: bar x=project_share y=label color=unit label=% max=100
SELECT
    unit || ' ' || fiscal_year || CASE WHEN stage = '决算' THEN '' ELSE '（' || stage || '）' END AS label,
    unit,
    fiscal_year,
    stage,
    project AS project_wan,
    total AS total_wan,
    project_share,
    fact_ids
FROM spending
WHERE project_share IS NOT NULL AND picked(district, $districts) AND fiscal_year BETWEEN $years_from AND $years_to
ORDER BY project_share DESC, label;
