-- title: 这个单位
-- basis: 这个单位的全部报告
-- param: unit text = '' 单位，空为报告最多的
WITH one AS (
    FROM units WHERE unit = $unit OR $unit = ''
    ORDER BY (SELECT count(*) FROM documents AS d WHERE d.unit_id = units.unit_id) DESC, unit LIMIT 1
), d AS (SELECT documents.* FROM documents JOIN one USING (unit_id))
SELECT format('{}{}：读到 {} 份报告（{}），用过 {} 个名称。', coalesce((SELECT district FROM one) || ' ', ''), (SELECT unit FROM one), (SELECT count(*) FROM d),
    (SELECT string_agg(fiscal_year || kind, '、' ORDER BY fiscal_year, kind) FROM d), (SELECT count(*) FROM unit_names JOIN one USING (unit_id))) AS sentence,
    [] :: VARCHAR[] AS fact_ids;
