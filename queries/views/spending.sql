-- 支出：本年支出、基本、项目；人员经费和公用经费是一般公共预算基本支出的两部分
CREATE OR REPLACE VIEW spending AS
WITH whole AS (
    SELECT
        unit_id,
        fiscal_year,
        stage,
        scope,
        max(amount) FILTER (item = '本年支出合计') AS total,
        max(amount) FILTER (item = '基本支出') AS basic,
        max(amount) FILTER (item = '项目支出') AS project,
        CASE WHEN bool_and(origin = 'derived') THEN 'derived' ELSE max(origin) FILTER (origin <> 'derived') END AS origin,
        list(fact_id ORDER BY line, fact_id) AS fact_ids
    FROM facts
    WHERE subject = '支出' AND measure = '金额' AND preferred
    GROUP BY unit_id, fiscal_year, stage, scope
), parts AS (
    SELECT
        unit_id,
        fiscal_year,
        stage,
        max(amount) FILTER (item = '人员经费合计') AS personnel,
        max(amount) FILTER (item = '公用经费合计') AS office,
        list(fact_id ORDER BY line, fact_id) AS fact_ids
    FROM facts
    WHERE subject = '基本支出' AND measure = '金额' AND preferred AND item IN ('人员经费合计', '公用经费合计')
    GROUP BY unit_id, fiscal_year, stage
)
SELECT
    w.unit_id,
    u.unit,
    u.district,
    u.kind,
    w.fiscal_year,
    w.stage,
    w.scope,
    w.total,
    w.basic,
    w.project,
    percent(w.project, w.total) AS project_share,
    p.personnel,
    p.office,
    w.origin,
    list_concat(w.fact_ids, coalesce(p.fact_ids, [])) AS fact_ids
FROM whole AS w
JOIN units AS u USING (unit_id)
LEFT JOIN parts AS p USING (unit_id, fiscal_year, stage);

COMMENT ON VIEW spending IS '支出：本年支出及基本、项目、人员、公用（万元），每个单位、年度、阶段一行';
COMMENT ON COLUMN spending.unit_id IS '单位编号';
COMMENT ON COLUMN spending.unit IS '单位现名';
COMMENT ON COLUMN spending.district IS '区县';
COMMENT ON COLUMN spending.kind IS '单位种类';
COMMENT ON COLUMN spending.fiscal_year IS '年度';
COMMENT ON COLUMN spending.stage IS '阶段：年初预算、决算';
COMMENT ON COLUMN spending.scope IS '口径：全部资金';
COMMENT ON COLUMN spending.total IS '本年支出合计（万元），不含结转';
COMMENT ON COLUMN spending.basic IS '基本支出（万元）';
COMMENT ON COLUMN spending.project IS '项目支出（万元）';
COMMENT ON COLUMN spending.project_share IS '项目支出占本年支出（%），按金额重算';
COMMENT ON COLUMN spending.personnel IS '人员经费（万元，一般公共预算基本支出）';
COMMENT ON COLUMN spending.office IS '公用经费（万元，一般公共预算基本支出）';
COMMENT ON COLUMN spending.origin IS '来源；derived 是推算';
COMMENT ON COLUMN spending.fact_ids IS '这一行用到的数，见 facts';
