import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { formatCsv } from '../model/csv.ts'
import { parseQuery } from '../model/query.ts'
import { explain } from '../model/query-error.ts'
import { type Result, toRows, type Value } from '../model/result.ts'
import { Unreadable } from '../reports/source/text.ts'
import { Misuse, main, pairOf, runCommand, widthOf } from './arguments.ts'
import { openData, runQuery } from './database.ts'

const QUERY = {
  call: 'npm run -s query -- 文件.sql',
  about: '在 data/ 上运行一个查询文件，参数是绑定的',
  operands: [1, 1],
  options: {
    param: { type: 'string', multiple: true, value: '名=值', help: '查询的一个参数，可以写几次' },
    format: { type: 'string', value: 'table|csv|json', help: '结果的样子，不写是 table' },
  },
} as const

const show = (value: Value): string =>
  value === null ? '' : Array.isArray(value) ? value.map(show).join(' ') : String(value)

function asTable({ columns, rows }: Result): string {
  const cells = [columns.map((c) => c.name), ...rows.map((row) => row.map(show))]
  const widths = columns.map((_, i) => Math.max(...cells.map((row) => widthOf(row[i]!))))
  const right = columns.map((c) => ['decimal', 'integer', 'number'].includes(c.type))
  const pad = (text: string, i: number) =>
    right[i] ? ' '.repeat(widths[i]! - widthOf(text)) + text : text + ' '.repeat(widths[i]! - widthOf(text))
  const [head, ...body] = cells.map((row) => row.map(pad).join('  ').trimEnd())
  return [head, widths.map((w) => '─'.repeat(w)).join('  '), ...body, `（${rows.length} 行）`].join('\n')
}

const asCsv = ({ columns, rows }: Result): string =>
  formatCsv([columns.map((c) => c.name), ...rows.map((row) => row.map(show))]).slice(0, -1)

const FORMATS: Readonly<Record<string, (result: Result) => string>> = {
  table: asTable,
  csv: asCsv,
  json: (result) => JSON.stringify(toRows(result), null, 2),
}

/** DuckDB's words under a sentence that says what and where. Rejects with what has a sentence already as it is. */
function told(error: Error): never {
  if (/^[一-龥]/.test(error.message)) throw error
  const { message, detail } = explain(error)
  throw new Unreadable(`${message}\n${detail}`)
}

await main(() =>
  runCommand(QUERY, process.argv.slice(2), async ({ param = [], format = 'table' }, [file]) => {
    const show = FORMATS[format]
    if (show === undefined) throw new Misuse(`--format 应为 table、csv、json 之一，不是“${format}”`)
    const query = parseQuery(basename(file!, '.sql'), readFileSync(file!, 'utf8'))
    const data = await openData()
    const result = await runQuery(data, query, Object.fromEntries(param.map(pairOf))).catch(told)
    console.log(show(result))
    return 0
  }),
)
