import { parseQuery, type Query } from '../model/query.ts'
import { parseNotebook } from './markdown.ts'
import type { Notebook } from './notebook.ts'

const QUERY_FILES = import.meta.glob<string>(
  ['/queries/*.sql', '/queries/inputs/*.sql', '!/queries/tables.sql'],
  { query: '?raw', import: 'default', eager: true },
)
const NOTEBOOK_FILES = import.meta.glob<string>('/queries/notebooks/*.md', {
  query: '?raw',
  import: 'default',
  eager: true,
})

const stem = (path: string) => path.replace(/^.*\//, '').replace(/\.\w+$/, '')

/** The shipped queries by name. */
export const QUERIES: ReadonlyMap<string, Query> = new Map(
  Object.entries(QUERY_FILES).map(([path, source]) => [stem(path), parseQuery(stem(path), source)]),
)

/** The shipped pages in their order; a test holds that each was understood whole. */
export const NOTEBOOKS: readonly Notebook[] = Object.entries(NOTEBOOK_FILES)
  .map(([path, source]) => parseNotebook(stem(path), source))
  .sort((a, b) => a.order - b.order)
