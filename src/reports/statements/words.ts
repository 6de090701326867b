import { ECONOMIC_CLASSES, type Kind, type Scope, type Stage } from '../../model/vocabulary.ts'
import names from './names.json' with { type: 'json' }

/** What a head or a label names. */
export interface Named {
  item: string
  subject: '三公' | '机关运行' | '会议费和培训费' | '支出' | '收入' | '基本支出' | '总收支' | '经济分类'
  measure?: string
  unit?: string
  stage?: Stage
}

/** The names that heads and labels of tables go by; the first that fits. Tried without numbering, years and units. */
const NAMES: readonly (readonly [RegExp, Named])[] = [
  ...(names as (Named & { words: string })[]).map(
    ({ words, ...named }) => [new RegExp(words), named] as const,
  ),
  ...Object.values(ECONOMIC_CLASSES).map((name): readonly [RegExp, Named] => [
    new RegExp(`^${name.replace(/（.*$/, '')}$`),
    { item: name, subject: '经济分类' },
  ]),
]

/** Which treasury budget words speak of. */
const SCOPES: readonly (readonly [RegExp, Scope])[] = [
  [/一般公共预算|公共财政预算/, '一般公共预算财政拨款'],
  [/政府性基金/, '政府性基金预算财政拨款'],
  [/国有资本/, '国有资本经营预算财政拨款'],
]
export const scopeNamed = (text: string): Scope | null =>
  SCOPES.find(([pattern]) => pattern.test(text))?.[1] ?? null

const UNIT = /\((?:单位:?)?(亿元|万元|千元|元|%|人次|人|辆|个|批次|批|台|家|平方米)\)/

/** Words without numbering, years, notes and units: what is left names something, or nothing. */
export const bareName = (text: string): string =>
  text
    .replace(
      /^(?:[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十\d]+\)|\d{1,2}[.、](?!\d)|其中:?)+/,
      '',
    )
    .replace(/20\d\d年?度?|\((?:单位:)?(?:亿|万|千)?元\)/g, '')

/** The item that words name by the shared vocabulary; null where nobody knows them. */
export function itemNamed(text: string): Named | null {
  const name = bareName(text)
  const plain = name.replace(/\([^()]*\)$/, '')
  const fits = (pattern: RegExp) => pattern.test(name) || (plain !== name && pattern.test(plain))
  return NAMES.find(([pattern]) => fits(pattern))?.[1] ?? null
}

const TREASURY = /(?:一般公共|公共财政|政府性基金|国有资本经营|财政拨款)预算/g
const CHANGE = /增减|增长|增幅|增加|减少|差异|变动|相比|±|同比|^[比较]上年|^比|^较/
const OF_PEOPLE = /(?:人|人员|编制|职工)数$/
const RATE = /%|率|幅|比例|百分/

/** When words place a figure, how it was measured, and against what; empty where they say nothing of it. */
export interface Circumstance {
  fiscal_year?: number
  stage?: Stage
  measure?: string
  unit?: string
  base?: string
}

/** `budget`: what 预算数 means in this table. */
export function circumstanceOf(
  printed: string,
  { kind, year, budget }: { kind: Kind; year: number; budget: Stage },
): Circumstance {
  const text = printed.replace(TREASURY, '')
  const unit =
    UNIT.exec(text)?.[1] ?? (/^%$|百分比/.test(text) ? '%' : OF_PEOPLE.test(text) ? '人' : undefined)
  if (/占.*(?:比|%)|比重/.test(text)) return { measure: '占比', unit: '%' }
  if (/(?:完成|执行|支付)(?:率|进度)|(?:为|占|完成)预算.*%|预算.*%$/.test(text) && !CHANGE.test(text))
    return { measure: '完成率', unit: '%', base: budget }
  const [, own = '', other = ''] = CHANGE.test(text) ? (/^(.*?)[比较与](.*)$/.exec(text) ?? []) : []
  if (CHANGE.test(text)) {
    const base = other === '' ? {} : timeOf(other)
    const named =
      base.fiscal_year === undefined && base.stage === '年初预算'
        ? '年初预算'
        : base.fiscal_year !== undefined || /上年/.test(other)
          ? `${base.fiscal_year ?? year - 1}年${baseStage(base.stage)}`
          : undefined
    const rate = RATE.test(text)
    return {
      ...timeOf(own),
      measure: rate ? '增减率' : '增减额',
      ...(rate ? { unit: '%' } : unit === undefined ? {} : { unit }),
      ...(named === undefined ? {} : { base: named }),
    }
  }
  return { ...timeOf(text), ...(unit === undefined ? {} : { unit }) }

  function baseStage(stage: Stage | undefined): string {
    if (stage === undefined) return kind === '预算' ? '预算' : '决算'
    return stage === '年初预算' || stage === '全年预算' ? '预算' : stage
  }

  function timeOf(words: string): Circumstance {
    const stated = /20\d\d(?=年|预算|决算|执行)/.exec(words)?.[0]
    const own =
      stated !== undefined
        ? Number(stated)
        : /上年|上一年|去年/.test(words) && !/结转|结余/.test(words)
          ? year - 1
          : undefined
    const when = own === undefined ? {} : { fiscal_year: own }
    if (/决算|支出数|实际/.test(words)) return { ...when, stage: '决算' }
    if (/执行/.test(words)) return { ...when, stage: kind === '决算' ? '决算' : '执行' }
    if (/全年预算|调整/.test(words)) return { ...when, stage: '全年预算' }
    if (/年初预算/.test(words)) return { ...when, stage: '年初预算' }
    if (/预算/.test(words)) return { ...when, stage: own !== undefined && own !== year ? '年初预算' : budget }
    return when
  }
}

const TIME =
  /20\d\d年?度?|(?:上|本|当|去)年度?|[年全]?(?:初|年)?(?:预算|决算|执行|完成|安排|实际)(?:数|额|金额|情况|总额)?|(?:调整|追加)后?|数额?|金额|支出数|收入数/g
/** Heads that name no column of figures of its own. */
export const LABEL =
  /^(?:项目|科目|栏次|类|款|项|序号|行次|内容|指标|收入|支出|单位|部门|备注.*|说明|.{0,12}(?:编码|代码|名称|科目|单位)|功能分类|经济分类|(?:收入|支出)项目|资金来源|支出功能分类科目|按.{2,8}分类?)(?:\(.{1,12}\))?$/
const WHOLE =
  /^(?:(?:本年|当年)?(?:收入|支出|收支|预算|决算)?(?:合计|总计|小计|总额)|本年支出|支出|金额|总额)$/

/** Whether words say that a column or row is the whole and no part of it. */
export const isWhole = (text: string): boolean => WHOLE.test(bareName(text).replace(/\([^()]*\)$/, ''))

/** The words of a head that nobody knows, as printed; null where all are accounted for. */
export function strangeWords(text: string): string | null {
  if (LABEL.test(text) || isWhole(text) || CHANGE.test(text) || scopeNamed(text) !== null) return null
  const rest = bareName(text)
    .replace(TREASURY, '')
    .replace(TIME, '')
    .replace(/\([^()]*\)|财政拨款|拨款|资金|收入|支出|经费|合计|小计|总计|比重|占比|[%率]/g, '')
  return /[一-龥]/.test(rest) ? text : null
}
