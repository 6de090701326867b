-- 披露情况：哪份报告公开了哪些主题、几个数
CREATE OR REPLACE VIEW coverage AS
SELECT
    d.document_id,
    d.unit_id,
    u.unit,
    u.district,
    d.fiscal_year,
    d.kind,
    f.subject,
    count(*) FILTER (f.origin <> 'derived') AS printed,
    count(*) FILTER (f.origin = 'derived') AS derived,
    count(*) FILTER (f.origin = 'table') AS in_tables,
    list(f.fact_id ORDER BY f.line, f.fact_id) AS fact_ids
FROM documents AS d
JOIN units AS u USING (unit_id)
JOIN facts AS f USING (document_id)
GROUP BY d.document_id, d.unit_id, u.unit, u.district, d.fiscal_year, d.kind, f.subject;

COMMENT ON VIEW coverage IS '披露情况：每份报告、每个主题一行';
COMMENT ON COLUMN coverage.document_id IS '报告编号';
COMMENT ON COLUMN coverage.unit_id IS '单位编号';
COMMENT ON COLUMN coverage.unit IS '单位现名';
COMMENT ON COLUMN coverage.district IS '区县';
COMMENT ON COLUMN coverage.fiscal_year IS '报告的年度';
COMMENT ON COLUMN coverage.kind IS '预算 或 决算';
COMMENT ON COLUMN coverage.subject IS '主题';
COMMENT ON COLUMN coverage.printed IS '印出的数';
COMMENT ON COLUMN coverage.derived IS '推算的数';
COMMENT ON COLUMN coverage.in_tables IS '其中在表里的';
COMMENT ON COLUMN coverage.fact_ids IS '这些数，见 facts';
