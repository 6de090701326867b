-- title: 哪里、哪年的报告读到了
-- note: 一格是一个区县（或种类）的一年：有几成单位的决算读到了，几份没有，几份自相矛盾。
-- basis: 全部单位 · 决算
-- param: kinds text = '' 单位种类，空为全部
-- param: districts text = '' 区县，空为全部
-- param: level text = 'district' 一行是：district 区县，kind 种类
-- column: place 区县或种类
-- column: units 单位数
-- column: held 决算（份）
-- column: budgets 预算（份）
-- column: missing 没有决算（个）
-- column: doubtful 自相矛盾（份）
-- column: share 读到的（%）
-- chart: heat x=fiscal_year y=place color=share label=% sort=name
WITH y AS (
    SELECT DISTINCT fiscal_year FROM documents
), u AS (
    SELECT unit_id, coalesce(CASE $level WHEN 'kind' THEN kind ELSE district END, '未归类') AS place FROM units
    WHERE picked(district, $districts) AND picked(kind, $kinds)
), d AS (
    SELECT d.unit_id, d.fiscal_year, count(*) FILTER (d.kind = '决算') AS finals, count(*) FILTER (d.kind = '预算') AS budgets, count(*) FILTER (e.document_id IS NOT NULL) AS doubtful
    FROM documents AS d
    LEFT JOIN (SELECT DISTINCT document_id FROM findings WHERE severity = 'error') AS e USING (document_id)
    GROUP BY d.unit_id, d.fiscal_year
)
SELECT
    u.place,
    y.fiscal_year,
    count(*) AS units,
    CAST(coalesce(sum(d.finals), 0) AS INTEGER) AS held,
    CAST(coalesce(sum(d.budgets), 0) AS INTEGER) AS budgets,
    count(*) FILTER (coalesce(d.finals, 0) = 0) AS missing,
    CAST(coalesce(sum(d.doubtful), 0) AS INTEGER) AS doubtful,
    percent(count(*) FILTER (d.finals > 0), count(*)) AS share
FROM u
CROSS JOIN y
LEFT JOIN d ON d.unit_id = u.unit_id AND d.fiscal_year = y.fiscal_year
GROUP BY u.place, y.fiscal_year
ORDER BY u.place, y.fiscal_year;
