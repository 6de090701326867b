import writeExcelFile, { type Cell, type Sheet as ExcelSheet } from 'write-excel-file/universal'
import { textWidth } from '../charts/text.ts'
import { shownValue } from '../locale/locale.ts'
import { msg } from '../locale/msg.ts'
import type { NumberFormat } from '../model/format.ts'
import { type Row, toNumber, type Value } from '../model/result.ts'
import type { Exhibit } from '../notebook/exhibit.ts'
import type { Beneath } from './beneath.ts'
import { messageOf, placeOf, printedValue, whatOf } from './places.ts'
import { exactNumber, exactText, type SheetColumn, sheetOf } from './sheet.ts'

/** The most rows of a sheet of Excel's, its head among them, and the most characters of a cell. */
const MOST_ROWS = 1_048_576
const MOST_CHARACTERS = 32_767
/** Widths of columns, in characters. */
const [NARROW, WIDE] = [8, 60]

type Table = { head: string[]; rows: Cell[][] }

const text = (value: string): Cell =>
  value === '' ? null : { value: value.slice(0, MOST_CHARACTERS), type: String }

/** Excel's words for how a number is shown: the value behind keeps every digit. */
const codeOf = (format: NumberFormat | null): string => {
  if (format === null) return '0'
  return format.decimals > 0 ? '#,##0.00' : '#,##0'
}

function cellOf(value: Value, column: SheetColumn): Cell {
  if (value === null) return null
  const number = exactNumber(value, column)
  if (number === null) return text(exactText(value, column))
  // A decimal without a unit has its own number of places.
  const plain = column.format?.unit === '' && column.column.type !== 'integer'
  return { value: number, type: Number, ...(plain ? {} : { format: codeOf(column.format) }) }
}

function dataTable({ result, heading }: Exhibit): Table {
  const { columns, rows } = sheetOf(result, heading)
  return {
    head: columns.map((column) => column.heading),
    rows: rows.map((row) => columns.map((column) => cellOf(row[column.at] ?? null, column))),
  }
}

/** What the exhibit says of itself, then the reports, one a row. */
function sourceTable(exhibit: Exhibit): Table {
  const said: (readonly [string, string])[] = [
    [msg('标题'), exhibit.title],
    [msg('口径'), exhibit.basis],
    [msg('注意'), exhibit.warning],
    [msg('说明'), exhibit.note],
    ...exhibit.sources.map((title) => [msg('来源'), title] as const),
  ]
  return {
    head: [msg('什么'), msg('内容')],
    rows: said.filter(([, words]) => words !== '').map((row) => row.map(text)),
  }
}

function findingTable({ findings }: Beneath, titles: ReadonlyMap<string, string>): Table {
  return {
    head: [msg('轻重'), msg('规则'), msg('报告'), msg('说明'), msg('印的'), msg('重算'), msg('行')],
    rows: findings.map((row) =>
      [
        shownValue('severity', String(row.severity)),
        String(row.rule),
        titleOf(row, titles),
        messageOf(row),
        String(row.stated ?? ''),
        String(row.recomputed ?? ''),
        Array.isArray(row.lines) ? row.lines.join(msg('、')) : '',
      ].map(text),
    ),
  }
}

/** The report that a finding is in: that of the facts it is about. */
function titleOf(finding: Row, titles: ReadonlyMap<string, string>): string {
  const ids = [finding.of_facts, finding.fact_ids].flatMap((list) => (Array.isArray(list) ? list : []))
  return [...new Set(ids.flatMap((id) => titles.get(String(id)) ?? []))].join(msg('；'))
}

function factTable({ facts }: Beneath): Table {
  const number = (value: Value | undefined): Cell => {
    const held = toNumber(value ?? null)
    return held === null ? text(String(value ?? '')) : { value: held, type: Number }
  }
  return {
    head: [
      msg('报告'),
      msg('年度'),
      msg('主题'),
      msg('条目'),
      msg('阶段'),
      msg('口径'),
      msg('数'),
      msg('单位'),
      msg('万元'),
      msg('印在哪里'),
      msg('行'),
      msg('印出的字'),
      msg('编号'),
    ],
    rows: [...facts.values()].map((fact) => [
      text(String(fact.title)),
      number(fact.fiscal_year),
      text(String(fact.subject)),
      text(whatOf(fact)),
      text(String(fact.stage ?? '')),
      text(String(fact.scope ?? '')),
      fact.value === null ? text(printedValue(fact)) : number(fact.value),
      text(String(fact.unit ?? '')),
      number(fact.amount),
      text(placeOf(fact)),
      number(fact.line),
      text(String(fact.evidence ?? '')),
      text(String(fact.fact_id)),
    ]),
  }
}

function sheet(name: string, { head, rows }: Table): ExcelSheet<Blob> {
  const widths = head.map((heading, i) => {
    const width = (cell: Cell) =>
      cell === null || cell === undefined ? 0 : textWidth(String((cell as { value?: unknown }).value ?? cell))
    const most = rows.slice(0, 500).reduce((most, row) => Math.max(most, width(row[i])), textWidth(heading))
    return Math.min(WIDE, Math.max(NARROW, Math.ceil(most * 2) + 2))
  })
  return {
    sheet: name,
    data: [
      head.map(
        (value): Cell => ({ value, type: String, fontWeight: 'bold', bottomBorderStyle: 'thin', wrap: true }),
      ),
      ...rows,
    ],
    stickyRowsCount: 1,
    columns: widths.map((width) => ({ width })),
  }
}

/**
 * An exhibit as a workbook: the rows as typed numbers with their formats under a head that stays, what it says of itself
 * with its reports, the findings, and the facts beneath. Throws a sentence where the rows are more than Excel's.
 */
export async function toXlsx(exhibit: Exhibit, trail: Beneath): Promise<Blob> {
  const tables: [string, Table][] = [
    [msg('数据'), dataTable(exhibit)],
    [msg('来源'), sourceTable(exhibit)],
    [msg('核对'), findingTable(trail, new Map([...trail.facts].map(([id, row]) => [id, String(row.title)])))],
    [msg('事实'), factTable(trail)],
  ]
  for (const [, { rows }] of tables)
    if (rows.length >= MOST_ROWS)
      throw new Error(msg('行数多过 Excel 的一张表装得下的 1,048,575 行：请存成 CSV 或 Parquet'))
  return writeExcelFile(tables.map(([name, table]) => sheet(name, table))).toBlob()
}
