-- 居民消费价格指数，上年为 100；每个数的出处是国家统计局当年的统计公报
CREATE OR REPLACE VIEW cpi AS
WITH published (fiscal_year, of_previous_year) AS (
    VALUES
        (2013, 102.6), (2014, 102.0), (2015, 101.4), (2016, 102.0), (2017, 101.6), (2018, 102.1),
        (2019, 102.9), (2020, 102.5), (2021, 100.9), (2022, 102.0), (2023, 100.2), (2024, 100.2)
)
SELECT
    fiscal_year,
    CAST(of_previous_year AS DECIMAL(5, 1)) AS of_previous_year,
    CAST(100 * product(CAST(CASE fiscal_year WHEN 2013 THEN 100 ELSE of_previous_year END AS DOUBLE) / 100) OVER (ORDER BY fiscal_year) AS DECIMAL(8, 2)) AS of_2013,
    '国家统计局《中华人民共和国' || fiscal_year || '年国民经济和社会发展统计公报》' AS source
FROM published;

COMMENT ON VIEW cpi IS '全国居民消费价格指数（国家统计局统计公报），用来去掉物价变动';
COMMENT ON COLUMN cpi.fiscal_year IS '年度';
COMMENT ON COLUMN cpi.of_previous_year IS '上年为 100';
COMMENT ON COLUMN cpi.of_2013 IS '2013 年为 100，由各年相乘';
COMMENT ON COLUMN cpi.source IS '印着它的公报';
