-- title: 报告
SELECT title FROM documents
ORDER BY (SELECT count(*) FROM findings AS e WHERE e.document_id = documents.document_id AND e.severity = 'error') DESC, document_id;
