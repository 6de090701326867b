-- 可比的量：每个量、单位、年度、阶段一行，都是“部分 ÷ 整体”或一个总数；各页的问题、一个单位的位次、区县和种类的汇总都从这里取
-- 没有整体的，value 为空，gap 写明为什么
CREATE OR REPLACE VIEW measures AS
WITH t AS (
    SELECT unit_id, fiscal_year, stage, scope, quantity, amount, fact_ids FROM totals WHERE origin <> 'derived'
), people AS (
    SELECT unit_id, fiscal_year, item, CAST(arg_max(value, line) AS INTEGER) AS people, arg_max(fact_id, line) AS fact_id
    FROM facts
    WHERE subject = '人员' AND measure = '人数' AND preferred AND item IN ('在职实有人数', '编制人数') AND value > 0
    GROUP BY unit_id, fiscal_year, item
), near AS (
    SELECT DISTINCT ON (y.unit_id, y.fiscal_year, p.item) y.unit_id, y.fiscal_year, p.item, p.people, p.fiscal_year AS headcount_year, p.fact_id
    FROM (SELECT DISTINCT unit_id, fiscal_year FROM facts WHERE preferred) AS y
    JOIN people AS p USING (unit_id)
    ORDER BY y.unit_id, y.fiscal_year, p.item, abs(p.fiscal_year - y.fiscal_year), p.fiscal_year DESC
), counts AS (
    SELECT unit_id, fiscal_year, item, CAST(max(value) AS INTEGER) AS number, arg_max(fact_id, value) AS fact_id
    FROM facts
    WHERE subject = '三公' AND preferred AND item IN ('公务用车保有量', '国内公务接待人次') AND value IS NOT NULL
    GROUP BY unit_id, fiscal_year, item
), named AS (
    SELECT unit_id, fiscal_year, project, budget, executed, coalesce(executed, budget) AS amount, fact_ids,
        CASE WHEN executed IS NULL THEN '年初预算' ELSE '决算' END AS stage
    FROM projects
    WHERE listed AND coalesce(executed, budget) > 0
), matched AS (
    SELECT unit_id, fiscal_year, stage, words.which, sum(amount) AS amount, list_sort(list_distinct(flatten(list(fact_ids)))) AS fact_ids
    FROM named
    JOIN (VALUES ('outsourced_times'), ('it_per_head')) AS words (which)
        ON CASE words.which WHEN 'outsourced_times' THEN is_outsourced(named.project) ELSE is_operations(named.project) END
    GROUP BY unit_id, fiscal_year, stage, words.which
), forms AS (
    SELECT unit_id, fiscal_year, sum(amount) AS amount, list(fact_id ORDER BY fact_id) AS fact_ids
    FROM (
        SELECT DISTINCT ON (unit_id, fiscal_year, item) *
        FROM facts
        WHERE subject = '项目绩效' AND measure = '金额' AND stage = '执行' AND origin = 'form' AND amount IS NOT NULL
        ORDER BY unit_id, fiscal_year, item, line
    )
    GROUP BY unit_id, fiscal_year
), doubts AS (
    SELECT d.unit_id, d.fiscal_year, CASE d.kind WHEN '预算' THEN '年初预算' ELSE '决算' END AS stage,
        (SELECT count(*) FROM findings AS e WHERE e.document_id = d.document_id AND e.severity = 'error') AS errors,
        (SELECT count(*) FROM facts AS f WHERE f.document_id = d.document_id AND f.origin <> 'derived') AS figures,
        (SELECT list_sort(list_distinct(flatten(list(e.fact_ids)))) FROM findings AS e WHERE e.document_id = d.document_id AND e.severity = 'error') AS fact_ids
    FROM documents AS d
), ratios (measure, part_of, part_stage, whole_of, whole_stage) AS (
    VALUES
        ('project_share', '项目支出', NULL, '本年支出', NULL),
        ('procurement_share', '政府采购', '决算', '本年支出', '决算'),
        ('sme_share', '中小企业采购', NULL, '政府采购', NULL),
        ('carry_over_share', '年末结转', '决算', '本年支出', '决算'),
        ('execution_initial', '一般公共预算支出', '决算', '一般公共预算支出', '年初预算'),
        ('execution_adjusted', '一般公共预算支出', '决算', '部门整体支出', '全年预算'),
        ('sangong_execution', '三公', '决算', '三公', '年初预算')
), divided AS (
    SELECT DISTINCT ON (r.measure, a.unit_id, a.fiscal_year, a.stage, a.scope)
        r.measure, a.unit_id, a.fiscal_year, a.stage, a.scope, a.amount AS part, b.amount AS whole, list_concat(a.fact_ids, b.fact_ids) AS fact_ids
    FROM ratios AS r
    JOIN t AS a ON a.quantity = r.part_of AND a.stage = coalesce(r.part_stage, a.stage)
    JOIN t AS b
        ON b.quantity = r.whole_of AND b.unit_id = a.unit_id AND b.fiscal_year = a.fiscal_year AND b.stage = coalesce(r.whole_stage, a.stage)
        AND (r.measure NOT IN ('project_share', 'carry_over_share', 'execution_initial') OR b.scope = a.scope)
        AND (r.measure <> 'procurement_share' OR b.scope = '全部资金')
    WHERE b.amount > 0
    ORDER BY r.measure, a.unit_id, a.fiscal_year, a.stage, a.scope, b.scope
), rows AS (
    SELECT CASE quantity WHEN '本年支出' THEN 'spending' ELSE 'sangong' END AS measure, unit_id, fiscal_year, stage, scope, amount AS part, NULL AS whole,
        amount AS value, NULL AS headcount_year, '' AS lacks, fact_ids
    FROM t
    WHERE (quantity = '本年支出' AND scope = '全部资金') OR quantity = '三公'
    UNION ALL
    SELECT measure, unit_id, fiscal_year, stage, scope, part, whole, percent(part, whole), NULL, '', fact_ids FROM divided
    UNION ALL
    SELECT 'self_earned', a.unit_id, a.fiscal_year, a.stage, a.scope, a.amount - b.amount, a.amount, percent(a.amount - b.amount, a.amount), NULL, '',
        list_concat(a.fact_ids, b.fact_ids)
    FROM t AS a
    JOIN t AS b ON b.unit_id = a.unit_id AND b.fiscal_year = a.fiscal_year AND b.stage = a.stage AND b.scope = a.scope
    WHERE a.quantity = '本年收入' AND b.quantity = '财政拨款收入' AND a.amount > 0
    UNION ALL
    SELECT 'adjustment', a.unit_id, a.fiscal_year, '全年预算', a.scope, b.amount - a.amount, a.amount, percent(b.amount - a.amount, a.amount), NULL, '',
        list_concat(a.fact_ids, b.fact_ids)
    FROM t AS a
    JOIN t AS b ON b.unit_id = a.unit_id AND b.fiscal_year = a.fiscal_year AND b.quantity = '部门整体支出' AND b.stage = '全年预算'
    WHERE a.quantity = '一般公共预算支出' AND a.stage = '年初预算' AND a.amount > 0
    UNION ALL
    SELECT w.measure, a.unit_id, a.fiscal_year, a.stage, a.scope, a.amount, n.people, per(a.amount, n.people), n.headcount_year, '人数',
        CASE WHEN n.fact_id IS NULL THEN a.fact_ids ELSE list_append(a.fact_ids, n.fact_id) END
    FROM (VALUES
        ('sangong_per_head', '三公', '在职实有人数'),
        ('sangong_per_post', '三公', '编制人数'),
        ('personnel_per_head', '人员经费', '在职实有人数'),
        ('office_per_head', '公用经费', '在职实有人数')
    ) AS w (measure, quantity, item)
    JOIN t AS a ON a.quantity = w.quantity
    LEFT JOIN near AS n ON n.unit_id = a.unit_id AND n.fiscal_year = a.fiscal_year AND n.item = w.item
    UNION ALL
    SELECT w.measure, a.unit_id, a.fiscal_year, a.stage, a.scope, a.amount, c.number, w.factor * per(a.amount, c.number), NULL, w.item,
        CASE WHEN c.fact_id IS NULL THEN a.fact_ids ELSE list_append(a.fact_ids, c.fact_id) END
    FROM (VALUES
        ('running_per_vehicle', '公车运行', '公务用车保有量', 1),
        ('reception_per_guest', '公务接待', '国内公务接待人次', 10000)
    ) AS w (measure, quantity, item, factor)
    JOIN t AS a ON a.quantity = w.quantity AND a.stage = '决算'
    LEFT JOIN counts AS c ON c.unit_id = a.unit_id AND c.fiscal_year = a.fiscal_year AND c.item = w.item
    WHERE a.amount > 0
    UNION ALL
    SELECT 'vacancy', p.unit_id, p.fiscal_year, '', '', p.people - i.people, p.people, percent(p.people - i.people, p.people), NULL, '', [p.fact_id, i.fact_id]
    FROM people AS p
    JOIN people AS i ON i.unit_id = p.unit_id AND i.fiscal_year = p.fiscal_year AND i.item = '在职实有人数'
    WHERE p.item = '编制人数'
    UNION ALL
    SELECT m.which, m.unit_id, m.fiscal_year, m.stage, '一般公共预算财政拨款', m.amount, p.amount,
        CAST(m.amount / nullif(p.amount, 0) AS DECIMAL(18, 2)), NULL, '人员经费', list_concat(m.fact_ids, coalesce(p.fact_ids, []))
    FROM matched AS m
    LEFT JOIN t AS p ON p.unit_id = m.unit_id AND p.fiscal_year = m.fiscal_year AND p.stage = m.stage AND p.quantity = '人员经费'
    WHERE m.which = 'outsourced_times'
    UNION ALL
    SELECT m.which, m.unit_id, m.fiscal_year, m.stage, '一般公共预算财政拨款', m.amount, n.people, per(m.amount, n.people), n.headcount_year, '人数',
        CASE WHEN n.fact_id IS NULL THEN m.fact_ids ELSE list_append(m.fact_ids, n.fact_id) END
    FROM matched AS m
    LEFT JOIN near AS n ON n.unit_id = m.unit_id AND n.fiscal_year = m.fiscal_year AND n.item = '在职实有人数'
    WHERE m.which = 'it_per_head'
    UNION ALL
    SELECT 'top_project_share', n.unit_id, n.fiscal_year, n.stage, s.scope, max(n.amount), any_value(s.amount), percent(max(n.amount), any_value(s.amount)), NULL, '',
        list_concat(arg_max(n.fact_ids, n.amount), any_value(s.fact_ids))
    FROM named AS n
    JOIN t AS s ON s.unit_id = n.unit_id AND s.fiscal_year = n.fiscal_year AND s.stage = n.stage AND s.quantity = '项目支出' AND s.scope = '全部资金'
    WHERE s.amount > 0
    GROUP BY n.unit_id, n.fiscal_year, n.stage, s.scope
    UNION ALL
    SELECT 'evaluation_coverage', f.unit_id, f.fiscal_year, '决算', s.scope, f.amount, s.amount, percent(f.amount, s.amount), NULL, '', list_concat(f.fact_ids, s.fact_ids)
    FROM forms AS f
    JOIN t AS s ON s.unit_id = f.unit_id AND s.fiscal_year = f.fiscal_year AND s.stage = '决算' AND s.quantity = '项目支出' AND s.scope = '全部资金'
    WHERE s.amount > 0
    UNION ALL
    SELECT 'errors_per_hundred', unit_id, fiscal_year, stage, '', errors, figures, percent(errors, figures), NULL, '', coalesce(fact_ids, [])
    FROM doubts
    WHERE figures > 0
)
SELECT
    r.measure,
    r.unit_id,
    u.unit,
    u.district,
    u.kind,
    u.level,
    r.fiscal_year,
    r.stage,
    r.scope,
    CAST(r.part AS DECIMAL(18, 6)) AS part,
    CAST(r.whole AS DECIMAL(18, 6)) AS whole,
    CAST(r.value AS DECIMAL(18, 4)) AS value,
    CAST(r.headcount_year AS INTEGER) AS headcount_year,
    CASE WHEN r.value IS NULL AND r.whole IS NULL THEN gap(h.document_id, h.unread, r.lacks) END AS gap,
    r.fact_ids
FROM rows AS r
JOIN units AS u USING (unit_id)
LEFT JOIN held AS h
    ON h.unit_id = r.unit_id AND h.fiscal_year = r.fiscal_year AND h.report_kind = CASE r.stage WHEN '年初预算' THEN '预算' ELSE '决算' END;

COMMENT ON VIEW measures IS '可比的量：每个量、单位、年度、阶段、口径一行';
COMMENT ON COLUMN measures.measure IS '哪个量，见 measure_names';
COMMENT ON COLUMN measures.unit_id IS '单位编号';
COMMENT ON COLUMN measures.unit IS '单位现名';
COMMENT ON COLUMN measures.district IS '区县';
COMMENT ON COLUMN measures.kind IS '单位种类';
COMMENT ON COLUMN measures.level IS '部门（含所属单位）或 单位；两者不能相加';
COMMENT ON COLUMN measures.fiscal_year IS '年度';
COMMENT ON COLUMN measures.stage IS '阶段';
COMMENT ON COLUMN measures.scope IS '口径';
COMMENT ON COLUMN measures.part IS '分子';
COMMENT ON COLUMN measures.whole IS '分母；总数没有分母';
COMMENT ON COLUMN measures.value IS '量的值，单位见 measure_names；分母没有时为空';
COMMENT ON COLUMN measures.headcount_year IS '人数的年份，不一定是同年';
COMMENT ON COLUMN measures.gap IS '为什么没有：not held 没有这份报告，not disclosed 报告没有公开，not read 印了但没有读出';
COMMENT ON COLUMN measures.fact_ids IS '分子和分母用到的数，见 facts';
