-- 各阶段的总数：年初预算、全年预算、决算并列，决算报告里印的年初预算也在内；每个单位、年度、阶段、口径、名目一行
CREATE OR REPLACE VIEW totals AS
WITH named (subject, item, quantity, rank) AS (
    VALUES
        ('支出', '本年支出合计', '本年支出', 1),
        ('支出', '基本支出', '基本支出', 1),
        ('支出', '项目支出', '项目支出', 1),
        ('收入', '本年收入合计', '本年收入', 1),
        ('收入', '财政拨款收入', '财政拨款收入', 1),
        ('收入', '一般公共预算财政拨款收入', '财政拨款收入', 2),
        ('收入', '事业收入', '事业收入', 1),
        ('总收支', '年初结转和结余', '年初结转', 1),
        ('总收支', '年末结转和结余', '年末结转', 1),
        ('一般公共预算', '财政拨款支出', '一般公共预算支出', 1),
        ('一般公共预算', '一般公共预算支出合计', '一般公共预算支出', 2),
        ('一般公共预算', '本年支出合计', '一般公共预算支出', 3),
        ('整体绩效', '部门整体支出总额', '部门整体支出', 1),
        ('基本支出', '人员经费合计', '人员经费', 1),
        ('基本支出', '公用经费合计', '公用经费', 1),
        ('机关运行', '机关运行经费', '机关运行经费', 1),
        ('三公', '“三公”经费合计', '三公', 1),
        ('三公', '因公出国(境)费', '因公出国', 1),
        ('三公', '公务用车购置及运行费', '公务用车', 1),
        ('三公', '公务用车购置费', '公车购置', 1),
        ('三公', '公务用车运行费', '公车运行', 1),
        ('三公', '公务接待费', '公务接待', 1),
        ('政府采购', '政府采购支出总额', '政府采购', 1),
        ('政府采购', '政府采购预算合计', '政府采购', 2),
        ('政府采购', '授予中小企业合同金额', '中小企业采购', 1),
        ('政府采购', '面向中小微企业的政府采购预算', '中小企业采购', 2)
)
SELECT DISTINCT ON (f.unit_id, f.fiscal_year, f.stage, f.scope, n.quantity)
    f.unit_id,
    u.unit,
    u.district,
    u.kind,
    u.level,
    f.fiscal_year,
    f.stage,
    f.scope,
    n.quantity,
    f.amount,
    f.origin,
    f.document_id,
    [f.fact_id] AS fact_ids
FROM facts AS f
JOIN named AS n USING (subject, item)
JOIN units AS u USING (unit_id)
WHERE f.measure = '金额' AND f.preferred AND f.amount IS NOT NULL AND f.part IS NULL AND f.parent IS NULL
ORDER BY f.unit_id, f.fiscal_year, f.stage, f.scope, n.quantity, f.origin = 'derived', n.rank, f.fact_id;

COMMENT ON VIEW totals IS '各阶段的总数（万元）：每个单位、年度、阶段、口径、名目一行';
COMMENT ON COLUMN totals.unit_id IS '单位编号';
COMMENT ON COLUMN totals.unit IS '单位现名';
COMMENT ON COLUMN totals.district IS '区县';
COMMENT ON COLUMN totals.kind IS '单位种类';
COMMENT ON COLUMN totals.level IS '部门（含所属单位）或 单位';
COMMENT ON COLUMN totals.fiscal_year IS '年度';
COMMENT ON COLUMN totals.stage IS '阶段：年初预算、全年预算、决算 …';
COMMENT ON COLUMN totals.scope IS '口径';
COMMENT ON COLUMN totals.quantity IS '名目：本年支出、一般公共预算支出、三公 …';
COMMENT ON COLUMN totals.amount IS '金额（万元）';
COMMENT ON COLUMN totals.origin IS '来源；derived 是推算';
COMMENT ON COLUMN totals.document_id IS '出自哪份报告';
COMMENT ON COLUMN totals.fact_ids IS '这个数，见 facts';
