-- title: 报告
SELECT title FROM documents ORDER BY unit_id, fiscal_year, kind;
