-- title: 有运行费而没有保有量
-- note: 运行费大于零，而保有量没有或是零。资产一节的车辆数放在旁边对照。
-- basis: 决算 · 公务用车运行费与保有量
-- param: districts text = '' 区县，空为全部
-- param: kinds text = '' 单位种类，空为全部
-- param: peers text = '' 和谁比：空为全部，kind:种类，district:区县，size:单位编号，list:编号,编号
-- param: years_from integer = 2000
-- param: years_to integer = 2100
-- column: running 运行费（万元）
-- column: kept 保有量（辆）
-- column: owned 资产里的车（辆）
-- column: gap 为什么没有
-- chart: none
SELECT c.unit_id, c.unit, c.district, c.kind, c.fiscal_year, c.running, c.kept, c.owned, CASE WHEN c.kept IS NULL THEN gap(h.document_id, h.unread, '三公') END AS gap, c.fact_ids
FROM vehicles AS c
SEMI JOIN peer_units($peers) AS p ON p.unit_id = c.unit_id
LEFT JOIN held AS h ON h.unit_id = c.unit_id AND h.fiscal_year = c.fiscal_year AND h.report_kind = '决算'
WHERE c.running > 0 AND coalesce(c.kept, 0) = 0 AND picked(c.district, $districts) AND picked(c.kind, $kinds) AND c.fiscal_year BETWEEN $years_from AND $years_to
ORDER BY c.running DESC, c.unit, c.fiscal_year;
