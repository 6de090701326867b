import { blankQuoted, positional, type Query } from '../model/query.ts'

/** The words of a query that may name a table, lower case; text in quotes and comments is left out. */
export function wordsIn(sql: string): Set<string> {
  return new Set(
    [...blankQuoted(sql).matchAll(/(?<![$.\w])[A-Za-z_]\w*/g)].map(([word]) => word.toLowerCase()),
  )
}

/** The tables that a query reads, lower case, or words that may be such. */
export type Reads = (query: Query) => ReadonlySet<string>

/** As long as nobody has asked DuckDB: every word may name a table. */
const words: Reads = ({ sql }) => wordsIn(sql)

/** The cells whose results a query takes as tables. */
export function needsOf(name: string, queries: ReadonlyMap<string, Query>, reads = words): string[] {
  const own = queries.get(name)
  if (own === undefined) return []
  const read = reads(own)
  return [...queries.keys()].filter((other) => other !== name && read.has(other.toLowerCase()))
}

/** All cells that a query rests on, those first that others rest on. Throws a sentence that names a circle. */
export function chainOf(name: string, queries: ReadonlyMap<string, Query>, reads = words): string[] {
  const order: string[] = []
  const open: string[] = []
  const visit = (at: string): void => {
    const circle = open.indexOf(at)
    if (circle >= 0) throw new Error(`单元互相引用成圈：${[...open.slice(circle), at].join(' → ')}`)
    if (order.includes(at)) return
    open.push(at)
    for (const need of needsOf(at, queries, reads)) visit(need)
    open.pop()
    order.push(at)
  }
  visit(name)
  return order.slice(0, -1)
}

/** The cells that rest on any of these, directly or not, in the order of the page. */
export function dependants(
  names: readonly string[],
  queries: ReadonlyMap<string, Query>,
  reads = words,
): string[] {
  return [...queries.keys()].filter((name) => {
    if (names.includes(name)) return false
    try {
      return chainOf(name, queries, reads).some((need) => names.includes(need))
    } catch {
      return true
    }
  })
}

/** The parameters that a query and the cells under it use. */
export function parametersOf(name: string, queries: ReadonlyMap<string, Query>): string[] {
  let chain: string[] = []
  try {
    chain = chainOf(name, queries)
  } catch {}
  return [...new Set([...chain, name].flatMap((each) => positional(queries.get(each)?.sql ?? '').names))]
}

/**
 * A query with the cells under it as common table expressions. `shift` is how many lines stand before its own first
 * line. Throws where cells refer to each other in a circle.
 */
export function compose(
  name: string,
  queries: ReadonlyMap<string, Query>,
  reads = words,
): { query: Query; shift: number } {
  const own = queries.get(name)
  if (own === undefined) throw new Error(`没有查询 ${name}`)
  const chain = chainOf(name, queries, reads)
  if (chain.length === 0) return { query: own, shift: 0 }
  const parts = chain.map((each) => `"${each}" AS (\n${bare(queries.get(each)!.sql)}\n)`)
  const head = `WITH ${parts.join(', ')}\nSELECT * FROM (\n`
  const parameters = [...chain, name].flatMap((each) => queries.get(each)!.parameters)
  return {
    query: { ...own, sql: `${head}${bare(own.sql)}\n)`, parameters },
    shift: head.split('\n').length - 1,
  }
}

const bare = (sql: string) => sql.trimEnd().replace(/;\s*$/, '')
