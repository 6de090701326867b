import { blankQuoted } from '../model/query.ts'

/** The same length, with everything in quotes, comments and brackets blanked, so that only the outermost words stand. */
function outermost(sql: string): string {
  let depth = 0
  return [...blankQuoted(sql, true)]
    .map((char) => {
      if (char === '(' || char === '[') depth++
      const shown = depth === 0 ? char : ' '
      if (char === ')' || char === ']') depth--
      return shown
    })
    .join('')
}

/** Before the first SELECT: a query that begins with FROM, or no plain query at all. */
const OTHER_STATEMENT = /\b(?:from|explain|describe|summarize|create|insert|copy)\b/i

/**
 * A query with a column `fact_ids` added: the facts beneath each row, for a row of its own as well as for a sum. Several
 * ways to write it, the likeliest first; which of them holds is for DuckDB to say. None where the query has the column,
 * takes all columns anyway, or gives rows that are not those of one table (DISTINCT, UNION).
 */
export function carrying(sql: string): string[] {
  const outer = outermost(sql)
  const select = /\bselect\b/i.exec(outer)
  const from = select === null ? null : /\bfrom\b/i.exec(outer.slice(select.index))
  if (select === null || from === null || /\b(?:union|intersect|except|pivot|unpivot)\b/i.test(outer))
    return []
  const at = select.index + from.index
  const list = outer.slice(select.index + 'select'.length, at)
  if (/^\s*distinct\b|\*|\bfact_ids\b/i.test(list) || OTHER_STATEMENT.test(outer.slice(0, select.index)))
    return []
  const grouped = /\bgroup\s+by\b/i.test(outer.slice(at))
  const single = ['fact_ids', '[fact_id]']
  const summed = ['trail(fact_ids)', 'trail([fact_id])']
  const head = sql.slice(0, at).replace(/,\s*$/, ' ')
  return (grouped ? summed : [...single, ...summed]).map(
    (column) => `${head}, ${column} AS fact_ids ${sql.slice(at)}`,
  )
}
