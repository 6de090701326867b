import type { Figure } from '../../model/fact.ts'
import { flowSpans, newFigure } from '../figure.ts'
import { tokenise } from '../figures.ts'
import type { Section } from '../sections.ts'
import { type Context, evidenceOf } from './reader.ts'
import { readCounts } from './workload.ts'

const PROJECT = /([^。;:\n]{2,60}?)(?:项目)?绩效自评(?:综述|情况|结果):/g
const EFFECT = /主要产出和效[果益](?:是)?:[^\n]*?(?=发现的问题|下一步|\n|$)/g
const LABELS: readonly (readonly [RegExp, Partial<Figure>])[] = [
  [/(?:全年|年初|追加|调整)?预算(?:数)?(?:为|是)?(?:追加预算)?$/, { measure: '金额', stage: '全年预算' }],
  [/执行数?(?:为|是)?$/, { measure: '金额', stage: '执行' }],
  [/完成(?:全年|年初)?预算的?$/, { measure: '完成率', stage: '执行', base: '全年预算' }],
]

const OVERVIEW: readonly (readonly [RegExp, Partial<Figure>])[] = [
  [/(?:共)?涉及(?:一级)?项目(\d+)(个)/g, { subject: '项目绩效', item: '绩效自评项目数', measure: '个数' }],
  [/涉及(\d+)(个)(?:一级)?项目/g, { subject: '项目绩效', item: '绩效自评项目数', measure: '个数' }],
  [/项目\d+个,资金(\d[\d,.]*)(万元|元)/g, { subject: '项目绩效', item: '绩效自评项目资金', measure: '金额' }],
  [
    /项目\d+个,资金[\d,.]+万元,占[^,。]*?(\d[\d.]*)(%)/g,
    { subject: '项目绩效', item: '绩效自评项目资金', measure: '占比', base: '一般公共预算项目支出总额' },
  ],
  [/组织对(\d+)(个)单位开展整体/g, { subject: '整体绩效', item: '整体支出绩效自评单位数', measure: '个数' }],
  [/组织对(\d+)(个)部门开展整体/g, { subject: '整体绩效', item: '整体支出绩效自评部门数', measure: '个数' }],
  [
    /整体支出绩效自评,资金(\d[\d,.]*)(万元|元)/g,
    { subject: '整体绩效', item: '整体支出绩效自评资金', measure: '金额' },
  ],
  ...(['编报绩效目标', '绩效跟踪评价', '绩效自评'] as const).flatMap(
    (name): (readonly [RegExp, Partial<Figure>])[] => [
      [
        new RegExp(`${name}的(?:20\\d\\d年度?)?项目(\\d+)(个)`, 'g'),
        { subject: '项目绩效', item: `${name}项目数`, measure: '个数' },
      ],
      [
        new RegExp(
          `${name}的(?:20\\d\\d年度?)?项目\\d+个,涉及(?:项目)?预算(?:金额|资金)(\\d[\\d,.]*)(万元|元)`,
          'g',
        ),
        { subject: '项目绩效', item: `${name}项目资金`, measure: '金额' },
      ],
    ],
  ),
  [/平均得分(\d+(?:\.\d+)?)(分)/g, { subject: '项目绩效', item: '绩效自评平均得分', measure: '平均分' }],
  ...(['优', '良', '合格', '不合格'] as const).map((grade): readonly [RegExp, Partial<Figure>] => [
    new RegExp(`绩效评级为[“"]${grade}[”"]的项目(\\d+)(个)`, 'g'),
    { subject: '项目绩效', item: `绩效评级为${grade}的项目数`, measure: '个数' },
  ]),
  [
    /编制预算绩效目标,涉及[^,。\d]*(\d[\d,.]*)(万元|元)/g,
    { subject: '项目绩效', item: '纳入预算绩效管理的项目支出', measure: '金额' },
  ],
  [
    /整体绩效目标,涉及[^,。\d]*(\d[\d,.]*)(万元|元)/g,
    { subject: '整体绩效', item: '纳入整体绩效目标的一般公共预算', measure: '金额' },
  ],
]

/** How many projects were evaluated and how much money they stand for. */
function readOverview({ flow, kind, fiscalYear }: Context, section: Section): Figure[] {
  const slice = flow.folded.slice(section.start, section.end)
  return OVERVIEW.flatMap(([pattern, named]) =>
    [...slice.matchAll(pattern)].map((match) => {
      const at = section.start + match.index + match[0].lastIndexOf(match[1]!)
      const value = match[1]!.replaceAll(',', '')
      const unit = match[2]!
      return newFigure({
        subject: '项目绩效',
        item: '',
        part: '绩效自评',
        measure: '金额',
        stage: kind === '预算' ? ('年初预算' as const) : ('' as const),
        scope: '' as const,
        fiscal_year: fiscalYear,
        value,
        unit,
        origin: 'narrative' as const,
        statement: section.title,
        page: flow.pageOf[at] ?? null,
        line: flow.lineOf[at] ?? 0,
        spans: flowSpans(flow, at, at + match[1]!.length),
        evidence: evidenceOf(flow, section.start + match.index, {
          start: at,
          end: at + match[1]!.length + unit.length,
          value,
          unit,
        }),
        ...named,
      })
    }),
  )
}

/** 项目绩效自评综述: what each project was given, spent, and how much of the budget that is. */
export function readPerformance(context: Context, section: Section): Figure[] {
  const { flow, fiscalYear } = context
  const text = flow.folded
  const figures: Figure[] = readOverview(context, section)
  for (const match of text.slice(section.start, section.end).matchAll(EFFECT)) {
    const from = section.start + match.index
    figures.push(...readCounts(flow, from, from + match[0].length, fiscalYear, section.title))
  }
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
      figures.push(
        newFigure({
          subject: '项目绩效',
          item: flow.printed.slice(named, named + name.length).trim(),
          measure: '金额',
          stage: '执行',
          scope: '一般公共预算财政拨款',
          fiscal_year: fiscalYear,
          value: token.value,
          unit: token.unit,
          origin: 'narrative',
          statement: section.title,
          page: flow.pageOf[token.start] ?? null,
          line: flow.lineOf[token.start] ?? 0,
          spans: flowSpans(flow, token.start, token.end),
          evidence: evidenceOf(flow, labelAt, token),
          ...found[1],
        }),
      )
    }
  }
  return figures
}
