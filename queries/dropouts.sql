-- title: 不在比较里的，和为什么
-- note: 一行是一个单位的一年。没有的：没有这份报告、报告没有公开、印了但没有读出、分母是零。开了“同口径才比”时还去掉：阶段、口径不同，人数不同年，不满一年，不是每年都有。
-- basis: 所选单位 · 读到报告的年度
-- param: measure text = 'running_per_vehicle' 哪个量，见 measure_names
-- param: districts text = '' 区县，空为全部
-- param: kinds text = '' 单位种类，空为全部
-- param: peers text = '' 和谁比：空为全部，kind:种类，district:区县，size:单位编号，list:编号,编号
-- param: years_from integer = 2000
-- param: years_to integer = 2100
-- param: stage text = '' 阶段，空为各年取决算，没有时取年初预算
-- param: scope text = '' 口径，空为全部
-- param: like text = 'off' 同口径才比
-- column: reason 为什么
-- column: rows 行
-- column: units 单位
-- column: examples 例如
-- column: of_rows 所选单位的年度
-- column: kept 比较了的
-- chart: none
WITH w AS (
    FROM weighed($measure, $districts, $kinds, $peers, $years_from, $years_to, $stage, $scope)
), told AS (
    SELECT
        u.unit_id,
        u.unit,
        y.fiscal_year,
        CASE
            WHEN w.unit_id IS NULL THEN CASE
                WHEN NOT bool_or(h.document_id IS NOT NULL) THEN 'not held'
                WHEN bool_or(contains(h.unread, n.word)) THEN 'not read'
                ELSE 'not disclosed'
            END
            WHEN w.value IS NULL THEN coalesce(w.gap, 'zero base')
            WHEN $like = 'on' THEN w.drops
        END AS reason,
        any_value(w.fact_ids) AS ids
    FROM units AS u
    SEMI JOIN peer_units($peers) AS p ON p.unit_id = u.unit_id
    CROSS JOIN (SELECT DISTINCT fiscal_year FROM documents WHERE fiscal_year BETWEEN $years_from AND $years_to) AS y
    CROSS JOIN (SELECT word FROM measure_names WHERE measure = $measure) AS n
    LEFT JOIN w ON w.unit_id = u.unit_id AND w.fiscal_year = y.fiscal_year
    LEFT JOIN held AS h ON h.unit_id = u.unit_id AND h.fiscal_year = y.fiscal_year
    WHERE picked(u.district, $districts) AND picked(u.kind, $kinds)
    GROUP BY u.unit_id, u.unit, y.fiscal_year, w.unit_id, w.value, w.gap, w.drops
)
SELECT
    reason,
    count(*) AS rows,
    count(DISTINCT unit_id) AS units,
    array_to_string(list_slice(list(unit || ' ' || fiscal_year ORDER BY fiscal_year DESC, unit), 1, 3), '、') AS examples,
    (SELECT count(*) FROM told) AS of_rows,
    (SELECT count(*) FROM told WHERE reason IS NULL) AS kept,
    coalesce(some_ids(flatten(list(ids) FILTER (ids IS NOT NULL))), []) AS fact_ids
FROM told
WHERE reason IS NOT NULL
GROUP BY reason
ORDER BY list_position(['not held', 'not disclosed', 'not read', 'zero base', 'stage', 'scope', 'headcount', 'part year', 'unbalanced'], reason);
