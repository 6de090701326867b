-- title: 报告在哪里自相矛盾
-- note: 每条规则判定了多少处；只数矛盾和口径，不数尾差和待核。
-- basis: 每份报告、每条规则
-- param: districts text = '' 区县，空为全部
-- param: kinds text = '' 单位种类，空为全部
-- param: peers text = '' 和谁比：空为全部，kind:种类，district:区县，size:单位编号，list:编号,编号
-- param: years_from integer = 2000
-- param: years_to integer = 2100
-- column: rule 规则
-- column: severity 轻重
-- column: findings 处
-- column: reports 报告（份）
-- column: of_reports 所选报告（份）
-- column: example 例如
-- chart: bar x=findings y=label label=处
WITH d AS (
    SELECT f.document_id FROM documents AS f JOIN units AS u USING (unit_id) SEMI JOIN peer_units($peers) AS p ON p.unit_id = f.unit_id
    WHERE picked(u.district, $districts) AND picked(u.kind, $kinds) AND f.fiscal_year BETWEEN $years_from AND $years_to
)
SELECT e.rule || CASE e.severity WHEN 'basis' THEN '（口径）' ELSE '' END AS label, e.rule, e.severity, count(*) AS findings, count(DISTINCT e.document_id) AS reports,
    (SELECT count(*) FROM d) AS of_reports, min_by(e.message, e.finding_id) AS example, some_ids(flatten(list(e.fact_ids))) AS fact_ids
FROM findings AS e
SEMI JOIN d USING (document_id)
WHERE e.severity IN ('error', 'basis')
GROUP BY e.rule, e.severity
ORDER BY findings DESC, e.rule, e.severity;
