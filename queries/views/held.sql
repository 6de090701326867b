-- 读到的报告，和每份报告里印了却没有读出的：读取提示和没有归类的数
CREATE OR REPLACE VIEW held AS
SELECT
    d.unit_id,
    d.fiscal_year,
    d.kind AS report_kind,
    d.document_id,
    d.level,
    coalesce(n.told, '') || coalesce(f.told, '') AS unread
FROM documents AS d
LEFT JOIN (
    SELECT document_id, string_agg(message, ' ' ORDER BY finding_id) AS told
    FROM findings
    WHERE code IN ('READ.heads', 'READ.columns', 'READ.place', 'READ.malformed', 'READ.malformedCell', 'READ.unprovenSlip', 'READ.doubted')
    GROUP BY document_id
) AS n USING (document_id)
LEFT JOIN (
    SELECT document_id, string_agg(DISTINCT item, ' ') AS told
    FROM facts
    WHERE NOT classified
    GROUP BY document_id
) AS f USING (document_id);

COMMENT ON VIEW held IS '读到的报告，每份一行，和其中印了却没有读出的';
COMMENT ON COLUMN held.unit_id IS '单位编号';
COMMENT ON COLUMN held.fiscal_year IS '报告的年度';
COMMENT ON COLUMN held.report_kind IS '预算 或 决算';
COMMENT ON COLUMN held.document_id IS '报告编号';
COMMENT ON COLUMN held.level IS '部门（含所属单位）或 单位';
COMMENT ON COLUMN held.unread IS '没有读出的：读取提示和没有归类的名目；空是都读出了';
