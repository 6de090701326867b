-- title: “三公”经费合计，历年
-- note: 每年取决算；没有决算的年度取年初预算，画成方块。空心是由“比上年增减”推算的。没有报告的年度断开。
-- basis: 决算；没有决算时用年初预算（方块）
-- param: districts text = '' 区县，空为全部
-- param: kinds text = '' 单位种类，空为全部
-- param: peers text = '' 和谁比：空为全部，kind:种类，district:区县，size:单位编号，list:编号,编号
-- param: years_from integer = 2000
-- param: years_to integer = 2100
-- param: scope text = '' 口径，空为全部
-- param: like text = 'off' 同口径才比
-- measure: sangong
-- column: total “三公”合计（万元）
-- chart: line x=fiscal_year y=total color=unit label=万元 hollow=origin symbol=stage seam=scope
WITH t AS (
    SELECT DISTINCT ON (c.unit_id, c.fiscal_year) c.*
    FROM totals AS c
    SEMI JOIN peer_units($peers) AS p ON p.unit_id = c.unit_id
    WHERE c.quantity = '三公' AND c.stage IN ('决算', '年初预算') AND ($scope = '' OR c.scope = $scope) AND picked(c.district, $districts) AND picked(c.kind, $kinds) AND c.fiscal_year BETWEEN $years_from AND $years_to
    ORDER BY c.unit_id, c.fiscal_year, c.stage = '决算' DESC, c.origin = 'derived', c.scope DESC
)
SELECT t.unit_id, t.unit, t.district, t.kind, t.fiscal_year, t.amount AS total, t.stage, t.scope, t.origin, t.fact_ids
FROM t
LEFT JOIN weighed('sangong', $districts, $kinds, $peers, $years_from, $years_to, '', $scope) AS w ON w.unit_id = t.unit_id AND w.fiscal_year = t.fiscal_year
WHERE $like <> 'on' OR (w.unit_id IS NOT NULL AND w.drops IS NULL)
ORDER BY t.unit, t.fiscal_year;
