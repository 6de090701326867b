import type { Span } from '../model/fact.ts'
import type { Line } from './document.ts'

/** The lines that a text is read by, and where they are printed. */
export interface Cut {
  lines: Line[]
  /** The line, or the span, as printed. */
  lineOf(line: number): number
  spanOf(span: Span): Span
  /** What is told of cut lines, of the printed ones: `line`, `lines` and spans anywhere in it. */
  printed<T>(told: T): T
}

/** Shorter lines are paragraphs. */
const LONG = 600
/** Fewer places to cut are no lines run together. */
const FEWEST = 8
/** Two spaces between lines that were run together. */
const GAP = / {2,}/g
/** What begins a row of a form, whatever stands before it. */
const ROW =
  /(?<=\S\s?)(?=项目(?:产出|效益|满意)\s?\d{2}|项目(?:基本信息表|名称|总金额|资金来源|预算资金投入表|绩效目标评价指标表|\s?20\d\d\s?年本级财拨))|(?<=\d\s|\.\d\d)(?=[1-9]、[一-龥])/g

/**
 * Cuts lines that hold a whole document where its own lines ended: at white and before the rows of forms. Rows of tables
 * that were run together are told apart by their number of cells.
 */
export function cutLines(lines: readonly Line[]): Cut {
  const places: { number: number; at: number }[] = []
  const cut = lines.flatMap((line) => {
    const at = [0, ...cutsOf(line.folded), line.folded.length]
    return at.slice(1).map((end, i) => {
      const from = at[i]!
      places.push({ number: line.number, at: from })
      const part = { printed: line.printed.slice(from, end), folded: line.folded.slice(from, end) }
      return { ...line, number: places.length, ...part }
    })
  })
  if (cut.length === lines.length)
    return { lines: [...lines], lineOf: (line) => line, spanOf: (span) => span, printed: (told) => told }
  const lineOf = (line: number) => places[line - 1]?.number ?? line
  const spanOf = ({ line, start, end }: Span) => {
    const { number, at } = places[line - 1] ?? { number: line, at: 0 }
    return { line: number, start: start + at, end: end + at }
  }
  return { lines: cut, lineOf, spanOf, printed }

  function printed<T>(told: T): T {
    if (Array.isArray(told)) return told.map(printed) as T
    if (typeof told === 'string') return inWords(told) as T
    if (typeof told !== 'object' || told === null) return told
    if ('start' in told && 'end' in told && 'line' in told) return spanOf(told as unknown as Span) as T
    const entries = Object.entries(told).map(([key, value]) => {
      if (key === 'line') return [key, lineOf(value)]
      return [key, key === 'lines' ? [...new Set((value as number[]).map(lineOf))] : printed(value)]
    })
    return Object.fromEntries(entries) as T
  }

  function inWords(words: string): string {
    return words
      .replace(/(?<=第 )\d+(?=[ –])|(?<=第 \d+–)\d+(?= 行)/g, (line) => `${lineOf(Number(line))}`)
      .replace(/(?<=[Ll]ines? )\d+|(?<=[Ll]ines \d+–)\d+/g, (line) => `${lineOf(Number(line))}`)
  }
}

/** Where a line is to be cut, in its order. */
function cutsOf(text: string): number[] {
  if (text.length < LONG) return []
  const gaps = [...text.matchAll(GAP)].map(({ index, 0: white }) => index + white.length)
  const cuts = gaps.length < FEWEST ? [] : rowEnds(text, gaps)
  const rows = [...text.matchAll(ROW)].map(({ index }) => index)
  return [...new Set([...cuts, ...(rows.length < FEWEST ? [] : rows)])]
    .filter((at) => at > 0 && at < text.length)
    .sort((a, b) => a - b)
}

/**
 * The gaps that end a line. Beside a tab a gap may also stand inside a row, beside an empty cell: there the rows are as
 * wide as those around them.
 */
function rowEnds(text: string, gaps: readonly number[]): number[] {
  const loose = (at: number) => {
    let before = at - 1
    while (text[before] === ' ') before--
    return text[at] === '\t' || text[before] === '\t'
  }
  const clear = gaps.filter((at) => !loose(at))
  const bounds = [0, ...clear, text.length]
  const parts = bounds.slice(1).map((end, i) => ({
    from: bounds[i]!,
    end,
    tabs: tabsIn(text, bounds[i]!, end),
    inner: gaps.filter((at) => at > bounds[i]! && at < end),
  }))
  const ends = parts.flatMap(({ inner, tabs, from, end }, i) => {
    if (inner.length === 0 || tabs === 0) return inner
    const around = [1, -1, 2, -2, 3, -3].flatMap((step) => parts[i + step]?.tabs || [])
    const divided = around.map((width) => rowsOf(text, from, end, inner, width))
    return divided.find((rows) => rows !== null) ?? []
  })
  return [...clear, ...ends]
}

const tabsIn = (text: string, from: number, end: number) => text.slice(from, end).split('\t').length - 1

/** The gaps that part a stretch into rows of so many tabs; null where they cannot. */
function rowsOf(
  text: string,
  from: number,
  end: number,
  gaps: readonly number[],
  width: number,
): number[] | null {
  const ends: number[] = []
  let start = from
  for (const at of [...gaps, end]) {
    const tabs = tabsIn(text, start, at)
    if (tabs > width) return null
    if (tabs < width || at === end) continue
    ends.push(at)
    start = at
  }
  return [0, width].includes(tabsIn(text, start, end)) ? ends : null
}
