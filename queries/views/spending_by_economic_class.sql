-- 基本支出按经济分类：类款
CREATE OR REPLACE VIEW spending_by_economic_class AS
SELECT
    f.unit_id,
    u.unit,
    u.district,
    u.kind,
    f.fiscal_year,
    f.stage,
    f.scope,
    f.item_code AS code,
    f.item AS class,
    f.amount,
    f.origin,
    [f.fact_id] AS fact_ids
FROM facts AS f
JOIN units AS u USING (unit_id)
WHERE f.subject = '经济分类' AND f.measure = '金额' AND f.preferred;

COMMENT ON VIEW spending_by_economic_class IS '一般公共预算基本支出按经济分类（万元），类款各一行';
COMMENT ON COLUMN spending_by_economic_class.unit_id IS '单位编号';
COMMENT ON COLUMN spending_by_economic_class.unit IS '单位现名';
COMMENT ON COLUMN spending_by_economic_class.district IS '区县';
COMMENT ON COLUMN spending_by_economic_class.kind IS '单位种类';
COMMENT ON COLUMN spending_by_economic_class.fiscal_year IS '年度';
COMMENT ON COLUMN spending_by_economic_class.stage IS '阶段';
COMMENT ON COLUMN spending_by_economic_class.scope IS '口径';
COMMENT ON COLUMN spending_by_economic_class.code IS '经济分类编码：3 位是类，5 位是款';
COMMENT ON COLUMN spending_by_economic_class.class IS '科目名称，报告所印';
COMMENT ON COLUMN spending_by_economic_class.amount IS '金额（万元）';
COMMENT ON COLUMN spending_by_economic_class.origin IS '来源';
COMMENT ON COLUMN spending_by_economic_class.fact_ids IS '这一行用到的数，见 facts';
