import type { Result } from '../model/result.ts'

/** Results of one page's queries at the values its inputs start from, worked out at build time. */
export interface Snapshot {
  /** The values for which the results hold: the page starts from them. */
  values: Record<string, string>
  results: Record<string, Result>
  /** The results whose rows stand each on its own: a narrower choice only leaves some of them out. */
  narrows?: readonly string[]
  /**
   * For a choice that is made from the start, as `name=value`, the snapshot that holds the results which cannot be told by
   * leaving out rows.
   */
  choices?: Readonly<Record<string, string>>
  /** What the page needs beside its results, of {@link BESIDE}; only what the results refer to. */
  beside?: Record<string, Result>
  /** The page itself: its Markdown and its queries' files, for a chart that stands on its own. */
  source?: { notebook: string; queries: Record<string, string> }
}

/** What pages say of their results: which reports these come from, which figures are doubted, which units were renamed. */
export const BESIDE: Readonly<Record<string, string>> = {
  documents: 'SELECT document_id, title FROM documents ORDER BY document_id',
  doubts: `SELECT DISTINCT d.fact_id FROM doubts AS d JOIN findings AS f USING (finding_id) WHERE f.severity IN ('error', 'basis') ORDER BY 1`,
  names: `SELECT u.unit, n.name, n.valid_from, n.valid_to, n.note
FROM unit_names AS n JOIN units AS u USING (unit_id)
WHERE regexp_matches(coalesce(n.note, ''), '新成立|新设立|新组建')
    OR (SELECT count(*) FROM unit_names AS o WHERE o.unit_id = n.unit_id AND o.valid_to IS NOT NULL) > 0
ORDER BY u.unit, n.valid_from, n.name`,
}

/** What the shell needs, whatever the page: the choices that there are. */
export const SHELL = ['districts', 'kinds', 'years', 'stages', 'scopes'] as const

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Whether something fetched is a result, as far as a page relies on it. */
export function isResult(value: unknown): value is Result {
  if (!isObject(value) || !Array.isArray(value.columns) || !Array.isArray(value.rows)) return false
  const { columns, rows } = value as unknown as Result
  return (
    columns.every((column) => typeof column?.name === 'string' && typeof column.type === 'string') &&
    rows.every((row) => Array.isArray(row) && row.length === columns.length)
  )
}

/** Whether something fetched is a snapshot: one of another version may not be. */
export function isSnapshot(value: unknown): value is Snapshot {
  if (!isObject(value) || !isObject(value.values) || !isObject(value.results)) return false
  const results = [
    ...Object.values(value.results),
    ...Object.values(isObject(value.beside) ? value.beside : {}),
  ]
  return Object.values(value.values).every((each) => typeof each === 'string') && results.every(isResult)
}

const fetched = new Map<string, Promise<Snapshot | null>>()

/** A snapshot, fetched once; null where the build made none. `set` is the folder of another set of data: `city/`. */
export function snapshotOf(name: string, set = ''): Promise<Snapshot | null> {
  const path = `${set}snapshots/${name}.json`
  let snapshot = fetched.get(path)
  if (snapshot === undefined) {
    snapshot = fetch(new URL(path, document.baseURI))
      .then((response) => (response.ok ? response.json() : null))
      .then((found: unknown) => (isSnapshot(found) ? found : null))
      .catch(() => null)
    fetched.set(path, snapshot)
  }
  return snapshot
}
