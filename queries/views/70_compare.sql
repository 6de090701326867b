-- peer_units(同类)：比较的单位；'' 全部，'kind:大数据中心'，'district:江汉区'，'size:单位编号'（本年支出相差不过一半），'list:编号,编号'
CREATE OR REPLACE MACRO peer_units(peers) AS TABLE
SELECT u.unit_id
FROM units AS u
WHERE peers = ''
    OR (starts_with(peers, 'kind:') AND u.kind = substr(peers, 6))
    OR (starts_with(peers, 'district:') AND u.district = substr(peers, 10))
    OR (starts_with(peers, 'list:') AND list_contains(string_split(substr(peers, 6), ','), u.unit_id))
    OR (starts_with(peers, 'size:') AND u.unit_id IN (
        SELECT m.unit_id
        FROM measures AS m
        JOIN measures AS own ON own.measure = 'spending' AND own.fiscal_year = m.fiscal_year AND own.stage = m.stage
        WHERE m.measure = 'spending' AND own.unit_id = substr(peers, 6) AND m.value BETWEEN own.value * 0.5 AND own.value * 1.5
    ));

-- weighed(量, 区县, 种类, 同类, 起, 止, 阶段, 口径)：所选单位和年度的一个量，每个单位、年度一行（没有指定阶段时决算优先）；
-- drops 写明“同口径比较”时为什么要去掉：阶段、口径、人数不同年、不满一年、不是每年都有（年度取半数以上单位有的）
CREATE OR REPLACE MACRO weighed(which, in_districts, in_kinds, in_peers, year_from, year_to, in_stage, in_scope) AS TABLE
WITH chosen AS (
    SELECT DISTINCT ON (m.unit_id, m.fiscal_year) m.*
    FROM measures AS m
    SEMI JOIN peer_units(in_peers) AS p ON p.unit_id = m.unit_id
    WHERE m.measure = which AND picked(m.district, in_districts) AND picked(m.kind, in_kinds)
        AND m.fiscal_year BETWEEN year_from AND year_to AND (in_stage = '' OR m.stage = in_stage) AND (in_scope = '' OR m.scope = in_scope)
    ORDER BY m.unit_id, m.fiscal_year, m.stage = '决算' DESC, m.value IS NULL, list_position(['全部资金', '财政拨款'], m.scope), m.stage, m.scope
), usual AS (
    SELECT stage AS usual_stage, scope AS usual_scope
    FROM chosen
    WHERE value IS NOT NULL
    GROUP BY stage, scope
    ORDER BY count(*) DESC, stage = '决算' DESC, stage, scope
    LIMIT 1
), told AS (
    SELECT
        c.*,
        CASE
            WHEN c.value IS NULL THEN coalesce(c.gap, 'zero base')
            WHEN c.stage <> usual.usual_stage THEN 'stage'
            WHEN c.scope <> usual.usual_scope THEN 'scope'
            WHEN c.headcount_year <> c.fiscal_year THEN 'headcount'
            WHEN EXISTS (
                FROM unit_names AS n
                WHERE n.unit_id = c.unit_id AND n.valid_from = c.fiscal_year AND regexp_matches(n.note, '新成立|新设立|新组建')
            ) THEN 'part year'
        END AS unlike
    FROM chosen AS c
    LEFT JOIN usual ON true
), sizes AS (
    SELECT count(DISTINCT unit_id) AS units FROM told WHERE unlike IS NULL
), panel AS (
    SELECT fiscal_year FROM told, sizes WHERE unlike IS NULL GROUP BY fiscal_year, units HAVING 2 * count(*) >= units
), whole AS (
    SELECT unit_id
    FROM told
    SEMI JOIN panel USING (fiscal_year)
    WHERE unlike IS NULL
    GROUP BY unit_id
    HAVING count(*) = (SELECT count(*) FROM panel)
)
SELECT
    told.* EXCLUDE (unlike),
    CASE
        WHEN told.unlike IS NOT NULL THEN told.unlike
        WHEN told.fiscal_year NOT IN (SELECT fiscal_year FROM panel) OR told.unit_id NOT IN (SELECT unit_id FROM whole) THEN 'unbalanced'
    END AS drops
FROM told;

-- compared(…, 同口径, 层次)：一个量的比较；同口径为 'on' 时去掉不可比的；层次为 'kind' 或 'district' 时每组每年一行，
-- 值是中位数（不是相加，所以部门和它的单位不会算两遍），n 是单位数，balanced 是每年是否同一些单位
CREATE OR REPLACE MACRO compared(which, in_districts, in_kinds, in_peers, year_from, year_to, in_stage, in_scope, alike, tier) AS TABLE
WITH kept AS (
    FROM weighed(which, in_districts, in_kinds, in_peers, year_from, year_to, in_stage, in_scope)
    WHERE alike <> 'on' OR drops IS NULL
), grouped AS (
    SELECT
        *,
        CASE tier WHEN 'kind' THEN kind ELSE district END AS grp,
        CASE tier WHEN 'district' THEN district END AS grp_district,
        CASE tier WHEN 'kind' THEN kind END AS grp_kind
    FROM kept
    WHERE tier IN ('kind', 'district') AND value IS NOT NULL
), members AS (
    SELECT grp, count(DISTINCT unit_id) AS units FROM grouped GROUP BY grp
)
SELECT
    unit_id,
    unit,
    district,
    kind,
    fiscal_year,
    stage,
    scope,
    part,
    whole,
    value,
    CAST(NULL AS DECIMAL(18, 4)) AS q1,
    CAST(NULL AS DECIMAL(18, 4)) AS q3,
    1 AS n,
    CAST(NULL AS BOOLEAN) AS balanced,
    headcount_year,
    gap,
    fact_ids
FROM kept
WHERE tier NOT IN ('kind', 'district')
UNION ALL
SELECT
    NULL,
    coalesce(g.grp, '未归类'),
    any_value(g.grp_district),
    any_value(g.grp_kind),
    g.fiscal_year,
    CASE WHEN count(DISTINCT g.stage) = 1 THEN any_value(g.stage) END,
    CASE WHEN count(DISTINCT g.scope) = 1 THEN any_value(g.scope) END,
    NULL,
    NULL,
    CAST(median(g.value) AS DECIMAL(18, 4)),
    CAST(quantile_cont(g.value, 0.25) AS DECIMAL(18, 4)),
    CAST(quantile_cont(g.value, 0.75) AS DECIMAL(18, 4)),
    count(*),
    count(*) = any_value(m.units),
    NULL,
    NULL,
    some_ids(flatten(list(g.fact_ids)))
FROM grouped AS g
JOIN members AS m ON m.grp IS NOT DISTINCT FROM g.grp
GROUP BY g.grp, g.fiscal_year;

-- ranked(…)：同 compared，但超过十五个单位（或组）时只取一个年度：有数的单位最多的那一年，一样多取后一年
CREATE OR REPLACE MACRO ranked(which, in_districts, in_kinds, in_peers, year_from, year_to, in_stage, in_scope, alike, tier) AS TABLE
WITH each AS (
    FROM compared(which, in_districts, in_kinds, in_peers, year_from, year_to, in_stage, in_scope, alike, tier)
), size AS (
    SELECT count(DISTINCT unit) AS units FROM each
), fullest AS (
    SELECT fiscal_year AS best FROM each GROUP BY fiscal_year ORDER BY count(value) DESC, fiscal_year DESC LIMIT 1
)
SELECT
    each.unit || ' ' || each.fiscal_year || CASE WHEN each.stage = '年初预算' THEN '（年初预算）' ELSE '' END AS label,
    each.*
FROM each, size, fullest
WHERE size.units <= 15 OR each.fiscal_year = fullest.best;
