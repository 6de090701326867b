import type { Result } from '../model/result.ts'

/** Results of one page's queries at the values its inputs start from, worked out at build time. */
export interface Snapshot {
  /** The values for which the results hold. */
  values: Record<string, string>
  results: Record<string, Result>
  /** The page itself: its Markdown and its queries' files, for a chart that stands on its own. */
  source?: { notebook: string; queries: Record<string, string> }
}

/** What every page needs beside its own results: the reports (for sources) and the findings (for marks). */
export const SHARED_QUERIES: Readonly<Record<string, string>> = {
  documents:
    'SELECT d.document_id, d.unit_id, u.unit, d.unit_name, d.fiscal_year, d.kind, d.level, d.title, d.published_on FROM documents AS d JOIN units AS u USING (unit_id) ORDER BY d.document_id',
  names:
    'SELECT u.unit, n.name, n.valid_from, n.valid_to, n.note FROM unit_names AS n JOIN units AS u USING (unit_id) ORDER BY u.unit, n.valid_from, n.name',
  findings:
    'SELECT finding_id, document_id, rule, severity, message, message_en, stated, recomputed, lines, list_sort((SELECT coalesce(list(DISTINCT d.fact_id), []) FROM doubts AS d WHERE d.finding_id = findings.finding_id)) AS fact_ids FROM findings ORDER BY finding_id',
}

const fetched = new Map<string, Promise<Snapshot | null>>()

/** A page's snapshot, fetched once; null where the build made none. */
export function snapshotOf(name: string): Promise<Snapshot | null> {
  let snapshot = fetched.get(name)
  if (snapshot === undefined) {
    snapshot = fetch(new URL(`snapshots/${name}.json`, document.baseURI))
      .then((response) => (response.ok ? (response.json() as Promise<Snapshot>) : null))
      .catch(() => null)
    fetched.set(name, snapshot)
  }
  return snapshot
}
