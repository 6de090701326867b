import type { Figure } from '../../model/fact.ts'
import { flowSpans, newFigure } from '../figure.ts'
import { matchesOf } from '../matches.ts'
import { sectionsOf } from '../sections.ts'
import type { Context } from './candidates.ts'
import { evidence } from './figure.ts'

const ORGANISATIONS =
  /(下属)?(\d+)(个|家)((?:下属|行政|参公事业|全额拨款事业|差额拨款事业|自收自支事业|事业|基层|预算|直属)+单位)/g
const LEADING =
  /((?:全额|差额)拨款事业单位|行政单位|参公事业单位|(?<![一-龥])事业单位|下属单位|二级单位|直属单位)(\d+)(个|家)/g

/** How many units of what kind the report covers: 下属0个行政单位、2家事业单位. In a 三公 section, whose 三公 it counts. */
export function readOrganisations({ flow, fiscalYear }: Context): Figure[] {
  const text = flow.folded
  const figures: Figure[] = []
  for (const section of sectionsOf(flow)) {
    if (!['人员', '三公', '其他', '总体'].includes(section.topic) || section.title.includes('名词解释'))
      continue
    const slice = text.slice(section.start, section.end)
    const push = (name: string, unit: string, value: string, at: number, end: number, from: number) =>
      figures.push(
        newFigure({
          subject: section.topic === '三公' ? '三公' : '人员',
          item: `${section.topic === '三公' ? '“三公”经费单位范围:' : ''}${name}数`,
          measure: '单位数',
          fiscal_year: fiscalYear,
          value,
          unit,
          origin: 'narrative',
          statement: section.title || '情况说明',
          page: flow.pageOf[at] ?? null,
          line: flow.lineOf[at] ?? 0,
          spans: flowSpans(flow, at, at + value.length + unit.length),
          evidence: evidence(flow.printed, from, end),
        }),
      )
    let subordinate = false
    for (const match of matchesOf(slice, ORGANISATIONS)) {
      const at = section.start + match.index
      subordinate = match[1] !== undefined || (subordinate && text[at - 1] === '、')
      const name = match[4]!.startsWith('下属') ? match[4]! : `${subordinate ? '下属' : ''}${match[4]}`
      push(name, match[3]!, match[2]!, at + (match[1]?.length ?? 0), at + match[0].length, at)
    }
    for (const match of matchesOf(slice, LEADING)) {
      const at = section.start + match.index
      push(match[1]!, match[3]!, match[2]!, at + match[1]!.length, at + match[0].length, at)
    }
  }
  return figures
}
