-- title: 车辆数对得上吗
-- basis: 国有资产里的车辆与“三公”里的保有量
-- param: districts text = '' 区县，空为全部
-- param: years_from integer = 2000
-- param: years_to integer = 2100
WITH v AS (
    SELECT * FROM vehicles WHERE owned IS NOT NULL AND kept IS NOT NULL AND picked(district, $districts) AND fiscal_year BETWEEN $years_from AND $years_to
), off AS (FROM v WHERE owned <> kept ORDER BY abs(owned - kept) DESC, fiscal_year DESC LIMIT 1)
SELECT
    CASE WHEN (SELECT count(*) FROM v) = 0 THEN '所选区县和年度里，没有一份报告同时印出两处车辆数。'
        ELSE format('{} 份报告在资产和“三公”两处都印了车辆数，{} 份对不上。', (SELECT count(*) FROM v), (SELECT count(*) FROM v WHERE owned <> kept))
            || coalesce((SELECT format('差得最多的是{}（{} 年）：资产里 {} 辆，“三公”里 {} 辆。', unit, fiscal_year, owned, kept) FROM off), '')
    END AS sentence,
    coalesce((SELECT fact_ids FROM off), []) AS fact_ids;
