-- 政府采购：总额、货物、工程、服务、授予中小企业
CREATE OR REPLACE VIEW procurement AS
SELECT
    f.unit_id,
    any_value(u.unit) AS unit,
    any_value(u.district) AS district,
    any_value(u.kind) AS kind,
    f.fiscal_year,
    f.stage,
    max(f.amount) FILTER (f.item IN ('政府采购支出总额', '政府采购预算合计')) AS total,
    max(f.amount) FILTER (f.item IN ('政府采购货物支出', '政府采购货物类预算')) AS goods,
    max(f.amount) FILTER (f.item IN ('政府采购工程支出', '政府采购工程类预算')) AS works,
    max(f.amount) FILTER (f.item IN ('政府采购服务支出', '政府采购服务类预算')) AS services,
    max(f.amount) FILTER (f.item IN ('授予中小企业合同金额', '面向中小微企业的政府采购预算')) AS sme,
    percent(
        max(f.amount) FILTER (f.item IN ('授予中小企业合同金额', '面向中小微企业的政府采购预算')),
        max(f.amount) FILTER (f.item IN ('政府采购支出总额', '政府采购预算合计'))
    ) AS sme_share,
    list(f.fact_id ORDER BY f.line, f.fact_id) AS fact_ids
FROM facts AS f
JOIN units AS u USING (unit_id)
WHERE f.subject = '政府采购' AND f.measure = '金额' AND f.preferred AND f.parent IS NULL
GROUP BY f.unit_id, f.fiscal_year, f.stage;

COMMENT ON VIEW procurement IS '政府采购（万元），每个单位、年度、阶段一行';
COMMENT ON COLUMN procurement.unit_id IS '单位编号';
COMMENT ON COLUMN procurement.unit IS '单位现名';
COMMENT ON COLUMN procurement.district IS '区县';
COMMENT ON COLUMN procurement.kind IS '单位种类';
COMMENT ON COLUMN procurement.fiscal_year IS '年度';
COMMENT ON COLUMN procurement.stage IS '阶段';
COMMENT ON COLUMN procurement.total IS '采购总额（万元）';
COMMENT ON COLUMN procurement.goods IS '货物（万元）';
COMMENT ON COLUMN procurement.works IS '工程（万元）';
COMMENT ON COLUMN procurement.services IS '服务（万元）';
COMMENT ON COLUMN procurement.sme IS '授予中小企业（万元）';
COMMENT ON COLUMN procurement.sme_share IS '授予中小企业占总额（%），按金额重算';
COMMENT ON COLUMN procurement.fact_ids IS '这一行用到的数，见 facts';
