-- 单位种类：每种有几个单位、在几个区县、有几份报告
CREATE OR REPLACE VIEW kinds AS
SELECT
    u.kind,
    count(DISTINCT u.unit_id) AS units,
    count(DISTINCT u.district) AS districts,
    count(d.document_id) AS reports
FROM units AS u
LEFT JOIN documents AS d USING (unit_id)
GROUP BY u.kind;

COMMENT ON VIEW kinds IS '单位种类：每种一行；种类由名称和 seeds/kinds.csv 定';
COMMENT ON COLUMN kinds.kind IS '单位种类；空是认不出的';
COMMENT ON COLUMN kinds.units IS '单位数';
COMMENT ON COLUMN kinds.districts IS '区县数';
COMMENT ON COLUMN kinds.reports IS '报告份数';
