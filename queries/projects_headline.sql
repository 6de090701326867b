-- title: 项目支出的份量
-- basis: 按金额重算
-- param: districts text = ''
-- param: years_from integer = 2000
-- param: years_to integer = 2100
WITH s AS (
    FROM spending WHERE project_share IS NOT NULL AND picked(district, $districts) AND fiscal_year BETWEEN $years_from AND $years_to
), hi AS (FROM s ORDER BY project_share DESC, fiscal_year DESC LIMIT 1),
lo AS (FROM s ORDER BY project_share, fiscal_year LIMIT 1)
SELECT
    CASE (SELECT count(*) FROM s)
        WHEN 0 THEN '所选区县和年度里，没有报告同时印出项目支出和本年支出。'
        WHEN 1 THEN (SELECT format('{}（{} 年）的项目支出占本年支出 {:.2f}%。', unit, fiscal_year, CAST(project_share AS DOUBLE)) FROM hi)
        ELSE (SELECT format('项目支出占本年支出最高的是{}（{} 年），{:.2f}%。', unit, fiscal_year, CAST(project_share AS DOUBLE)) FROM hi)
            || (SELECT format('最低的是{}（{} 年），{:.2f}%。', unit, fiscal_year, CAST(project_share AS DOUBLE)) FROM lo)
    END AS sentence,
    list_concat(coalesce((SELECT fact_ids FROM hi), []), coalesce((SELECT fact_ids FROM lo), [])) AS fact_ids;
