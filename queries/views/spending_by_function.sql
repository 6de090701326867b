-- 支出按功能分类：类款项；T3 是全部资金，T5 是一般公共预算财政拨款
CREATE OR REPLACE VIEW spending_by_function AS
SELECT
    f.unit_id,
    any_value(u.unit) AS unit,
    any_value(u.district) AS district,
    any_value(u.kind) AS kind,
    f.fiscal_year,
    f.stage,
    f.scope,
    f.item_code AS code,
    f.item AS function,
    max(f.amount) FILTER (f.part IS NULL) AS total,
    max(f.amount) FILTER (f.part = '基本支出') AS basic,
    max(f.amount) FILTER (f.part = '项目支出') AS project,
    list(f.fact_id ORDER BY f.line, f.fact_id) AS fact_ids
FROM facts AS f
JOIN units AS u USING (unit_id)
WHERE f.subject = '功能分类' AND f.measure = '金额' AND f.preferred AND (f.part IS NULL OR f.part IN ('基本支出', '项目支出'))
GROUP BY f.unit_id, f.fiscal_year, f.stage, f.scope, f.item_code, f.item;

COMMENT ON VIEW spending_by_function IS '支出按功能分类（万元），类款项各一行，不可相加各级';
COMMENT ON COLUMN spending_by_function.unit_id IS '单位编号';
COMMENT ON COLUMN spending_by_function.unit IS '单位现名';
COMMENT ON COLUMN spending_by_function.district IS '区县';
COMMENT ON COLUMN spending_by_function.kind IS '单位种类';
COMMENT ON COLUMN spending_by_function.fiscal_year IS '年度';
COMMENT ON COLUMN spending_by_function.stage IS '阶段';
COMMENT ON COLUMN spending_by_function.scope IS '口径';
COMMENT ON COLUMN spending_by_function.code IS '科目编码：3 位是类，5 位是款，7 位是项';
COMMENT ON COLUMN spending_by_function.function IS '科目名称，报告所印';
COMMENT ON COLUMN spending_by_function.total IS '合计（万元）';
COMMENT ON COLUMN spending_by_function.basic IS '基本支出（万元）';
COMMENT ON COLUMN spending_by_function.project IS '项目支出（万元）';
COMMENT ON COLUMN spending_by_function.fact_ids IS '这一行用到的数，见 facts';
