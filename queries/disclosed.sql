-- title: 每份报告公开了什么
-- note: 每个主题印出的数的个数；横线是这份报告没有印这个主题。
-- basis: 每份报告 · 每个主题
-- param: districts text = '' 区县，空为全部
-- param: years_from integer = 2000
-- param: years_to integer = 2100
-- column: kind 报告
-- chart: none
SELECT unit, fiscal_year, kind,
    sum(printed) FILTER (subject = '收入') AS "收入",
    sum(printed) FILTER (subject = '支出') AS "支出",
    sum(printed) FILTER (subject = '财政拨款') AS "财政拨款",
    sum(printed) FILTER (subject = '一般公共预算') AS "一般公共预算",
    sum(printed) FILTER (subject = '基本支出') AS "基本支出",
    sum(printed) FILTER (subject = '功能分类') AS "功能分类",
    sum(printed) FILTER (subject = '经济分类') AS "经济分类",
    sum(printed) FILTER (subject = '三公') AS "三公",
    sum(printed) FILTER (subject = '人员') AS "人员",
    sum(printed) FILTER (subject = '项目') AS "项目",
    sum(printed) FILTER (subject = '项目绩效') AS "项目绩效",
    sum(printed) FILTER (subject = '政府采购') AS "政府采购",
    sum(printed) FILTER (subject = '国有资产') AS "国有资产",
    sum(printed) FILTER (subject = '机关运行') AS "机关运行",
    sum(printed) FILTER (subject = '工作量') AS "工作量",
    flatten(list(fact_ids ORDER BY subject)) AS fact_ids
FROM coverage
WHERE picked(district, $districts) AND fiscal_year BETWEEN $years_from AND $years_to
GROUP BY unit_id, unit, fiscal_year, kind
ORDER BY unit, fiscal_year, kind;
