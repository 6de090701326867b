-- title: 单位
SELECT unit FROM units
ORDER BY (SELECT count(*) FROM documents AS d WHERE d.unit_id = units.unit_id) DESC, unit;
