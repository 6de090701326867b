-- title: 最近来的报告
-- note: 按报告印的公开日期；没有印日期的按年度排在后面。
-- basis: 最近十二份 · 点报告逐处核对
-- param: districts text = '' 区县，空为全部
-- param: kinds text = '' 单位种类，空为全部
-- column: published_on 公开日期
-- column: figures 印出的数
-- column: errors 矛盾
-- column: title 报告
-- chart: none
SELECT d.title, d.published_on,
    (SELECT count(*) FROM facts AS f WHERE f.document_id = d.document_id AND f.origin <> 'derived') AS figures,
    (SELECT count(*) FROM findings AS e WHERE e.document_id = d.document_id AND e.severity = 'error') AS errors
FROM documents AS d
JOIN units AS u USING (unit_id)
WHERE picked(u.district, $districts) AND picked(u.kind, $kinds)
ORDER BY d.published_on DESC NULLS LAST, d.fiscal_year DESC, u.unit, d.kind
LIMIT 12;
