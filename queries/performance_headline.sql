-- title: 自评打了多少分
-- basis: 项目支出绩效自评表
-- param: districts text = '' 区县，空为全部
-- param: years_from integer = 2000
-- param: years_to integer = 2100
WITH p AS (
    SELECT * FROM projects WHERE score IS NOT NULL AND picked(district, $districts) AND fiscal_year BETWEEN $years_from AND $years_to
), low AS (FROM p ORDER BY score, fiscal_year LIMIT 1)
SELECT
    CASE WHEN (SELECT count(*) FROM p) = 0 THEN '所选区县和年度里，没有一张自评表印出得分。'
        ELSE (SELECT format('{} 个印出得分的项目，自评平均 {:.1f} 分，最低的是{}的“{}”，{:.1f} 分。', (SELECT count(*) FROM p), (SELECT avg(CAST(score AS DOUBLE)) FROM p), unit, project, CAST(score AS DOUBLE)) FROM low)
    END AS sentence,
    coalesce((SELECT flatten(list(fact_ids ORDER BY unit, project)) FROM p), []) AS fact_ids;
