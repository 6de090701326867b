-- 结转：年初、年末结转和结余，和下一年年初接不接得上
CREATE OR REPLACE VIEW carry_over AS
WITH years AS (
    SELECT
        unit_id,
        fiscal_year,
        scope,
        max(amount) FILTER (item = '年初结转和结余') AS opening,
        max(amount) FILTER (item = '年末结转和结余') AS closing,
        list(fact_id ORDER BY line, fact_id) AS ids
    FROM facts
    WHERE subject = '总收支' AND item IN ('年初结转和结余', '年末结转和结余') AND measure = '金额' AND stage = '决算'
        AND preferred AND part IS NULL AND origin <> 'derived'
    GROUP BY unit_id, fiscal_year, scope
)
SELECT
    y.unit_id,
    u.unit,
    u.district,
    u.kind,
    y.fiscal_year,
    y.scope,
    y.opening,
    y.closing,
    n.opening AS next_opening,
    n.opening - y.closing AS unexplained,
    list_concat(y.ids, coalesce(n.ids, [])) AS fact_ids
FROM years AS y
JOIN units AS u USING (unit_id)
LEFT JOIN years AS n ON n.unit_id = y.unit_id AND n.scope = y.scope AND n.fiscal_year = y.fiscal_year + 1;

COMMENT ON VIEW carry_over IS '结转和结余（万元），每个单位、年度一行，并与下一年年初对照';
COMMENT ON COLUMN carry_over.unit_id IS '单位编号';
COMMENT ON COLUMN carry_over.unit IS '单位现名';
COMMENT ON COLUMN carry_over.district IS '区县';
COMMENT ON COLUMN carry_over.kind IS '单位种类';
COMMENT ON COLUMN carry_over.fiscal_year IS '年度';
COMMENT ON COLUMN carry_over.scope IS '口径';
COMMENT ON COLUMN carry_over.opening IS '年初结转和结余（万元），没印则为空';
COMMENT ON COLUMN carry_over.closing IS '年末结转和结余（万元）';
COMMENT ON COLUMN carry_over.next_opening IS '下一年报告的年初数（万元）；没有下一年的报告则为空';
COMMENT ON COLUMN carry_over.unexplained IS '下一年年初减本年年末（万元）；不为零可能有结余分配或收回';
COMMENT ON COLUMN carry_over.fact_ids IS '这一行用到的数，见 facts';
