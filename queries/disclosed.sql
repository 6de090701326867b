-- title: 报告公开了什么
-- note: 每个主题、每个年度：所选报告里有几成印了这个主题。没有读到的报告不在内。
-- basis: 所选报告 · 每个主题
-- param: districts text = '' 区县，空为全部
-- param: kinds text = '' 单位种类，空为全部
-- param: peers text = '' 和谁比：空为全部，kind:种类，district:区县，size:单位编号，list:编号,编号
-- param: years_from integer = 2000
-- param: years_to integer = 2100
-- column: subject 主题
-- column: printed_in 印了的报告（份）
-- column: of_reports 所选报告（份）
-- column: share 印了的（%）
-- column: median_figures 印出的数（中位数，个）
-- column: not_read 印了但没有读全（份）
-- chart: heat x=fiscal_year y=subject color=share label=%
WITH d AS (
    SELECT f.document_id, f.fiscal_year, h.unread
    FROM documents AS f
    JOIN units AS u USING (unit_id)
    JOIN held AS h USING (document_id)
    SEMI JOIN peer_units($peers) AS p ON p.unit_id = f.unit_id
    WHERE picked(u.district, $districts) AND picked(u.kind, $kinds) AND f.fiscal_year BETWEEN $years_from AND $years_to
), subjects (subject, rank) AS (
    VALUES ('收入', 1), ('支出', 2), ('财政拨款', 3), ('一般公共预算', 4), ('基本支出', 5), ('功能分类', 6), ('经济分类', 7), ('三公', 8), ('人员', 9), ('项目', 10),
        ('项目绩效', 11), ('政府采购', 12), ('国有资产', 13), ('机关运行', 14), ('工作量', 15)
)
SELECT
    s.subject,
    d.fiscal_year,
    count(*) FILTER (c.printed > 0) AS printed_in,
    count(*) AS of_reports,
    percent(count(*) FILTER (c.printed > 0), count(*)) AS share,
    CAST(median(c.printed) AS INTEGER) AS median_figures,
    count(*) FILTER (coalesce(c.printed, 0) = 0 AND contains(d.unread, s.subject)) AS not_read,
    coalesce(some_ids(flatten(list(c.fact_ids[1:3]) FILTER (c.fact_ids IS NOT NULL))), []) AS fact_ids
FROM d
CROSS JOIN subjects AS s
LEFT JOIN coverage AS c ON c.document_id = d.document_id AND c.subject = s.subject
GROUP BY s.subject, s.rank, d.fiscal_year
ORDER BY s.rank, d.fiscal_year;
