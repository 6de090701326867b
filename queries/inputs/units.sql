-- title: 单位
SELECT unit FROM units ORDER BY district, unit;
