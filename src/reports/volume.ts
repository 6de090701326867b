import { bare, type Line } from './document.ts'

const UNIT =
  '[一-龥()]{3,40}?(?:局|委员会|办公室|中心|院|所|站|馆|校|学|园|队|处|部|会|社|厅|委|办|政府|公司|台|街道|镇|乡)(?:\\(本级\\)|本级)?'
const WHAT = '(?<level>部门|单位)?(?<kind>预算|决算)(?:公开|信息公开)?(?:情况)?(?:说明|报告|文本)?'
const TITLES = [
  new RegExp(`^(?:附件[\\d一二三四五六七八九十]*[:.、]?)?(?<year>20\\d\\d)年?度?(?<unit>${UNIT})${WHAT}$`),
  new RegExp(`^(?:附件[\\d一二三四五六七八九十]*[:.、]?)?(?<unit>${UNIT})(?<year>20\\d\\d)年?度?${WHAT}$`),
]

/** Whose report of which year a title line opens; null where the line is no title. A title may run over two lines. */
function titleAt(words: readonly string[], i: number): { report: string; level: string | null } | null {
  const first = words[i]!
  if (first === '' || first.length > 45 || /^第[一二三四五六七八九十]+部分/.test(first)) return null
  const next = words.slice(i + 1, i + 4).find((text) => text !== '') ?? ''
  for (const text of [first, first + next]) {
    if (text.length > 50) continue
    const match = TITLES.map((pattern) => pattern.exec(text)).find((found) => found !== null)
    if (match?.groups !== undefined) {
      const { unit, year, kind, level } = match.groups
      return { report: [unit, year, kind].join('|'), level: level ?? null }
    }
  }
  return null
}

/**
 * The reports that one file holds, each from its title to the next title of another unit, year, kind or level. A
 * running head that repeats its own title opens nothing. One part where the file is one report.
 */
export function splitVolume(lines: readonly Line[], running: ReadonlySet<Line> = new Set()): Line[][] {
  const starts: number[] = []
  let open: { report: string; level: string | null } | null = null
  const words = lines.map(bare)
  for (const [i, line] of lines.entries()) {
    const title = running.has(line) ? null : titleAt(words, i)
    if (title === null) continue
    const same = title.report === open?.report && (title.level === open.level || title.level === null)
    if (same) continue
    open = title
    starts.push(i)
  }
  if (starts.length < 2) return [[...lines]]
  return [0, ...starts.slice(1)].map((from, k) => lines.slice(from, starts[k + 1] ?? lines.length))
}
