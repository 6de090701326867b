import type { Fact, Figure, Report, Span } from '../../model/fact.ts'
import { accountOf } from '../../model/vocabulary.ts'
import type { Mark } from '../coverage.ts'
import type { Line } from '../document.ts'
import { plainNumber } from '../figures.ts'
import type { ItemName } from '../item-names.ts'
import type { Mending, Naming } from '../mendings.ts'

const UNIT = /^\s?(亿元|万元|千元|元|%|人次|人|辆|批次|批|次|个|家|台|套|件|户|项|平方米)/
const MONEY = /元$/
/** What a count in this unit is called in the tables. */
const MEASURES: Readonly<Record<string, string>> = {
  '%': '占比',
  人: '人数',
  人次: '人次',
  辆: '辆数',
  个: '个数',
  家: '家数',
  台: '台数',
  件: '件数',
  次: '次数',
  批次: '批次',
}

/** The words that a number stands under: those of its own clause or cell that come before it. */
export function labelAt(line: Line, start: number): string {
  const clauses = line.folded
    .slice(0, start)
    .split(/[,;:。、\t|]/)
    .map((clause) => clause.replace(/[\s(]+/g, '').replace(/(?:分别)?(?:为|是|达到?|共计?|约)$/, ''))
  return clauses.findLast((clause) => /[一-龥]/.test(clause)) ?? ''
}

/** What a number probably is, from its unit and from the figures before it: a start for the person who names it. */
export function suggestNaming(
  { kind, fiscal_year }: Pick<Report, 'kind' | 'fiscal_year'>,
  figures: readonly (Figure | Fact)[],
  line: Line,
  { start, end }: Span,
): Naming {
  const text = plainNumber(line.folded.slice(start, end))
  const negative = line.folded[start - 1] === '-' && !/[\d%]/.test(line.folded[start - 2] ?? '')
  const before = figures.filter(
    (f) => f.line < line.number || (f.line === line.number && (f.spans[0]?.start ?? 0) < start),
  )
  const beside = before.findLast((f) => f.line === line.number || MONEY.test(f.unit))
  const unit = UNIT.exec(line.folded.slice(end))?.[1] ?? beside?.unit ?? '万元'
  const near = before.findLast((f) => f.classified && MONEY.test(f.unit) === MONEY.test(unit))
  return {
    subject: near?.subject ?? '',
    item: labelAt(line, start),
    measure: MONEY.test(unit) ? '金额' : (MEASURES[unit] ?? '数量'),
    stage: near?.stage ?? (MONEY.test(unit) ? (accountOf(kind) === '预算' ? '年初预算' : '决算') : ''),
    scope: near?.scope ?? '',
    fiscal_year,
    value: negative ? `-${text}` : text,
    unit,
  }
}

/** Numbers that were left out but stand under words that a person has given an item, as mendings that say so. */
export function mendingsByName(
  report: Report,
  figures: readonly Figure[],
  lines: readonly Line[],
  marks: readonly Mark[],
  names: readonly ItemName[],
): Mending[] {
  if (names.length === 0) return []
  const byNumber = new Map(lines.map((line) => [line.number, line]))
  return marks.flatMap((mark): Mending[] => {
    const line = byNumber.get(mark.line)
    if (mark.fate !== 'left out' || line === undefined) return []
    const label = labelAt(line, mark.start)
    const own = names.filter((name) => name.label === label && ['', report.unit_id].includes(name.unit_id))
    const name = own.find((n) => n.unit_id !== '') ?? own[0]
    if (name === undefined) return []
    const { subject, item, measure } = name
    const { line: at, start, end } = mark
    const naming = { ...suggestNaming(report, figures, line, mark), subject, item, measure }
    return [{ at: { line: at, start, end }, naming, reason: `“${label}”按自定的名称` }]
  })
}
