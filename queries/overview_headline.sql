-- title: 数据里有什么
-- basis: 全部报告
SELECT
    format('{} 个单位、{} 个区县、{} 种单位，{} 至 {} 年，{} 份报告，{} 个印出的数；{} 份报告自相矛盾，共 {} 处。',
        count(DISTINCT d.unit_id), count(DISTINCT u.district), count(DISTINCT u.kind), min(d.fiscal_year), max(d.fiscal_year), count(*),
        (SELECT count(*) FROM facts WHERE origin <> 'derived'),
        (SELECT count(DISTINCT document_id) FROM findings WHERE severity = 'error'), (SELECT count(*) FROM findings WHERE severity = 'error')) AS sentence,
    CAST([] AS VARCHAR[]) AS fact_ids
FROM documents AS d
JOIN units AS u USING (unit_id);
