-- title: 最近一份决算带来了什么
-- note: 和前一年比：量变了多少、位次（同种类里，从大到小）变了多少；和上年自己的报告比：重述；和前一份报告比：不再公开的。
-- empty: 这个单位只有一份决算，没有此前的可比；或者两份决算印的没有一个可比的数。
-- basis: 最近的决算与此前
-- param: unit text = '' 单位（编号或名称），空为报告最多的
-- column: what 哪一种
-- column: name 量或条目
-- column: unit_of_measure 单位
-- column: before_year 此前年度
-- column: before 此前
-- column: fiscal_year 现在年度
-- column: after 现在
-- column: change 差
-- column: place_before 此前位次
-- column: place 现在位次
-- column: n 可比的单位
-- chart: none
WITH one AS (
    FROM units
    WHERE unit = $unit OR unit_id = $unit OR $unit = '' OR unit_id IN (SELECT n.unit_id FROM unit_names AS n WHERE n.name = $unit)
    ORDER BY (SELECT count(*) FROM documents AS d WHERE d.unit_id = units.unit_id) DESC, unit LIMIT 1
), years AS (
    SELECT fiscal_year AS last, lead(fiscal_year) OVER (ORDER BY fiscal_year DESC) AS prior
    FROM (SELECT DISTINCT d.fiscal_year FROM documents AS d JOIN one USING (unit_id) WHERE d.kind = '决算')
    ORDER BY fiscal_year DESC LIMIT 1
), ranks AS (
    SELECT m.*, rank() OVER same AS place, count(*) OVER (PARTITION BY m.measure, m.fiscal_year, m.stage, m.scope) AS n
    FROM measures AS m, one, years
    WHERE m.value IS NOT NULL AND m.stage IN ('决算', '') AND m.kind IS NOT DISTINCT FROM one.kind AND m.fiscal_year IN (years.last, years.prior)
    WINDOW same AS (PARTITION BY m.measure, m.fiscal_year, m.stage, m.scope ORDER BY m.value DESC)
), own AS (
    SELECT ranks.* FROM ranks JOIN one USING (unit_id)
)
SELECT name, what, * EXCLUDE (name, what, kind_rank, rank) FROM (
    SELECT '变化' AS what, w.name, w.unit_of_measure, b.fiscal_year AS before_year, CAST(b.value AS DECIMAL(18, 2)) AS "before", a.fiscal_year AS fiscal_year, CAST(a.value AS DECIMAL(18, 2)) AS "after",
        CAST(a.value - b.value AS DECIMAL(18, 2)) AS change, CASE WHEN b.n >= 3 THEN b.place END AS place_before, CASE WHEN a.n >= 3 THEN a.place END AS place, a.n,
        list_concat(a.fact_ids, b.fact_ids) AS fact_ids, 1 AS kind_rank, w.rank AS rank
    FROM own AS a
    JOIN years ON a.fiscal_year = years.last
    JOIN own AS b ON b.measure = a.measure AND b.fiscal_year = years.prior AND b.stage = a.stage AND b.scope = a.scope
    JOIN measure_names AS w ON w.measure = a.measure
    WHERE a.value <> b.value
    UNION ALL
    SELECT '重述', r.item, '万元', r.fiscal_year, CAST(r.published AS DECIMAL(18, 2)), years.last, CAST(r.implied AS DECIMAL(18, 2)), CAST(r.difference AS DECIMAL(18, 2)), NULL, NULL, NULL, r.fact_ids, 2, 0
    FROM restatements AS r
    JOIN one USING (unit_id)
    JOIN years ON r.fiscal_year = years.last - 1
    WHERE r.difference <> 0
    UNION ALL
    SELECT '不再公开', f.subject || '：' || f.item, NULL, years.prior, NULL, years.last, NULL, NULL, NULL, NULL, NULL, list(f.fact_id ORDER BY f.fact_id), 3, 0
    FROM facts AS f
    JOIN one ON one.unit_id = f.unit_id
    JOIN years ON true
    JOIN documents AS d ON d.document_id = f.document_id AND d.kind = '决算' AND d.fiscal_year = years.prior
    JOIN held AS h ON h.unit_id = one.unit_id AND h.fiscal_year = years.last AND h.report_kind = '决算'
    WHERE f.origin <> 'derived' AND f.classified AND f.subject IN ('人员', '三公', '政府采购', '国有资产', '机关运行') AND f.measure IN ('人数', '金额', '辆数', '人次') AND NOT contains(h.unread, f.subject)
        AND f.parent IS NULL AND NOT EXISTS (FROM facts AS x WHERE x.document_id = h.document_id AND x.subject = f.subject AND x.item = f.item AND x.origin <> 'derived')
    GROUP BY f.subject, f.item, years.prior, years.last
)
ORDER BY kind_rank, rank, name;
