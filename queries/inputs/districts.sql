-- title: 区县
SELECT DISTINCT district FROM units JOIN documents USING (unit_id) WHERE district IS NOT NULL ORDER BY district;
