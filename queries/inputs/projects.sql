-- title: 出现在两个以上年度的项目
SELECT project FROM projects
GROUP BY project
HAVING count(DISTINCT fiscal_year) > 1
ORDER BY count(*) DESC, max(coalesce(executed, budget)) DESC, project
LIMIT 200;
