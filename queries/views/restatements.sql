-- 重述：一份报告的“比上年增减”推算出的上年数，和上年自己的报告印的比
CREATE OR REPLACE VIEW restatements AS
SELECT
    i.unit_id,
    u.unit,
    u.district,
    u.kind,
    i.fiscal_year,
    i.subject,
    i.item,
    i.stage,
    i.scope,
    p.amount AS published,
    i.amount AS implied,
    i.amount - p.amount AS difference,
    percent(i.amount - p.amount, p.amount) AS difference_percent,
    i.document_id AS implied_by,
    [p.fact_id, i.fact_id] AS fact_ids
FROM facts AS i
JOIN facts AS p
    ON p.unit_id = i.unit_id AND p.fiscal_year = i.fiscal_year AND p.subject = i.subject AND p.item = i.item
    AND p.stage = i.stage AND p.scope = i.scope AND p.measure = '金额'
    AND p.part IS NOT DISTINCT FROM i.part AND p.parent IS NOT DISTINCT FROM i.parent
    AND p.origin <> 'derived' AND p.preferred AND p.amount IS NOT NULL AND p.document_id <> i.document_id
JOIN units AS u ON u.unit_id = i.unit_id
WHERE i.origin = 'derived' AND i.measure = '金额' AND i.amount IS NOT NULL;

COMMENT ON VIEW restatements IS '重述：后一份报告推算的上年数与上年报告印的（万元），两样都有的才在内';
COMMENT ON COLUMN restatements.unit_id IS '单位编号';
COMMENT ON COLUMN restatements.unit IS '单位现名';
COMMENT ON COLUMN restatements.district IS '区县';
COMMENT ON COLUMN restatements.kind IS '单位种类';
COMMENT ON COLUMN restatements.fiscal_year IS '被说的年度';
COMMENT ON COLUMN restatements.subject IS '主题';
COMMENT ON COLUMN restatements.item IS '条目';
COMMENT ON COLUMN restatements.stage IS '阶段';
COMMENT ON COLUMN restatements.scope IS '口径';
COMMENT ON COLUMN restatements.published IS '当年报告印的（万元）';
COMMENT ON COLUMN restatements.implied IS '后一份报告推算的（万元）';
COMMENT ON COLUMN restatements.difference IS '推算减所印（万元）';
COMMENT ON COLUMN restatements.difference_percent IS '差多少（%）';
COMMENT ON COLUMN restatements.implied_by IS '由哪份报告推算';
COMMENT ON COLUMN restatements.fact_ids IS '两个数，见 facts';
