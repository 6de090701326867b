-- title: 单位种类
SELECT kind FROM kinds WHERE kind IS NOT NULL AND reports > 0 ORDER BY units DESC, kind;
