-- 疑点和它说的数：疑点没有写明是哪些数的，取同一行里它提到的数
CREATE OR REPLACE VIEW doubts AS
SELECT finding_id, document_id, unit_id, fiscal_year, rule, severity, unnest(fact_ids) AS fact_id
FROM findings
UNION ALL
SELECT e.finding_id, e.document_id, e.unit_id, e.fiscal_year, e.rule, e.severity, f.fact_id
FROM findings AS e
JOIN facts AS f ON f.document_id = e.document_id AND list_contains(e.lines, f.line)
WHERE len(e.fact_ids) = 0 AND f.origin <> 'derived' AND f.value > 0
    AND contains(e.message, ' ' || rtrim(rtrim(CAST(f.value AS VARCHAR), '0'), '.') || ' ');

COMMENT ON VIEW doubts IS '疑点涉及的数：每个疑点、每个数一行';
COMMENT ON COLUMN doubts.finding_id IS '疑点编号，见 findings';
COMMENT ON COLUMN doubts.document_id IS '报告编号';
COMMENT ON COLUMN doubts.unit_id IS '单位编号';
COMMENT ON COLUMN doubts.fiscal_year IS '报告的年度';
COMMENT ON COLUMN doubts.rule IS '规则编号';
COMMENT ON COLUMN doubts.severity IS '轻重';
COMMENT ON COLUMN doubts.fact_id IS '这个数，见 facts';
