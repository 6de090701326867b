import { parseQuery } from '../model/query.ts'

/** The facts beneath a figure, each with its report. `$ids` parted by commas. */
export const TRACE_FACTS = parseQuery(
  'trace_facts',
  `-- param: ids text = ''
SELECT f.fact_id, f.document_id, f.unit_id, f.fiscal_year, f.subject, f.item, f.part, f.measure, f.stage, f.scope, f.value, f.unit, f."text", f.amount,
       f.base, f.direction, f.origin, f.statement, f.page, f.line, f.evidence, f.derived_from, f.mended, f.preferred, f.ocr, f.classified, f.printed_times, f.sums_held, f.contradicted,
       d.title, d.unit_name, d.kind, d.published_on
FROM facts AS f JOIN documents AS d USING (document_id)
WHERE list_contains(string_split($ids, ','), f.fact_id)
ORDER BY f.document_id, f.line, f.fact_id`,
)

/** Other printings of the same quantities. */
export const TRACE_PRINTINGS = parseQuery(
  'trace_printings',
  `-- param: ids text = ''
SELECT o.fact_id AS of_fact, f.fact_id, f.value, f.unit, f.origin, f.statement, f.scope, f.page, f.line, f.evidence, f.document_id, d.title
FROM facts AS o
JOIN facts AS f ON f.unit_id = o.unit_id AND f.fiscal_year = o.fiscal_year AND f.subject = o.subject AND f.item = o.item
    AND f.measure = o.measure AND f.stage = o.stage AND f.part IS NOT DISTINCT FROM o.part AND f.parent IS NOT DISTINCT FROM o.parent
    AND f.base IS NOT DISTINCT FROM o.base AND f.fact_id <> o.fact_id
JOIN documents AS d ON d.document_id = f.document_id
WHERE list_contains(string_split($ids, ','), o.fact_id)
ORDER BY f.document_id, f.line, f.fact_id`,
)

/** Findings on those facts. */
export const TRACE_FINDINGS = parseQuery(
  'trace_findings',
  `-- param: ids text = ''
SELECT finding_id, rule, severity, message, message_en, stated, recomputed, lines, fact_ids
FROM findings WHERE finding_id IN (SELECT d.finding_id FROM doubts AS d WHERE list_contains(string_split($ids, ','), d.fact_id))
ORDER BY list_position(['error', 'basis', 'zero-base', 'tail', 'template', 'review'], severity), finding_id`,
)
