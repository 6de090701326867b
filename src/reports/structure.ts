import type { Span } from '../model/fact.ts'
import type { Line } from './document.ts'
import { matchesOf } from './matches.ts'

/** Numbers that are no figure, and what they are; in each match the whole is what they stand in. */
const STRUCTURES: readonly (readonly [string, RegExp])[] = [
  ['日期', /(?:19|20)\d\d\s*(?:年度?|[-—~至到]\s*(?:19|20)\d\d\s*年?度?)/g],
  [
    '日期',
    /(?<![\d.])(?:19|20)\d\d\s*(?=度|项目|(?:预算|决算)(?:申报|数|执行))|(?<=[一-龥。,;:] ?)20\d\d\s*$/g,
  ],
  ['期限', /(?<![\d.])\d{1,2}\s*[-~至]\s*\d{1,2}\s*(?:年(?!度)|个月|个?工作日)/g],
  ['日期', /(?<!\d)(?:19|20)\d\d[-/.]\d{1,2}(?:[-/.]\d{1,2})?(?!\d)/g],
  ['日期', /(?<!\d)\d{1,2}\s*月(?:份|底|末)?(?:\s*\d{1,2}\s*日)?|(?<!\d)\d{1,2}\s*日(?!均)|[〇零○]{1,2}年/g],
  ['时间', /(?<!\d)\d{1,2}:\d{2}(?::\d{2})?(?!\d)/g],
  ['文号', /[[〔(【](?:19|20)\d\d[\]〕)】]\s*(?:第)?\d+\s*号|(?:第|字)\s*\d+\s*号|\d+号(?=文|令|公告)/g],
  [
    '电话',
    /(?<!\d)(?:0\d{2,3}[-)—]?\s*)?\d{7,8}(?!\d|\.\d)(?=\D*$)(?<=(?:电话|传真|热线|手机|联系方式|邮编).*)/g,
  ],
  [
    '电话',
    /(?<![\d.])(?:0\d{2,3}-\d{7,8}|1[3-9]\d{9}|400-?\d{3}-?\d{4})(?!\d)|(?<=邮(?:政)?编码?:?\s*)\d{6}/g,
  ],
  ['电话', /^\s*(?:0\d{2,3}[-—]?)?\d{8}\s*$/g],
  [
    '热线号',
    /(?<!\d)(?:1\d{2,4}|9\d{4})\s*(?=(?:市长|城管|[一-龥]{2})?(?:热线|专线|平台|市民|政务|便民|服务|投诉|公开电话|举报))/g,
  ],
  ['条款号', /第\s*\d+\s*(?:条|款|章|节|页|部分|号|批|期|届|次会议|季度|名|位|代|方|类)|共\s*\d+\s*页/g],
  ['表号', /(?:公开|附)?表\s*[(-]?\d+(?:[-.]\d+)*\)?|公开\d+表|(?:附件|附表|图|附)\s*\d+(?:[-.]\d+)*/g],
  ['编号', /^\s*\d{1,2}\.20\d\d(?=\s*年)/g],
  ['编号', /^\s*[(]?\d{1,2}(?:\.\d{1,2}){0,3}\s*[).、](?!\d)/g],
  ['编号', /(?<=^|[。;:,、!?)"”\s\t|])[(]\d{1,2}[)](?!\d)|(?<=[。;:,!?)"”\s\t|])\d{1,2}[.、)](?!\d)/g],
  ['门槛', /\d[\d,.]*\s*(?:万元|亿元|元|周岁|岁|人|年)?\s*(?:[(]不?含[^)]*[)])?\s*(?:及?以[上下]|[(]不?含)/g],
  ['科目编码', /(?<![\d.,])[1-5]\d{2}(?:\d{2}){0,2}(?=[一-龥(]{2,}[^\d]|类|\s*[(]?[一-龥]{2,12}[)]?$)/g],
  [
    '科目编码',
    /(?<=(?:^|\t|\|)\s*)[(]?[1-5]\d{2}(?:\d{2}){0,2}[类)]?(?=\s*(?:\t|\||$))|(?<![\d.])\d{3}类|\d{2}[款项](?=[\d\t|\s)])/g,
  ],
  [
    '公式',
    /\d+\s*(?:行|栏)?(?:各行)?\s*=[^;。\t|]*\d[^;。\t|]*|\d+\s*(?:\+\s*(?:\d+|…+|\.{2,})\s*)+|[*×/]\s*100\s*%/g,
  ],
  ['公式', /(?<=[=＝(+])\s*\d+\s*[-+]\s*\d+|=\s*\d+\s*[-+(]/g],
  ['编号', /(?<=[一-龥]\s*)0\d(?=\s)/g],
  [
    '名称中的数',
    /[A-Za-z]+[-\s]?\d+(?:\.\d+)?|\d+(?:\.\d+)?[A-Za-z]+|"?\d+[+]\d+"?(?=[一-龥])|\d{1,2}(?=号[楼院线])|\d{1,2}楼|\d+路|(?<!\d)[57][×*]\d{1,2}(?!\d)/g,
  ],
  ['页码', /^\s*[-—–]*\s*\d{1,3}\s*[-—–]*\s*$|^\s*第?\s*\d{1,3}\s*\/\s*\d{1,3}\s*页?\s*$/g],
  ['目录页码', /(?:\.{3,}|…{2,}|·{3,})\s*\d{1,3}\s*$/g],
]

const isRowOfNumbers = (row: readonly string[]) => {
  const cells = row.map((cell) => cell.replace(/\s+/g, ''))
  const numbers = cells.filter((cell) => /^\d{1,2}$/.test(cell)).map(Number)
  const words = cells.filter((cell) => cell !== '' && !/^\d{1,2}(?:=.*)?$/.test(cell))
  return (
    numbers.length >= 2 &&
    words.every((cell) => /^[—-]+$|栏次|行次|类|款|项|项目|合计|序号/.test(cell)) &&
    numbers.every((n, i) => i === 0 || n > numbers[i - 1]!)
  )
}

/** The cells of a table's line, with the place of each; none where the line is no row. */
function cellsOf(line: Line | undefined): { text: string; start: number; end: number }[] {
  if (line === undefined || !(line.folded.includes('\t') || line.folded.trimStart().startsWith('|')))
    return []
  let at = 0
  return line.folded.split(/[\t|]/).map((cell) => {
    const place = { text: cell.trim(), start: at, end: at + cell.length }
    at += cell.length + 1
    return place
  })
}

/** Row numbers go up by one from row to row in their column. */
function isRowNumber(lines: readonly Line[], at: number, column: number, text: string): boolean {
  if (!/^\d{1,3}$/.test(text)) return false
  const beside = (step: number) => {
    for (let i = at + step, k = 0; k < 4; i += step, k++) {
      const cell = cellsOf(lines[i])[column]?.text
      if (cell !== undefined && cell !== '') return cell
    }
    return null
  }
  return beside(1) === String(Number(text) + 1) || beside(-1) === String(Number(text) - 1)
}

/** 201 | 03 | 01: the 款 and the 项 of a code that is printed in cells of its own. */
const isPartOfCode = (cells: readonly string[], column: number): boolean =>
  /^\d{2}$/.test(cells[column]!) &&
  (/^[1-5]\d{2}$/.test(cells[column - 1] ?? '') ||
    (/^\d{2}$/.test(cells[column - 1] ?? '') && /^[1-5]\d{2}$/.test(cells[column - 2] ?? '')))

interface Structure {
  start: number
  end: number
  why: string
}

/** What the cells of a line are that are no figures of a table. */
function cellStructures(lines: readonly Line[], at: number): Structure[] {
  const cells = cellsOf(lines[at])
  const texts = cells.map((cell) => cell.text)
  const numbered = isRowOfNumbers(texts)
  return cells.flatMap(({ text, start, end }, column): Structure[] => {
    if (numbered) return [{ start, end, why: '栏次' }]
    if (isPartOfCode(texts, column)) return [{ start, end, why: '科目编码' }]
    return isRowNumber(lines, at, column, text) ? [{ start, end, why: '行次或序号' }] : []
  })
}

/**
 * Tells of each number of line `at` what structure it belongs to; null where it belongs to none. A pattern is looked for
 * when no earlier one fits: of most lines all numbers are figures, and most others are dates.
 */
export function structures(lines: readonly Line[], at: number): (span: Span) => string | null {
  const { folded } = lines[at]!
  const found: Structure[][] = []
  const look = (i: number): Structure[] => {
    const named = STRUCTURES[i]
    if (named === undefined) return cellStructures(lines, at)
    const [why, pattern] = named
    return matchesOf(folded, pattern).map(({ index: start, 0: { length } }) => {
      return { start, end: start + length, why }
    })
  }
  return (span) => {
    for (let i = 0; i <= STRUCTURES.length; i++) {
      found[i] ??= look(i)
      const place = found[i]!.find(({ start, end }) => start <= span.start && end >= span.end)
      if (place !== undefined) return place.why
    }
    return null
  }
}
