-- title: 用过的名称
-- note: 改名前后是同一个单位，由人核定。
-- basis: 这个单位的名称沿革
-- param: unit text = '' 单位（编号或名称），空为报告最多的
-- column: name 名称
-- column: valid_from 从
-- column: valid_to 到
-- column: note 依据
-- chart: none
WITH one AS (
    FROM units
    WHERE unit = $unit OR unit_id = $unit OR $unit = '' OR unit_id IN (SELECT n.unit_id FROM unit_names AS n WHERE n.name = $unit)
    ORDER BY (SELECT count(*) FROM documents AS d WHERE d.unit_id = units.unit_id) DESC, unit LIMIT 1
)
SELECT n.name, n.valid_from, n.valid_to, n.note
FROM unit_names AS n
JOIN one USING (unit_id)
ORDER BY n.valid_from NULLS FIRST, n.name;
