import type { Figure } from '../../model/fact.ts'
import { flowSpans, newFigure } from '../figure.ts'
import { tokenise } from '../figures.ts'
import type { Section } from '../sections.ts'
import { type Context, evidenceOf } from './reader.ts'

const OPENS = /项目支出主要用于(?:\([^()]*\))?:?|(?<=\n(?:\d{1,2}[.、])[^\n。;]{2,40}支出[\d,.]+万元),其中:/g
const NAMED = /(?<=^|[;。:,])([^;。:,]{2,60}?)(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)\s?(万元|元)/g
const NOT_A_NAME = /年初预算|决算|增加|减少|完成|总额|合计|其中|共计|安排资金/

/** Where the narrative lists projects: from the words that open the list to the end of its block. */
export function projectSpans(text: string, section: Section): readonly (readonly [number, number])[] {
  const slice = text.slice(section.start, section.end)
  return [...slice.matchAll(OPENS)].map((match) => {
    const from = section.start + match.index + match[0].length
    const end = text.indexOf('\n', from)
    return [from, end < 0 ? section.end : Math.min(end, section.end)] as const
  })
}

/** Named projects with their amounts; what is said about their effect is left out. */
export function readProjects(context: Context, section: Section): Figure[] {
  const { flow, kind, fiscalYear } = context
  const figures: Figure[] = []
  for (const [from, to] of projectSpans(flow.folded, section)) {
    for (const match of flow.folded.slice(from, to).matchAll(NAMED)) {
      const name = match[1]!
      if (NOT_A_NAME.test(name) || !/[一-龥]/.test(name)) continue
      const start = from + match.index
      const token = tokenise(flow.folded, start + name.length, from + match.index + match[0].length).tokens[0]
      if (token === undefined) continue
      figures.push(
        newFigure({
          subject: '项目',
          item: flow.printed.slice(start, start + name.length).trim(),
          measure: '金额',
          stage: kind === '决算' ? '决算' : '年初预算',
          scope: '一般公共预算财政拨款',
          fiscal_year: fiscalYear,
          value: token.value,
          unit: token.unit,
          origin: 'narrative',
          statement: section.title,
          page: flow.pageOf[token.start] ?? null,
          line: flow.lineOf[token.start] ?? 0,
          spans: flowSpans(flow, token.start, token.end),
          evidence: evidenceOf(flow, start, token),
        }),
      )
    }
  }
  return figures
}
