import { blankQuoted, viewOrder } from '../model/query.ts'
import { TABLES } from '../model/schema.ts'

const FILES = import.meta.glob<string>('/queries/views/*.sql', {
  query: '?raw',
  import: 'default',
  eager: true,
})

/** A table of the data, an analysts' view, or a file of macros: what a query can rest on. */
export interface Relation {
  /** The table's or view's name; of macros the file's. */
  name: string
  kind: 'table' | 'view' | 'macros'
  /** What makes it; a table is filled, not made. */
  sql: string
  /** The words of its text that may name others. */
  words: ReadonlySet<string>
}

const wordsOf = (sql: string): Set<string> => new Set(blankQuoted(sql).match(/\w+/g) ?? [])

/** Every relation, by each name that a query may call it. */
const NAMED = new Map<string, Relation>()
for (const { name } of TABLES) NAMED.set(name, { name, kind: 'table', sql: '', words: new Set() })
for (const path of viewOrder(Object.keys(FILES))) {
  const sql = FILES[path]!
  const made = [...sql.matchAll(/^CREATE OR REPLACE (VIEW|MACRO) (\w+)/gm)]
  const kind = made[0]?.[1] === 'VIEW' ? 'view' : 'macros'
  const name = kind === 'view' ? made[0]![2]! : path.replace(/^.*\/|\.sql$/g, '')
  const relation: Relation = { name, kind, sql, words: wordsOf(sql) }
  for (const [, , called] of made) NAMED.set(called!, relation)
}

/** A text that names everything that there is. */
export const EVERYTHING = [...NAMED.keys()].join(' ')

/** A text that names every table. */
export const EVERY_TABLE = TABLES.map(({ name }) => name).join(' ')

/** Tables before views, and a view after those that it can rest on. */
const IN_ORDER = [...new Set(NAMED.values())]

/**
 * What a query may rest on: relations that its words name, each after those that it rests on itself. A word that names
 * a column or the query's own table as well only brings one more. A view that is `ready` comes with its rows.
 */
export function restsOn(sql: string, ready: (view: Relation) => boolean): Relation[] {
  const found = new Set<Relation>()
  const take = (words: Iterable<string>) => {
    for (const word of words) {
      const relation = NAMED.get(word)
      if (relation === undefined || found.has(relation)) continue
      found.add(relation)
      if (relation.kind !== 'view' || !ready(relation)) take(relation.words)
    }
  }
  take(wordsOf(sql))
  return IN_ORDER.filter((relation) => found.has(relation))
}

/** What each macro does, by its name: the line over it, `-- name(arguments)：what it does`. */
export const MACROS: ReadonlyMap<string, string> = new Map(
  Object.values(FILES).flatMap((sql) =>
    [...sql.matchAll(/^-- (\w+)\([^)]*\)：(.*)$/gm)].map(([, name, text]) => [name!, text!] as const),
  ),
)
