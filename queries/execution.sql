-- title: 预算执行：比年初，比全年
-- note: 同一个决算，除以年初预算和除以全年（调整后）预算是两个率，不能互换。全年预算出自部门整体绩效自评表，没有这张表的只有一个率。
-- basis: 决算 · 一般公共预算财政拨款支出；全年预算为部门整体支出
-- param: districts text = '' 区县，空为全部
-- param: years_from integer = 2000
-- param: years_to integer = 2100
-- column: basis_of 分母
-- column: rate 执行率（%）
-- column: executed 决算（万元）
-- column: budget 预算（万元）
-- chart: dumbbell x=rate y=label color=basis_of label=%
WITH f AS (
    SELECT unit_id, fiscal_year, max(amount) AS executed, list(fact_id) AS ids
    FROM facts
    WHERE subject = '一般公共预算' AND item IN ('财政拨款支出', '本年支出合计') AND measure = '金额' AND stage = '决算' AND preferred AND origin <> 'derived'
    GROUP BY unit_id, fiscal_year
), b AS (
    SELECT unit_id, fiscal_year, '年初预算' AS basis_of, 1 AS rank, amount AS budget, fact_id
    FROM facts
    WHERE subject = '一般公共预算' AND item = '财政拨款支出' AND measure = '金额' AND stage = '年初预算' AND preferred
    UNION ALL
    SELECT unit_id, fiscal_year, '全年预算', 2, amount, fact_id
    FROM facts
    WHERE subject = '整体绩效' AND item = '部门整体支出总额' AND measure = '金额' AND stage = '全年预算' AND preferred
)
SELECT
    u.unit || ' ' || f.fiscal_year AS label,
    u.unit,
    f.fiscal_year,
    b.basis_of,
    percent(f.executed, b.budget) AS rate,
    f.executed,
    b.budget,
    list_append(f.ids, b.fact_id) AS fact_ids
FROM f
JOIN b USING (unit_id, fiscal_year)
JOIN units AS u USING (unit_id)
WHERE picked(u.district, $districts) AND f.fiscal_year BETWEEN $years_from AND $years_to
ORDER BY u.unit, f.fiscal_year, b.rank;
