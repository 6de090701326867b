-- 疑点和它说的数
CREATE OR REPLACE VIEW doubts AS
SELECT finding_id, document_id, unit_id, fiscal_year, rule, severity, unnest(fact_ids) AS fact_id
FROM findings;

COMMENT ON VIEW doubts IS '疑点涉及的数：每个疑点、每个数一行';
COMMENT ON COLUMN doubts.finding_id IS '疑点编号，见 findings';
COMMENT ON COLUMN doubts.document_id IS '报告编号';
COMMENT ON COLUMN doubts.unit_id IS '单位编号';
COMMENT ON COLUMN doubts.fiscal_year IS '报告的年度';
COMMENT ON COLUMN doubts.rule IS '规则编号';
COMMENT ON COLUMN doubts.severity IS '轻重';
COMMENT ON COLUMN doubts.fact_id IS '这个数，见 facts';
