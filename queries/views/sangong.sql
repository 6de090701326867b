-- “三公”经费：每个单位、年度、阶段、口径一行；没印的是空，印了 0.00 的是 0
CREATE OR REPLACE VIEW sangong AS
WITH money AS (
    SELECT * FROM facts
    WHERE subject = '三公' AND measure = '金额' AND preferred
), counts AS (
    SELECT
        unit_id,
        fiscal_year,
        CAST(max(value) FILTER (item = '公务用车保有量') AS INTEGER) AS vehicles_kept,
        CAST(max(value) FILTER (item = '公务用车购置数') AS INTEGER) AS vehicles_bought,
        CAST(max(value) FILTER (item = '国内来访团组') AS INTEGER) AS reception_groups,
        CAST(max(value) FILTER (item = '国内公务接待人次') AS INTEGER) AS reception_guests,
        list(fact_id ORDER BY line, fact_id) AS fact_ids
    FROM facts
    WHERE subject = '三公' AND preferred AND item IN ('公务用车保有量', '公务用车购置数', '国内来访团组', '国内公务接待人次')
    GROUP BY unit_id, fiscal_year
), grouped AS (
    SELECT
        unit_id,
        fiscal_year,
        stage,
        scope,
        max(amount) FILTER (item = '“三公”经费合计') AS total,
        max(amount) FILTER (item = '因公出国(境)费') AS abroad,
        max(amount) FILTER (item = '公务用车购置及运行费') AS vehicles,
        max(amount) FILTER (item = '公务用车购置费') AS vehicle_purchase,
        max(amount) FILTER (item = '公务用车运行费') AS vehicle_running,
        max(amount) FILTER (item = '公务接待费') AS reception,
        coalesce(
            max(origin) FILTER (item = '“三公”经费合计'),
            CASE WHEN bool_and(origin = 'derived') THEN 'derived' ELSE max(origin) FILTER (origin <> 'derived') END
        ) AS origin,
        list(fact_id ORDER BY line, fact_id) AS fact_ids
    FROM money
    GROUP BY unit_id, fiscal_year, stage, scope
)
SELECT
    g.unit_id,
    u.unit,
    u.district,
    u.kind,
    g.fiscal_year,
    g.stage,
    g.scope,
    g.total,
    g.abroad,
    g.vehicles,
    g.vehicle_purchase,
    g.vehicle_running,
    g.reception,
    c.vehicles_kept,
    c.vehicles_bought,
    c.reception_groups,
    c.reception_guests,
    g.origin,
    list_concat(g.fact_ids, coalesce(c.fact_ids, [])) AS fact_ids
FROM grouped AS g
JOIN units AS u USING (unit_id)
LEFT JOIN counts AS c USING (unit_id, fiscal_year);

COMMENT ON VIEW sangong IS '“三公”经费及车辆、接待：每个单位、年度、阶段、口径一行（万元）';
COMMENT ON COLUMN sangong.unit_id IS '单位编号';
COMMENT ON COLUMN sangong.unit IS '单位现名';
COMMENT ON COLUMN sangong.district IS '区县';
COMMENT ON COLUMN sangong.kind IS '单位种类';
COMMENT ON COLUMN sangong.fiscal_year IS '年度';
COMMENT ON COLUMN sangong.stage IS '阶段：年初预算、全年预算、决算';
COMMENT ON COLUMN sangong.scope IS '口径：2021 年度以后的表由一般公共预算改为财政拨款';
COMMENT ON COLUMN sangong.total IS '“三公”经费合计（万元）';
COMMENT ON COLUMN sangong.abroad IS '因公出国（境）费（万元）';
COMMENT ON COLUMN sangong.vehicles IS '公务用车购置及运行费（万元）';
COMMENT ON COLUMN sangong.vehicle_purchase IS '公务用车购置费（万元）';
COMMENT ON COLUMN sangong.vehicle_running IS '公务用车运行费（万元）';
COMMENT ON COLUMN sangong.reception IS '公务接待费（万元）';
COMMENT ON COLUMN sangong.vehicles_kept IS '公务用车保有量（辆），没印则为空';
COMMENT ON COLUMN sangong.vehicles_bought IS '本年购置公务用车（辆）';
COMMENT ON COLUMN sangong.reception_groups IS '国内公务接待批次';
COMMENT ON COLUMN sangong.reception_guests IS '国内公务接待人次';
COMMENT ON COLUMN sangong.origin IS '合计的来源；derived 是由“比上年增减”推算';
COMMENT ON COLUMN sangong.fact_ids IS '这一行用到的数，见 facts';
