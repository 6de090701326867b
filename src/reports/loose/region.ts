import { bare, type Line } from '../document.ts'
import { formNamed } from '../statements/forms.ts'

/** The lines of one table that no rule or tab parts into cells, from the line after its title. */
export interface Region {
  above: Line[]
  body: Line[]
  below: Line[]
}

/** An amount, alone or stuck to a name; whole numbers count where thousands are set off. */
const AMOUNT = /(?:^|[^\d.,])(?:\d[\d,]*\.\d{1,2}|\d{1,3}(?:,\d{3})+)(?!\d)/

/** Whether a numbered line has a sentence under it, and heads a part of the report. */
const isHeadingOf = (text: string, next: Line | undefined) =>
  /^[一二三四五六七八九十]{1,3}、[^\d]+$/.test(text) && next !== undefined && /[。;]$/.test(bare(next))

/** A line that no table goes over: a sentence, a note, a part of the report, an empty table's excuse. */
function endsTable(line: Line, next: Line | undefined): boolean {
  const text = bare(line)
  if (isHeadingOf(text, next)) return true
  return (
    /^(?:注|备注|说明):?|^第[一二三四五六七八九十]+部分|^附件\d*[:.]?|情况说明$|^\d+[行栏](?:各行)?=/.test(
      text,
    ) ||
    /[。;?!]/.test(text) ||
    (/^[一二三四五六七八九十]{1,3}、/.test(text) && /(?:情况|概况|职能|解释)$/.test(text)) ||
    line.folded.split(/\s+/).some((cell) => cell.length > 40 && !/\d/.test(cell))
  )
}

/** What may stand on the line of a title beside it: 附:, 单位:万元. */
const BESIDE_TITLE = /^附\d*[:.]|\(?(?:金额)?单位:(?:万元|元)\)?$/g

function isTitle(line: Line): boolean {
  const text = bare(line).replace(BESIDE_TITLE, '')
  return text.length <= 45 && !/[。,;:]/.test(text) && !/\d\.\d/.test(text) && formNamed(text) !== undefined
}

/** Stretches of text that stand under a standard table's title and hold numbers as a table does. */
export function findRegions(lines: readonly Line[]): Region[] {
  const regions: Region[] = []
  const full = lines.filter((line) => bare(line) !== '')
  for (let i = 0; i < full.length; i++) {
    if (!isTitle(full[i]!)) continue
    let end = i + 1
    while (end < full.length && !isTitle(full[end]!) && !endsTable(full[end]!, full[end + 1])) end++
    const body = full.slice(i + 1, end)
    const amounts = body.flatMap((line) => line.folded.split(/\s+/).filter((cell) => AMOUNT.test(cell)))
    if (amounts.length >= 3)
      regions.push({
        above: full.slice(Math.max(0, i - 3), i + 1),
        body,
        below: full.slice(end, end + 6),
      })
    i = end - 1
  }
  return regions
}
