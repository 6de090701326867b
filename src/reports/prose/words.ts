import type { Figure } from '../../model/fact.ts'
import type { Scope } from '../../model/vocabulary.ts'
import { flowSpans, newFigure } from '../figure.ts'
import { type Section, sectionsOf } from '../sections.ts'
import type { Context } from './candidates.ts'

const ITEMS: readonly (readonly [string, { item: string; subject: string; scope: Scope }])[] = [
  ['因公出国(?:\\(境\\))?(?:费用?|经费)?', { item: '因公出国(境)费', subject: '三公', scope: '财政拨款' }],
  [
    '公务用车购置(?:及|和|与)运行(?:维护)?(?:费用?|经费)?',
    { item: '公务用车购置及运行费', subject: '三公', scope: '财政拨款' },
  ],
  ['(?:公务用车|公车)购置(?:费用?|经费)?', { item: '公务用车购置费', subject: '三公', scope: '财政拨款' }],
  [
    '(?:公务用车|公车)运行(?:维护)?(?:费用?|经费)?',
    { item: '公务用车运行费', subject: '三公', scope: '财政拨款' },
  ],
  ['公务接待(?:费用?|经费)?', { item: '公务接待费', subject: '三公', scope: '财政拨款' }],
  ['机关运行经费', { item: '机关运行经费', subject: '机关运行', scope: '' }],
]
const FUNDS: readonly (readonly [string, { subject: string; scope: Scope }])[] = [
  ['政府性基金预算(?:财政拨款)?', { subject: '政府性基金', scope: '政府性基金预算财政拨款' }],
  ['国有资本经营预算(?:财政拨款)?', { subject: '国有资本', scope: '国有资本经营预算财政拨款' }],
]
const ITEM = ITEMS.map(([pattern], i) => `(?<i${i}>${pattern})`).join('|')
const NONE = '未发生|没有|未安排|无'

/** 无公务接待支出; 公务用车购置无支出; 公务接待费由区财政集中管理. */
const BEFORE = new RegExp(
  `(?<word>${NONE})(?:${ITEM})(?:支出|预算)?(?!(?:\\(境\\))?(?:团组)?(?:活动|任务|制度))`,
  'g',
)
const AFTER = new RegExp(
  `(?:${ITEM})(?:支出)?(?:决算|预算)?(?:数|情况)?[:为]?(?<word>无预算无支出|无支出|未发生|未安排|无|由[^,。;]{0,10}(?:集中|统一)(?:管理|支付|核算|结算|列支))(?=[,。;、\\n]|支出[,。;]|$)`,
  'g',
)
/** 与上年预算持平: the change, in a word. */
const LEVEL = new RegExp(
  `(?:${ITEM})(?:(?!${ITEM.replace(/\?<i\d>/g, '?:')})[^。;\\n]){0,40}?(?:与|比|较|同)(?<year>上年|上一年|20\\d\\d年)度?(?<phase>预算|决算)?(?:控制)?(?:数|支出)?(?:相比|相)?(?<word>持平)`,
  'g',
)
/** 没有政府性基金预算财政拨款收入, 也没有使用政府性基金预算财政拨款安排的支出. */
const NO_FUNDS = new RegExp(
  `(?<word>没有|无)(?:使用)?(?:${FUNDS.map(([pattern], i) => `(?<f${i}>${pattern})`).join('|')})(?<side>收入支出|收支|收入|(?:安排的)?支出)`,
  'g',
)

/**
 * Quantities that the narrative gives in words: 无, 未发生, 没有, 持平, 由财政集中管理. They are kept as the words that
 * they are, with the unit that the number would have; nothing is made of them.
 */
export function readWords({ flow, kind, fiscalYear }: Context): Figure[] {
  const text = flow.folded
  const stage = kind === '决算' ? ('决算' as const) : ('年初预算' as const)
  const wordFigure = (
    match: RegExpMatchArray,
    named: Partial<Figure> & { subject: string; item: string },
  ): Figure => {
    const word = match.groups!.word!
    const at = match.index! + match[0].indexOf(word)
    return newFigure({
      stage,
      fiscal_year: fiscalYear,
      text: word,
      spans: flowSpans(flow, at, at + word.length),
      origin: 'narrative',
      statement: '情况说明',
      page: flow.pageOf[at] ?? null,
      line: flow.lineOf[at] ?? 0,
      evidence: flow.printed
        .slice(match.index!, match.index! + match[0].length)
        .replaceAll('\n', '')
        .slice(0, 40),
      ...named,
    })
  }
  const itemOf = (match: RegExpMatchArray) => ITEMS.find((_, i) => match.groups?.[`i${i}`] !== undefined)![1]
  const figures: Figure[] = []
  const sections = sectionsOf(flow)
  const found = (pattern: RegExp, extra: (match: RegExpMatchArray) => Partial<Figure>) => {
    for (const match of text.matchAll(pattern)) {
      const section = sections.findLast((s) => s.start <= match.index) as Section
      if (section.title.includes('名词解释')) continue
      const named = itemOf(match)
      const general = section.topic === '三公' && section.scope !== '' ? section.scope : named.scope
      figures.push(
        wordFigure(match, {
          ...named,
          scope: named.subject === '三公' ? general : '',
          statement: section.title || '情况说明',
          ...extra(match),
        }),
      )
    }
  }
  found(BEFORE, () => ({}))
  found(AFTER, () => ({}))
  found(LEVEL, (match) => {
    const { year, phase } = match.groups!
    const before = year!.startsWith('上') ? fiscalYear - 1 : Number(year!.slice(0, 4))
    return { measure: '增减额', base: `${before}年${phase ?? (kind === '决算' ? '决算' : '预算')}` }
  })
  for (const match of text.matchAll(NO_FUNDS)) {
    const [, fund] = FUNDS.find((_, i) => match.groups?.[`f${i}`] !== undefined)!
    const side = match.groups!.side!.replace('安排的', '')
    figures.push(wordFigure(match, { ...fund, item: `${fund.scope}${side}` }))
  }
  const seen = new Set<string>()
  return figures.filter((f) => {
    const key = [f.line, f.item, f.measure, f.text].join('|')
    return !seen.has(key) && seen.add(key)
  })
}
