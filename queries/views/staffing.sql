-- 人员：编制、在职、离退休；年度是人数所说的年份（预算里写明日期的，取那一年）
CREATE OR REPLACE VIEW staffing AS
SELECT
    f.unit_id,
    any_value(u.unit) AS unit,
    any_value(u.district) AS district,
    any_value(u.kind) AS kind,
    f.fiscal_year,
    CAST(max(f.value) FILTER (f.item = '编制人数') AS INTEGER) AS authorised,
    CAST(max(f.value) FILTER (f.item = '在职实有人数') AS INTEGER) AS in_post,
    CAST(max(f.value) FILTER (f.item = '在职实有人数:行政') AS INTEGER) AS in_post_admin,
    CAST(max(f.value) FILTER (f.item = '在职实有人数:事业') AS INTEGER) AS in_post_institution,
    CAST(max(f.value) FILTER (f.item = '离退休人员') AS INTEGER) AS retired,
    max(d.fiscal_year) AS reported_in,
    max(d.kind) AS reported_by,
    list(f.fact_id ORDER BY f.line, f.fact_id) AS fact_ids
FROM facts AS f
JOIN units AS u USING (unit_id)
JOIN documents AS d USING (document_id)
WHERE f.subject = '人员' AND f.measure = '人数' AND f.preferred
GROUP BY f.unit_id, f.fiscal_year;

COMMENT ON VIEW staffing IS '人员：编制、在职、离退休（人），每个单位、年度一行';
COMMENT ON COLUMN staffing.unit_id IS '单位编号';
COMMENT ON COLUMN staffing.unit IS '单位现名';
COMMENT ON COLUMN staffing.district IS '区县';
COMMENT ON COLUMN staffing.kind IS '单位种类';
COMMENT ON COLUMN staffing.fiscal_year IS '人数所说的年份';
COMMENT ON COLUMN staffing.authorised IS '编制（人），没印则为空';
COMMENT ON COLUMN staffing.in_post IS '在职实有（人）';
COMMENT ON COLUMN staffing.in_post_admin IS '其中行政（人）';
COMMENT ON COLUMN staffing.in_post_institution IS '其中事业（人）';
COMMENT ON COLUMN staffing.retired IS '离退休（人）';
COMMENT ON COLUMN staffing.reported_in IS '出自哪一年的报告';
COMMENT ON COLUMN staffing.reported_by IS '出自预算还是决算';
COMMENT ON COLUMN staffing.fact_ids IS '这一行用到的数，见 facts';
