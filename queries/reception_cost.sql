-- title: 接待一批、一人花多少
-- note: 接待费 ÷ 国内来访团组、÷ 人次。没印批次人次的不能算，不当作零。
-- basis: 决算 · 公务接待费
-- param: districts text = '' 区县，空为全部
-- param: years_from integer = 2000
-- param: years_to integer = 2100
-- column: reception 接待费（万元）
-- column: reception_groups 团组（个）
-- column: reception_guests 人次
-- column: yuan_per_guest 每人次（元）
-- column: yuan_per_group 每批（元）
-- chart: bar x=yuan_per_guest y=label color=unit label=元/人次 missing=人次没有印出
SELECT
    unit || ' ' || fiscal_year AS label,
    unit,
    fiscal_year,
    reception,
    reception_groups,
    reception_guests,
    CAST(per(reception, reception_groups) * 10000 AS DECIMAL(18, 2)) AS yuan_per_group,
    CAST(per(reception, reception_guests) * 10000 AS DECIMAL(18, 2)) AS yuan_per_guest,
    fact_ids
FROM sangong
WHERE stage = '决算' AND origin <> 'derived' AND reception > 0 AND picked(district, $districts) AND fiscal_year BETWEEN $years_from AND $years_to
ORDER BY yuan_per_guest DESC NULLS LAST, unit, fiscal_year;
