-- 项目：年初预算、全年（调整）预算、执行；印错单位的金额不取（见疑点 R17）
CREATE OR REPLACE VIEW projects AS
WITH figures AS (
    SELECT * FROM facts
    WHERE preferred AND parent IS NULL
        AND ((subject = '项目' AND part IS NULL) OR subject = '项目绩效')
        AND (measure IN ('金额', '等级') OR (measure = '分数' AND part IS NULL))
), grouped AS (
    SELECT
        unit_id,
        fiscal_year,
        item AS project,
        max(amount) FILTER (measure = '金额' AND stage = '年初预算') AS budget,
        max(amount) FILTER (measure = '金额' AND stage IN ('全年预算', '调整预算')) AS adjusted_budget,
        coalesce(
            max(amount) FILTER (measure = '金额' AND stage = '决算'),
            max(amount) FILTER (measure = '金额' AND stage = '执行')
        ) AS executed,
        max(value) FILTER (measure = '分数') AS score,
        max("text") FILTER (measure = '等级') AS grade,
        bool_or(subject = '项目') AS listed,
        list(fact_id ORDER BY line, fact_id) AS fact_ids
    FROM figures
    GROUP BY unit_id, fiscal_year, item
)
SELECT
    g.unit_id,
    u.unit,
    u.district,
    u.kind,
    g.fiscal_year,
    g.project,
    g.budget,
    g.adjusted_budget,
    g.executed,
    percent(g.executed, coalesce(g.adjusted_budget, g.budget)) AS execution_rate,
    g.score,
    g.grade,
    percent(coalesce(g.executed, g.budget), s.project) AS share_of_projects,
    g.listed,
    g.fact_ids
FROM grouped AS g
JOIN units AS u USING (unit_id)
LEFT JOIN (
    SELECT unit_id, fiscal_year, stage, max(amount) AS project
    FROM facts
    WHERE subject = '支出' AND item = '项目支出' AND measure = '金额' AND preferred
    GROUP BY unit_id, fiscal_year, stage
) AS s
    ON s.unit_id = g.unit_id AND s.fiscal_year = g.fiscal_year
    AND s.stage = CASE WHEN g.executed IS NULL THEN '年初预算' ELSE '决算' END
WHERE coalesce(g.budget, g.adjusted_budget, g.executed) IS NOT NULL;

COMMENT ON VIEW projects IS '项目：预算、调整预算、执行（万元），每个单位、年度、项目一行';
COMMENT ON COLUMN projects.unit_id IS '单位编号';
COMMENT ON COLUMN projects.unit IS '单位现名';
COMMENT ON COLUMN projects.district IS '区县';
COMMENT ON COLUMN projects.kind IS '单位种类';
COMMENT ON COLUMN projects.fiscal_year IS '年度';
COMMENT ON COLUMN projects.project IS '项目名称，报告所印';
COMMENT ON COLUMN projects.budget IS '年初预算（万元）';
COMMENT ON COLUMN projects.adjusted_budget IS '全年预算或调整后预算（万元）';
COMMENT ON COLUMN projects.executed IS '决算或执行数（万元）';
COMMENT ON COLUMN projects.execution_rate IS '执行率（%）：执行 ÷ 全年预算，没有全年预算时除以年初预算';
COMMENT ON COLUMN projects.score IS '绩效自评得分';
COMMENT ON COLUMN projects.grade IS '绩效自评等次';
COMMENT ON COLUMN projects.share_of_projects IS '占项目支出（%）';
COMMENT ON COLUMN projects.listed IS '在支出说明或项目表里列名；否则只见于绩效自评，可能是几个项目的合并，不可与列名的项目相加';
COMMENT ON COLUMN projects.fact_ids IS '这一行用到的数，见 facts';
