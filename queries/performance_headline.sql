-- title: 自评打了多少分
-- basis: 项目支出绩效自评表
-- param: districts text = '' 区县，空为全部
-- param: kinds text = '' 单位种类，空为全部
-- param: peers text = '' 和谁比：空为全部，kind:种类，district:区县，size:单位编号，list:编号,编号
-- param: years_from integer = 2000
-- param: years_to integer = 2100
WITH p AS (
    SELECT c.*
    FROM projects AS c
    SEMI JOIN peer_units($peers) AS w ON w.unit_id = c.unit_id
    WHERE c.score IS NOT NULL AND picked(c.district, $districts) AND picked(c.kind, $kinds) AND c.fiscal_year BETWEEN $years_from AND $years_to
)
SELECT
    CASE
        WHEN count(*) = 0 THEN '所选范围里，没有一张自评表印出得分。'
        WHEN count(*) < 3 THEN format('印出得分的项目只有 {} 个，不排名次。', count(*))
        ELSE format('{} 个项目印出自评得分，分属 {} 个单位；中位数 {} 分，{} 个在 90 分以上，{} 个执行率不到 80%。', count(*), count(DISTINCT unit_id), two(median(score)),
            count(*) FILTER (score >= 90), count(*) FILTER (execution_rate < 80))
    END AS sentence,
    coalesce(some_ids(flatten(list(fact_ids))), []) AS fact_ids
FROM p;
