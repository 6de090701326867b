-- title: 口径
SELECT DISTINCT scope FROM measures WHERE scope <> '' ORDER BY list_position(['全部资金', '财政拨款'], scope), scope;
