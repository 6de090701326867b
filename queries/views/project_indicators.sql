-- 项目绩效指标：目标值与完成值
CREATE OR REPLACE VIEW project_indicators AS
SELECT
    f.unit_id,
    any_value(u.unit) AS unit,
    any_value(u.district) AS district,
    any_value(u.kind) AS kind,
    f.fiscal_year,
    f.parent AS project,
    f.item AS indicator,
    max(coalesce(f."text", CAST(f.value AS VARCHAR) || f.unit)) FILTER (f.stage = '目标值') AS target,
    max(coalesce(f."text", CAST(f.value AS VARCHAR) || f.unit)) FILTER (f.stage = '完成值') AS actual,
    max(f.value) FILTER (f.stage = '自评') AS score,
    list(f.fact_id ORDER BY f.line, f.fact_id) AS fact_ids
FROM facts AS f
JOIN units AS u USING (unit_id)
WHERE f.subject = '绩效指标' AND f.preferred
GROUP BY f.unit_id, f.fiscal_year, f.parent, f.item;

COMMENT ON VIEW project_indicators IS '项目绩效指标：每个项目、指标一行';
COMMENT ON COLUMN project_indicators.unit_id IS '单位编号';
COMMENT ON COLUMN project_indicators.unit IS '单位现名';
COMMENT ON COLUMN project_indicators.district IS '区县';
COMMENT ON COLUMN project_indicators.kind IS '单位种类';
COMMENT ON COLUMN project_indicators.fiscal_year IS '年度';
COMMENT ON COLUMN project_indicators.project IS '项目名称';
COMMENT ON COLUMN project_indicators.indicator IS '指标';
COMMENT ON COLUMN project_indicators.target IS '目标值，报告所印';
COMMENT ON COLUMN project_indicators.actual IS '完成值，报告所印';
COMMENT ON COLUMN project_indicators.score IS '自评得分';
COMMENT ON COLUMN project_indicators.fact_ids IS '这一行用到的数，见 facts';
