-- 车辆：资产里的车辆数、“三公”里的保有量、运行费，放在一起看是否说的是一回事
CREATE OR REPLACE VIEW vehicles AS
WITH counted AS (
    SELECT
        unit_id,
        fiscal_year,
        CAST(max(value) FILTER (item IN ('车辆合计', '一般公务用车')) AS INTEGER) AS owned,
        CAST(max(value) FILTER (item = '公务用车保有量') AS INTEGER) AS kept,
        list(fact_id ORDER BY line, fact_id) AS fact_ids,
        coalesce(list(fact_id ORDER BY line, fact_id) FILTER (item <> '公务用车保有量'), []) AS owned_fact_ids
    FROM facts
    WHERE measure = '辆数' AND preferred AND item IN ('车辆合计', '一般公务用车', '公务用车保有量')
    GROUP BY unit_id, fiscal_year
)
SELECT
    coalesce(c.unit_id, s.unit_id) AS unit_id,
    u.unit,
    u.district,
    u.kind,
    coalesce(c.fiscal_year, s.fiscal_year) AS fiscal_year,
    c.owned,
    c.kept,
    s.scope,
    s.vehicle_running AS running,
    per(s.vehicle_running, c.kept) AS running_per_vehicle,
    list_concat(coalesce(c.fact_ids, []), coalesce(s.fact_ids, [])) AS fact_ids,
    coalesce(c.owned_fact_ids, []) AS owned_fact_ids
FROM counted AS c
FULL JOIN (SELECT * FROM sangong WHERE stage = '决算' AND origin <> 'derived') AS s
    ON s.unit_id = c.unit_id AND s.fiscal_year = c.fiscal_year
JOIN units AS u ON u.unit_id = coalesce(c.unit_id, s.unit_id);

COMMENT ON VIEW vehicles IS '车辆：资产里的车辆数、保有量、运行费，每个单位、年度一行';
COMMENT ON COLUMN vehicles.unit_id IS '单位编号';
COMMENT ON COLUMN vehicles.unit IS '单位现名';
COMMENT ON COLUMN vehicles.district IS '区县';
COMMENT ON COLUMN vehicles.kind IS '单位种类';
COMMENT ON COLUMN vehicles.fiscal_year IS '年度';
COMMENT ON COLUMN vehicles.owned IS '国有资产里的车辆（辆），没印则为空';
COMMENT ON COLUMN vehicles.kept IS '“三公”说明里的公务用车保有量（辆），没印则为空';
COMMENT ON COLUMN vehicles.scope IS '运行费的口径';
COMMENT ON COLUMN vehicles.running IS '公务用车运行费决算（万元）';
COMMENT ON COLUMN vehicles.running_per_vehicle IS '每辆运行费（万元）：运行费 ÷ 保有量';
COMMENT ON COLUMN vehicles.fact_ids IS '这一行用到的数，见 facts';
COMMENT ON COLUMN vehicles.owned_fact_ids IS '资产里的车辆数的出处';
