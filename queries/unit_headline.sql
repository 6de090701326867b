-- title: 这个单位
-- basis: 这个单位的全部报告
-- param: unit text = '' 单位（编号或名称），空为报告最多的
WITH one AS (
    FROM units
    WHERE unit = $unit OR unit_id = $unit OR $unit = '' OR unit_id IN (SELECT n.unit_id FROM unit_names AS n WHERE n.name = $unit)
    ORDER BY (SELECT count(*) FROM documents AS d WHERE d.unit_id = units.unit_id) DESC, unit LIMIT 1
), d AS (SELECT documents.* FROM documents JOIN one USING (unit_id))
SELECT
    CASE WHEN (SELECT count(*) FROM one) = 0 THEN '没有这个单位。'
        ELSE format('{}：读到 {} 份报告（{}），用过 {} 个名称，{} 处矛盾。', (SELECT concat_ws(' ', district, unit) FROM one), (SELECT count(*) FROM d),
            (SELECT coalesce(string_agg(fiscal_year || kind, '、' ORDER BY fiscal_year, kind), '') FROM d),
            (SELECT count(*) FROM unit_names JOIN one USING (unit_id)), (SELECT count(*) FROM findings JOIN one USING (unit_id) WHERE severity = 'error'))
    END AS sentence,
    CAST([] AS VARCHAR[]) AS fact_ids;
