import type { Engine } from '../engine/engine.ts'
import { parseQuery } from '../model/query.ts'
import { type Result, type Row, toRows } from '../model/result.ts'
import { isResult } from './snapshot.ts'
import { documentOf } from './sources.ts'

/** Facts asked for by id: `$ids` parted by commas. */
const ASKED = (fact: string) => `${fact} IN (SELECT unnest(string_split($ids, ',')))`

const FACTS = `SELECT f.fact_id, f.document_id, f.unit_id, f.fiscal_year, f.subject, f.item, f.part, f.measure, f.stage, f.scope, f.value, f.unit, f."text", f.amount,
       f.base, f.direction, f.origin, f.statement, f.page, f.line, f.evidence, f.derived_from, f.mended, f.preferred, f.ocr, f.classified, f.printed_times, f.sums_held, f.contradicted,
       d.title, d.unit_name, d.kind, d.level, d.published_on, d.source_format
FROM facts AS f JOIN documents AS d USING (document_id)`

const PRINTINGS = `SELECT o.fact_id AS of_fact, f.fact_id, f.value, f.unit, f.origin, f.statement, f.scope, f.page, f.line, f.evidence, f.document_id, d.title
FROM facts AS o
JOIN facts AS f ON f.unit_id = o.unit_id AND f.fiscal_year = o.fiscal_year AND f.subject = o.subject AND f.item = o.item
    AND f.measure = o.measure AND f.stage = o.stage AND f.part IS NOT DISTINCT FROM o.part AND f.parent IS NOT DISTINCT FROM o.parent
    AND f.base IS NOT DISTINCT FROM o.base AND f.fact_id <> o.fact_id
JOIN documents AS d ON d.document_id = f.document_id`

const FINDINGS = `SELECT n.finding_id, n.rule, n.severity, n.message, n.message_en, n.stated, n.recomputed, n.lines, n.fact_ids, o.asked AS of_facts
FROM findings AS n
JOIN (SELECT finding_id, list(DISTINCT fact_id ORDER BY fact_id) AS asked FROM doubts WHERE ?? GROUP BY finding_id) AS o USING (finding_id)
ORDER BY list_position(['error', 'basis', 'zero-base', 'tail', 'template', 'review'], n.severity), n.finding_id`

const IN_ORDER = 'ORDER BY f.document_id, f.line, f.fact_id'
const query = (name: string, sql: string) => parseQuery(name, `-- param: ids text = ''\n${sql}`)

/** The trail of figures: the facts beneath, other printings of the same quantities, findings on those facts. */
export const TRAIL = {
  facts: query('trace_facts', `${FACTS}\nWHERE ${ASKED('f.fact_id')}\n${IN_ORDER}`),
  printings: query('trace_printings', `${PRINTINGS}\nWHERE ${ASKED('o.fact_id')}\n${IN_ORDER}`),
  findings: query('trace_findings', FINDINGS.replace('??', ASKED('fact_id'))),
} as const

/** The same of the facts of a table `asked`, for the files beside the page; rows stand with the report of the fact asked for. */
export const TRAIL_OF_ASKED = {
  facts: `${FACTS}\nWHERE f.fact_id IN (SELECT fact_id FROM asked)\n${IN_ORDER}`,
  printings: `${PRINTINGS}\nWHERE o.fact_id IN (SELECT fact_id FROM asked)\n${IN_ORDER}`,
  findings: FINDINGS.replace('??', 'fact_id IN (SELECT fact_id FROM asked)'),
} as const

export type TrailPart = keyof typeof TRAIL

/** Where figures were printed, as rows. */
export type Trail = Record<TrailPart, Row[]>

/** Figures of more reports than this are not fetched report by report. */
const MOST_FILES = 12

const fetched = new Map<string, Promise<Record<TrailPart, Result> | null>>()

/** The trails of one report's figures that stand on shipped pages, from a file beside them; null where there is none. */
function fileOf(document: string, set: string): Promise<Record<TrailPart, Result> | null> {
  const path = `${set}facts/${encodeURIComponent(document)}.json`
  let file = fetched.get(path)
  if (file === undefined) {
    file = fetch(new URL(path, globalThis.document.baseURI))
      .then((response) => (response.ok ? response.json() : null))
      .then((found) =>
        found !== null && Object.keys(TRAIL).every((part) => isResult(found[part])) ? found : null,
      )
      .catch(() => null)
    fetched.set(path, file)
  }
  return file
}

/** The trail from the files beside the page; null where some fact is not in them. `set` is the folder of another set of data. */
async function shippedTrail(ids: readonly string[], set: string): Promise<Trail | null> {
  const documents = [...new Set(ids.map(documentOf))]
  if (documents.length > MOST_FILES) return null
  const files = await Promise.all(documents.map((document) => fileOf(document, set)))
  const asked = new Set(ids)
  const rows = (part: TrailPart) => files.flatMap((file) => (file === null ? [] : toRows(file[part])))
  const facts = rows('facts').filter((row) => asked.has(String(row.fact_id)))
  if (facts.length < asked.size) return null
  return {
    facts,
    printings: rows('printings').filter((row) => asked.has(String(row.of_fact))),
    findings: rows('findings').filter((row) =>
      ((row.of_facts ?? []) as string[]).some((id) => asked.has(id)),
    ),
  }
}

/** The trail of figures: from the files beside the page while the engine is not up, else from the engine. */
export async function trailOf(engine: Engine, ids: readonly string[], set = ''): Promise<Trail> {
  if (engine.state !== 'ready' && engine.state !== 'running') {
    const shipped = await shippedTrail(ids, set)
    if (shipped !== null) return shipped
  }
  const given = { ids: ids.join(',') }
  const [facts, printings, findings] = await Promise.all(
    [TRAIL.facts, TRAIL.printings, TRAIL.findings].map((each) => engine.run(each, given)),
  )
  return { facts: toRows(facts!), printings: toRows(printings!), findings: toRows(findings!) }
}
