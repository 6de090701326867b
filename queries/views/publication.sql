-- 公开的早晚：报告印的公开日期，和同一年度、同一种报告的中位日期比；批复日期报告里少有印出，不在内
CREATE OR REPLACE VIEW publication AS
SELECT
    d.document_id,
    d.unit_id,
    u.unit,
    u.district,
    u.kind,
    d.fiscal_year,
    d.kind AS report_kind,
    d.published_on,
    CAST(d.published_on - make_date(CASE d.kind WHEN '预算' THEN d.fiscal_year ELSE d.fiscal_year + 1 END, 1, 1) AS INTEGER) AS day_of_year,
    CAST(
        (d.published_on - make_date(CASE d.kind WHEN '预算' THEN d.fiscal_year ELSE d.fiscal_year + 1 END, 1, 1))
        - median(d.published_on - make_date(CASE d.kind WHEN '预算' THEN d.fiscal_year ELSE d.fiscal_year + 1 END, 1, 1))
            OVER (PARTITION BY d.kind, d.fiscal_year) AS INTEGER
    ) AS days_after_median,
    count(d.published_on) OVER (PARTITION BY d.kind, d.fiscal_year) AS n
FROM documents AS d
JOIN units AS u USING (unit_id);

COMMENT ON VIEW publication IS '公开日期：每份报告一行，与同年度同种报告的中位日期比';
COMMENT ON COLUMN publication.document_id IS '报告编号';
COMMENT ON COLUMN publication.unit_id IS '单位编号';
COMMENT ON COLUMN publication.unit IS '单位现名';
COMMENT ON COLUMN publication.district IS '区县';
COMMENT ON COLUMN publication.kind IS '单位种类';
COMMENT ON COLUMN publication.fiscal_year IS '报告的年度';
COMMENT ON COLUMN publication.report_kind IS '预算 或 决算';
COMMENT ON COLUMN publication.published_on IS '公开日期，没印则为空';
COMMENT ON COLUMN publication.day_of_year IS '公开那年的第几天（1 月 1 日是 0）';
COMMENT ON COLUMN publication.days_after_median IS '比中位日期晚几天；负数是早';
COMMENT ON COLUMN publication.n IS '同年度同种报告里印出公开日期的份数';
