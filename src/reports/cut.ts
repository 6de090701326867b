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
const HEADING_MARK = /^#{1,6} /
/** What begins a row of a form, whatever stands before it. */
const ROW =
  /(?<=\S\s?)(?=项目(?:产出|效益|满意)\s?\d{2}|项目(?:内容\s?经济科目|基本信息表|名称|总金额|资金来源|预算资金投入表|绩效目标评价指标表|\s?20\d\d\s?年本级财拨)|采购类别\s?采购目录)|(?<=\d\s|\.\d\d|\s0|\)|[合总]计)(?=[1-9]、[一-龥])|(?<=\d\.\d\d)(?=[一-龥])(?![万元亿千人个])/g

/**
 * Cuts lines that hold a whole document where its own lines ended: at white and before the rows of forms. Rows of tables
 * that were run together are told apart by their number of cells.
 */
export function cutLines(lines: readonly Line[]): Cut {
  if (lines.every(({ folded }) => folded.length < LONG)) return whole(lines)
  const places: { number: number; at: number }[] = []
  const cut = lines.flatMap((line) => {
    const at = [0, ...cutsOf(line.folded), line.folded.length]
    return at.slice(1).map((end, i) => {
      const from = at[i]!
      places.push({ number: line.number, at: from })
      const part = (words: string) =>
        words.slice(from, end).replace(HEADING_MARK, (mark) => ' '.repeat(mark.length))
      return { ...line, number: places.length, printed: part(line.printed), folded: part(line.folded) }
    })
  })
  if (cut.length === lines.length) return whole(lines)
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

const whole = (lines: readonly Line[]): Cut => {
  return { lines: [...lines], lineOf: (line) => line, spanOf: (span) => span, printed: (told) => told }
}

/** Where a line is to be cut, in its order. */
function cutsOf(text: string): number[] {
  if (text.length < LONG) return []
  const gaps = [...text.matchAll(GAP)].map(({ index, 0: white }) => index + white.length)
  const cuts = gaps.length < FEWEST ? [] : lineEnds(text, gaps)
  const rows = [...text.matchAll(ROW)].map(({ index }) => index)
  return [...new Set([...cuts, ...(rows.length < FEWEST ? [] : rows)])]
    .filter((at) => at > 0 && at < text.length)
    .sort((a, b) => a - b)
}

/** A row as wide as the one before, one of another width, and a gap beside no tab that ends no row. */
const [SAME, OTHER, JOINED] = [1, -0.4, -0.5]
/** Forms have no more columns, and their cells no more such gaps. */
const [WIDEST, MOST] = [40, 4]

/** One way to end the lines up to a place; `width` is the number of tabs of the last of them. */
interface Way {
  score: number
  width: number
  place: number
  before: Way | null
}

/**
 * The gaps that end a line. A gap may also stand inside a row, beside an empty cell or between the words of one: of all
 * ways to end lines, the one where most rows are as wide as the row before them.
 */
function lineEnds(text: string, gaps: readonly number[]): number[] {
  const places = [0, ...gaps, text.length]
  const tabs = places.map((_, i) =>
    i === 0 ? 0 : text.slice(places[i - 1], places[i]).split('\t').length - 1,
  )
  const besideTab = (at: number) => /\t {2,}$/.test(text.slice(Math.max(0, at - 8), at)) || text[at] === '\t'
  const clear = places.map((at, i) => i > 0 && !besideTab(at))
  const best: Map<number, Way>[] = [new Map([[0, { score: 0, width: 0, place: 0, before: null }]])]
  for (let i = 1; i < places.length; i++) {
    const here = new Map<number, Way>()
    let width = 0
    let joined = 0
    for (let j = i - 1; j >= 0; j--) {
      width += tabs[j + 1]!
      if ((width > WIDEST || joined > MOST) && j < i - 1) break
      for (const before of best[j]!.values()) {
        const step = width === 0 || before.width === 0 ? 0 : width === before.width ? SAME : OTHER
        const score = before.score + step + joined * JOINED
        if (score > (here.get(width)?.score ?? Number.NEGATIVE_INFINITY))
          here.set(width, { score, width, place: i, before })
      }
      if (clear[j]) joined++
    }
    best.push(here)
  }
  const ends: number[] = []
  const last = [...best.at(-1)!.values()].reduce((a, b) => (b.score > a.score ? b : a))
  for (let way = last.before; way !== null && way.place > 0; way = way.before)
    ends.unshift(places[way.place]!)
  return ends
}
