-- picked(值, 名单)：名单为空时全取；名单是逗号分开的文字
CREATE OR REPLACE MACRO picked(member, list) AS (list = '' OR list_contains(string_split(list, ','), member));

-- percent(部分, 整体)：百分比，两位小数；整体为零或空时为空
CREATE OR REPLACE MACRO percent(part, whole) AS CAST(CASE WHEN whole <> 0 THEN 100.0 * part / whole END AS DECIMAL(18, 2));

-- per(金额, 个数)：每人、每辆的金额（万元）；个数为零或空时为空
CREATE OR REPLACE MACRO per(amount, count) AS CAST(CASE WHEN count > 0 THEN amount / count END AS DECIMAL(18, 4));

-- trail(出处)：相加的各行的出处合在一起，每个数一次；放在 fact_ids 一列，合计也能点回印出的那一行
CREATE OR REPLACE MACRO trail(ids) AS list_sort(list_distinct(flatten(list(ids))));

-- gap(报告, 没读出的, 词)：一个数为什么没有：没有这份报告、报告没有公开、印了但没有读出
CREATE OR REPLACE MACRO gap(document, unread, word) AS CASE
    WHEN document IS NULL THEN 'not held'
    WHEN contains(unread, word) THEN 'not read'
    ELSE 'not disclosed'
END;

-- some_ids(出处)：一组数的出处，最多一百个；合计的是成百上千个单位时，只带这么多
CREATE OR REPLACE MACRO some_ids(ids) AS list_slice(list_sort(list_distinct(ids)), 1, 100);

-- two(数)：两位小数的文字，放进句子里
CREATE OR REPLACE MACRO two(number) AS CAST(CAST(number AS DECIMAL(18, 2)) AS VARCHAR);

-- is_outsourced(项目)：名称说是花钱买岗位的项目；名称不说的认不出来
CREATE OR REPLACE MACRO is_outsourced(project) AS regexp_matches(project, '购岗|劳务|外包|派遣|聘用人员|聘用制|人员经费');

-- is_operations(项目)：名称说是运行维护的项目
CREATE OR REPLACE MACRO is_operations(project) AS regexp_matches(project, '运维|运行维护|维护|维保');
