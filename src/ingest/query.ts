import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { parseQuery } from '../model/query.ts'
import { type Result, toRows, type Value } from '../model/result.ts'
import { openData, runQuery } from './database.ts'

const USAGE = '用法：npm run -s query -- 文件.sql [--param 名=值 …] [--format table|csv|json]'

const show = (value: Value): string =>
  value === null ? '' : Array.isArray(value) ? value.map(show).join(' ') : String(value)

/** Display columns: CJK characters take two. */
const width = (text: string) =>
  [...text].reduce((sum, char) => sum + (char.codePointAt(0)! > 0x2e7f ? 2 : 1), 0)

function asTable({ columns, rows }: Result): string {
  const cells = [columns.map((c) => c.name), ...rows.map((row) => row.map(show))]
  const widths = columns.map((_, i) => Math.max(...cells.map((row) => width(row[i]!))))
  const right = columns.map((c) => ['decimal', 'integer', 'number'].includes(c.type))
  const pad = (text: string, i: number) =>
    right[i] ? ' '.repeat(widths[i]! - width(text)) + text : text + ' '.repeat(widths[i]! - width(text))
  const [head, ...body] = cells.map((row) => row.map(pad).join('  ').trimEnd())
  return [head, widths.map((w) => '─'.repeat(w)).join('  '), ...body, `（${rows.length} 行）`].join('\n')
}

function asCsv({ columns, rows }: Result): string {
  const cell = (value: Value) => {
    const text = show(value)
    return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
  }
  return [columns.map((c) => c.name), ...rows].map((row) => row.map(cell).join(',')).join('\n')
}

async function main(args: string[]): Promise<number> {
  let file: string | undefined
  let format = 'table'
  const given: Record<string, string> = {}
  for (let i = 0; i < args.length; i++) {
    if (args[i] === '--format') format = args[++i] ?? ''
    else if (args[i] === '--param') {
      const [, name, value] = /^(\w+)=([\s\S]*)$/.exec(args[++i] ?? '') ?? []
      if (name === undefined) throw new Error('--param 后面应为 名=值')
      given[name] = value!
    } else file = args[i]
  }
  if (file === undefined || !['table', 'csv', 'json'].includes(format)) {
    console.error(USAGE)
    return 2
  }
  const query = parseQuery(basename(file, '.sql'), readFileSync(file, 'utf8'))
  const result = await runQuery(await openData(), query, given)
  console.log(
    format === 'json'
      ? JSON.stringify(toRows(result), null, 2)
      : format === 'csv'
        ? asCsv(result)
        : asTable(result),
  )
  return 0
}

try {
  process.exitCode = await main(process.argv.slice(2))
} catch (error) {
  console.error((error as Error).message)
  process.exitCode = 1
}
