-- title: 年度
SELECT DISTINCT fiscal_year FROM facts WHERE preferred AND subject IN ('三公', '支出', '人员', '项目') ORDER BY fiscal_year;
