-- 收入：本年收入及各来源
CREATE OR REPLACE VIEW income AS
SELECT
    f.unit_id,
    any_value(u.unit) AS unit,
    any_value(u.district) AS district,
    any_value(u.kind) AS kind,
    f.fiscal_year,
    f.stage,
    f.scope,
    max(f.amount) FILTER (f.item = '本年收入合计') AS total,
    coalesce(max(f.amount) FILTER (f.item = '财政拨款收入'), max(f.amount) FILTER (f.item = '一般公共预算财政拨款收入')) AS appropriation,
    max(f.amount) FILTER (f.item = '事业收入') AS institutional,
    max(f.amount) FILTER (f.item = '其他收入') AS other,
    CASE WHEN bool_and(f.origin = 'derived') THEN 'derived' ELSE max(f.origin) FILTER (f.origin <> 'derived') END AS origin,
    list(f.fact_id ORDER BY f.line, f.fact_id) AS fact_ids
FROM facts AS f
JOIN units AS u USING (unit_id)
WHERE f.subject = '收入' AND f.measure = '金额' AND f.preferred
GROUP BY f.unit_id, f.fiscal_year, f.stage, f.scope;

COMMENT ON VIEW income IS '收入：本年收入及来源（万元），每个单位、年度、阶段一行';
COMMENT ON COLUMN income.unit_id IS '单位编号';
COMMENT ON COLUMN income.unit IS '单位现名';
COMMENT ON COLUMN income.district IS '区县';
COMMENT ON COLUMN income.kind IS '单位种类';
COMMENT ON COLUMN income.fiscal_year IS '年度';
COMMENT ON COLUMN income.stage IS '阶段';
COMMENT ON COLUMN income.scope IS '口径';
COMMENT ON COLUMN income.total IS '本年收入合计（万元）';
COMMENT ON COLUMN income.appropriation IS '财政拨款收入（万元）';
COMMENT ON COLUMN income.institutional IS '事业收入（万元）';
COMMENT ON COLUMN income.other IS '其他收入（万元）';
COMMENT ON COLUMN income.origin IS '来源；derived 是推算';
COMMENT ON COLUMN income.fact_ids IS '这一行用到的数，见 facts';
