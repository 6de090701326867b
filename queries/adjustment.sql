-- title: 年中调了多少预算
-- note: 全年（调整后）预算 ÷ 年初预算 − 1。两个数的口径要一样；全年预算出自部门整体绩效自评表，年初预算出自一般公共预算，所以只在没有别的资金时可比。
-- basis: 全年预算与年初预算
-- param: districts text = '' 区县，空为全部
-- param: years_from integer = 2000
-- param: years_to integer = 2100
-- column: initial 年初预算（万元）
-- column: adjusted 全年预算（万元）
-- column: change 调整（%）
-- chart: bar x=change y=label color=unit label=%
SELECT
    u.unit || ' ' || a.fiscal_year AS label,
    u.unit,
    a.fiscal_year,
    a.amount AS initial,
    b.amount AS adjusted,
    percent(b.amount - a.amount, a.amount) AS change,
    [a.fact_id, b.fact_id] AS fact_ids
FROM facts AS a
JOIN facts AS b
    ON b.unit_id = a.unit_id AND b.fiscal_year = a.fiscal_year
    AND b.subject = '整体绩效' AND b.item = '部门整体支出总额' AND b.stage = '全年预算' AND b.measure = '金额' AND b.preferred
JOIN units AS u ON u.unit_id = a.unit_id
WHERE a.subject = '一般公共预算' AND a.item = '财政拨款支出' AND a.measure = '金额' AND a.stage = '年初预算' AND a.preferred
    AND picked(u.district, $districts) AND a.fiscal_year BETWEEN $years_from AND $years_to
ORDER BY change DESC, u.unit, a.fiscal_year;
