import { sqlText } from './quote.ts'
/** A parameter of a query file: bound, never pasted. A list travels as text, its members parted by commas. */
export interface Parameter {
  name: string
  type: 'text' | 'integer' | 'number'
  value: string
  comment: string
}

/** How a result is drawn: `chart: bar x=… y=…`. */
export interface ChartSpec {
  mark: string
  [option: string]: string
}

/** A query file: plain SQL with a head of comments. */
export interface Query {
  name: string
  sql: string
  title: string
  note: string
  /** Stage, scope and perimeter that the figures have in common. */
  basis: string
  parameters: Parameter[]
  /** Headings of result columns, by column name. */
  headings: Record<string, string>
  chart: ChartSpec | null
  /** The measure of `measures` that it compares, so that what drops out of it can be asked for; empty without. */
  measure: string
  /** What is said where it has no row, if no choice brought that about; empty without. */
  empty: string
}

const PARAMETER = /^(\w+)\s+(text|integer|number)\s*=\s*('(?:[^']|'')*'|-?[\d.]+)\s*(.*)$/
const OPTION = /(?<!\w)(\w+)=(?:"((?:[^"]|"")*)"|(\S+))/g

function parseChart(text: string): ChartSpec {
  const mark = text.split(/\s/)[0] ?? 'bar'
  const options = [...text.matchAll(OPTION)].map(([, key, quoted, plain]) => [
    key!,
    plain ?? quoted!.replaceAll('""', '"'),
  ])
  return { ...Object.fromEntries(options), mark }
}

/** Reads a query file. Throws a sentence naming the file and line where a head line is wrong. */
export function parseQuery(name: string, source: string): Query {
  const query: Query = {
    name,
    sql: source,
    title: name,
    note: '',
    basis: '',
    parameters: [],
    headings: {},
    chart: null,
    measure: '',
    empty: '',
  }
  for (const [i, line] of source.split('\n').entries()) {
    const head = /^--\s*(title|note|basis|param|column|chart|measure|empty):\s*(.*)$/.exec(line)
    if (head === null) {
      if (line.trim() !== '' && !line.startsWith('--')) break
      continue
    }
    const [, key, value] = head as unknown as [string, string, string]
    if (key === 'param') {
      const match = PARAMETER.exec(value)
      if (match === null)
        throw new Error(`${name} 第 ${i + 1} 行的参数写法不对，应为“-- param: 名 类型 = 默认值 说明”`)
      const [, parameter, type, literal, comment] = match
      query.parameters.push({
        name: parameter!,
        type: type as Parameter['type'],
        value: literal!.startsWith("'") ? literal!.slice(1, -1).replaceAll("''", "'") : literal!,
        comment: comment ?? '',
      })
    } else if (key === 'column') {
      const [column, ...words] = value.split(/\s+/)
      query.headings[column!] = words.join(' ')
    } else if (key === 'chart') query.chart = parseChart(value)
    else if (key === 'title') query.title = value
    else if (key === 'note') query.note = value
    else if (key === 'measure') query.measure = value
    else if (key === 'empty') query.empty = value
    else query.basis = value
  }
  return query
}

/** The head line that stores a chart description, readable by hand. */
export function formatChart({ mark, ...options }: ChartSpec): string {
  const parts = Object.entries(options).map(
    ([key, value]) =>
      `${key}=${/[\s"]/.test(value) || value === '' ? `"${value.replaceAll('"', '""')}"` : value}`,
  )
  return `-- chart: ${[mark, ...parts].join(' ')}`
}

/** Strings, names in double quotes, comments: text of a query that holds none of its words. What nothing closes goes on to the end. */
const QUOTED = String.raw`'(?:[^']|'')*(?:'|$)|"(?:[^"]|"")*(?:"|$)|--[^\n]*|/\*[\s\S]*?(?:\*/|$)`

/** A query with strings and comments blanked, so that every word keeps its place; names in double quotes too where asked. */
export function blankQuoted(sql: string, names = false): string {
  return sql.replace(new RegExp(QUOTED, 'g'), (text) =>
    text.startsWith('"') && !names ? text : ' '.repeat(text.length),
  )
}

/** A query's text with other values to start from; what it does not declare is left aside. */
export function withValues({ sql, parameters }: Query, values: Readonly<Record<string, string>>): string {
  return parameters.reduce((text, { name, type }) => {
    const value = values[name]
    if (value === undefined) return text
    const literal = type === 'text' ? sqlText(value) : value
    const head = new RegExp(`^(--\\s*param:\\s*${name}\\s+${type}\\s*=\\s*)('(?:[^']|'')*'|-?[\\d.]+)`, 'm')
    return text.replace(head, (_, start: string) => start + literal)
  }, sql)
}

/** SQL with `$name` made positional, and the names in order; text in quotes and comments is left alone. */
export function positional(sql: string): { sql: string; names: string[] } {
  const names: string[] = []
  const text = sql.replace(
    new RegExp(String.raw`${QUOTED}|\$([A-Za-z_]\w*)`, 'g'),
    (whole, name?: string) => {
      if (name === undefined) return whole
      if (!names.includes(name)) names.push(name)
      return `$${names.indexOf(name) + 1}`
    },
  )
  return { sql: text, names }
}

/** The values to bind, in the order of {@link positional}'s names. Throws a sentence for a missing or ill-typed one. */
export function bindings(
  query: Query,
  names: readonly string[],
  given: Readonly<Record<string, string>>,
): (string | number)[] {
  return names.map((name) => {
    const parameter = query.parameters.find((p) => p.name === name)
    const value = given[name] ?? parameter?.value
    if (value === undefined) throw new Error(`查询“${query.title}”用到参数 $${name}，但没有声明也没有给值`)
    if (parameter === undefined || parameter.type === 'text') return value
    const number = Number(value)
    if (
      value.trim() === '' ||
      !Number.isFinite(number) ||
      (parameter.type === 'integer' && !Number.isInteger(number))
    ) {
      throw new Error(`参数 ${name} 应为${parameter.type === 'integer' ? '整数' : '数'}，给的是“${value}”`)
    }
    return number
  })
}

/** The schema of {@link keptView}, made anew. */
export const KEPT_SCHEMA = 'DROP SCHEMA IF EXISTS kept CASCADE; CREATE SCHEMA kept'

/**
 * A view's file as statements that work the view out once and keep its rows, for data that do not change: a view over
 * kept rows answers in a tenth of the time. A file of macros stays as it is.
 */
export function keptView(sql: string): string {
  const name = /^CREATE OR REPLACE VIEW (\w+) AS/m.exec(sql)?.[1]
  if (name === undefined) return sql
  return [sql, `CREATE TABLE kept.${name} AS FROM main.${name};`, keptRows(sql, name)].join('\n')
}

/** The view over rows that are kept already, with the comments of its file. */
export function keptRows(sql: string, name: string): string {
  const comments = sql.match(/^COMMENT ON [\s\S]*?;$/gm) ?? []
  return [`CREATE OR REPLACE VIEW main.${name} AS FROM kept.${name};`, ...comments].join('\n')
}

/** Files of views in the order of the number before their names; one without a number rests on tables alone, or on views before it in the alphabet, and counts as 50. */
export function viewOrder(paths: readonly string[]): string[] {
  const number = (path: string) => Number(/(?:^|\/)(\d+)_[^/]*$/.exec(path)?.[1] ?? 50)
  return paths.toSorted((a, b) => number(a) - number(b) || (a < b ? -1 : 1))
}
