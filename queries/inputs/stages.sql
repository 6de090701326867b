-- title: 阶段
SELECT stage FROM (SELECT DISTINCT stage FROM measures WHERE stage <> '') ORDER BY list_position(['决算', '全年预算', '年初预算'], stage);
