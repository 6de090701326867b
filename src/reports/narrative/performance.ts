import type { Figure } from '../../model/fact.ts'
import { tokenise } from '../figures.ts'
import type { Section } from '../sections.ts'
import { type Context, evidenceOf } from './reader.ts'

const PROJECT = /([^。;:\n]{2,60}?)(?:项目)?绩效自评(?:综述|情况|结果):/g
const LABELS: readonly (readonly [RegExp, Partial<Figure>])[] = [
  [/(?:全年|年初|追加|调整)?预算(?:数)?(?:为|是)?(?:追加预算)?$/, { measure: '金额', stage: '全年预算' }],
  [/执行数?(?:为|是)?$/, { measure: '金额', stage: '执行' }],
  [/完成(?:全年|年初)?预算的?$/, { measure: '完成率', stage: '执行', base: '全年预算' }],
]

/** 项目绩效自评综述: what each project was given, spent, and how much of the budget that is. */
export function readPerformance(context: Context, section: Section): Figure[] {
  const { flow, fiscalYear } = context
  const text = flow.folded
  const figures: Figure[] = []
  for (const match of text.slice(section.start, section.end).matchAll(PROJECT)) {
    const name = match[1]!.replace(/^\(?\d{1,2}\)?[.、)]|^[一二三四五六七八九十]+、/, '').replace(/项目$/, '')
    const named = section.start + match.index + match[0].indexOf(name)
    const from = section.start + match.index + match[0].length
    const end = Math.min(section.end, from + 160)
    let previous = from
    const seen = new Set<string>()
    for (const token of tokenise(text, from, end).tokens) {
      const label = text.slice(previous, token.start)
      previous = token.end
      if (/[。\n]/.test(label)) break
      const found = LABELS.find(([pattern]) => pattern.test(label))
      if (found === undefined) break
      const key = `${found[1].measure}${found[1].stage}`
      if (seen.has(key) || (found[1].measure === '完成率') !== (token.unit === '%')) continue
      seen.add(key)
      const labelAt = token.start - (label.length - Math.max(0, label.lastIndexOf(',') + 1))
      figures.push({
        subject: '项目绩效',
        item: flow.printed.slice(named, named + name.length).trim(),
        item_code: null,
        parent: null,
        part: null,
        measure: '金额',
        stage: '执行',
        scope: '一般公共预算财政拨款',
        fiscal_year: fiscalYear,
        value: token.value,
        unit: token.unit,
        text: null,
        base: null,
        direction: null,
        origin: 'narrative',
        statement: section.title,
        page: flow.pageOf[token.start] ?? null,
        line: flow.lineOf[token.start] ?? 0,
        evidence: evidenceOf(flow, labelAt, token),
        ...found[1],
      })
    }
  }
  return figures
}
