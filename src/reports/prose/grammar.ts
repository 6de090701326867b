import type { Figure } from '../../model/fact.ts'
import type { Kind, Stage } from '../../model/vocabulary.ts'
import { matchesOf } from '../matches.ts'

/** Every kind of bracket, quote and dash as one, character for character. */
export function plainMarks(text: string): string {
  return text
    .replace(/[[{【〔〈「『〖]/g, '(')
    .replace(/[\]}】〕〉」』〗]/g, ')')
    .replace(/[“”‘’＂]/g, '"')
    .replace(/[—–－‐─―]/g, '-')
    .replace(/∶/g, ':')
}

/** What a number says of its quantity. */
export type Role = '金额' | '增减额' | '增减率' | '占比' | '完成率' | '比率' | '数量'

/** The words between a number and the one before it, understood. */
export interface Said {
  role: Role
  direction: Figure['direction']
  /** What is left of the words: the name of the quantity, if they have one. */
  label: string
  /** What a change is measured against, as printed; null where these words do not say. */
  against: string | null
  /** What a share is a share of. */
  whole: string | null
  /** Whether the amount itself is that of the comparison (比上年决算数 48万元 减少…). */
  ofBase: boolean
}

const PERIOD = '(?:去年|上一?年度?|前年|往年|20\\d\\d年?度?|年初|全年|当年|本年|调整后?的?|同期|同口径)'
const AGAINST = new RegExp(
  `(?:与|比|较|同|跟|对比|相比)(?:于)?(?:(?:部门|单位|本级)?${PERIOD}+(?:同期|年初|全年|调整后?的?|财政拨款|一般公共)*(?:预算|决算|执行|支出|收入|实际|完成|安排)*(?:控制)?数?(?:的?\\d[\\d,.]*(?:万元|元))?|(?:年初|全年)?(?:预算|决算|计划|目标)(?:数|(?=[增减节降下上相超结压多少追])))(?:相比较?|比较|对比|来看|持平)?|同比(?:20\\d\\d年)?|环比|(?:与|和)${PERIOD}[^,]{0,8}(?:相比较?|对比)`,
  'g',
)
const CHANGE =
  /(超支|超出|超|减收|减支|增收|增支|少支|多支|少用|多用|节支|提升|增加|减少|增长|下降|上升|降低|压减|压缩|调减|调增|追加|核减|压缩|缩减|扩大|提高|节约|节省|上浮|少|多|增|减|降)(?:\((?:减少|下降|增加|增长|降低|上升)\))?(?:支出|收入|预算|经费|资金|幅度?|率|比例|比率)?(?:数|额)?(?:了|约|近|共计?|为|是|达到?|:|\(|-)*$/
const CHOICE = /\((?:减少|下降|增加|增长|降低|上升)\)/
const UP = /超|扩大|增|上升|追加|提高|提升|上浮|多|大于|高于|超/
/** 节约资金71.65万元, of what was planned: a quantity of its own where nothing is compared. */
const SAVED = /(?:节约|节省)(?:资金|经费|支出|率)$/
/** 决算数小于预算数5.2万元 */
const BESIDE =
  /(?:决算|支出|执行)?数?(大于|高于|超过|超出|小于|低于|少于)((?:年初|全年|调整后?)?预算数?|上年[^,。]{0,6})$/
const SHARE =
  /(?:所占|占比?|比重|所占比例)(?:(?<whole>[^,]*?)的?(?:比例|比重|份额|百分比|比率)?)(?:分别)?(?:为|约|达到?|是|:|\()*$/
const COMPLETION =
  /(?:(?:完成|占|达到?|为|是|执行)(?:了)?(?<budget>(?:\(|当年|全年|年初|年度|本年|调整后?的?|调整|支出|财政拨款|\))*(?:预算|计划|任务|指标)(?:安排|指标|任务|控制)*(?:的)?(?:数|额)?)的?(?:比例|百分比)?|(?<rate>(?:预算|支出|执行)*(?:完成率|执行率|完成比例|支出进度|执行进度)))(?:为|约|达到?|是|:|的|\()*$/

/** What the words before a number say: its role, its name and what it is measured against. */
export function understand(words: string, unit: string): Said {
  const gap = words.replace(/人民币$/, '')
  const percent = unit === '%' || unit === '‰'
  const points = unit === '个百分点'
  const against = matchesOf(gap, AGAINST).at(-1)?.[0] ?? null
  const said: Said = { role: '金额', direction: null, label: gap, against, whole: null, ofBase: false }
  const beside = BESIDE.exec(gap)
  if (beside !== null && !percent)
    return {
      ...said,
      role: '增减额',
      direction: UP.test(beside[1]!) ? '增加' : '减少',
      label: gap.slice(0, beside.index),
      against: beside[2]!,
    }
  if (percent && /^\s?\($/.test(gap)) return { ...said, role: '占比', label: '' }
  if (percent) {
    const completion = COMPLETION.exec(gap)
    const share = SHARE.exec(gap)
    if (completion !== null && !/公共$|基金$|经营$/.test(gap.slice(0, completion.index)))
      return {
        ...said,
        role: '完成率',
        label: gap.slice(0, completion.index),
        whole: /年初/.test(completion[0]) ? '年初预算' : /全年|调整/.test(completion[0]) ? '预算' : '预算',
      }
    if (share !== null)
      return { ...said, role: '占比', label: gap.slice(0, share.index), whole: share.groups?.whole ?? null }
  }
  const bare = gap.replace(AGAINST, '')
  const change = CHANGE.exec(bare)
  if (change !== null && !/追加预算$/.test(bare) && !(against === null && SAVED.test(bare))) {
    const direction = CHOICE.test(change[0]) ? '增加(减少)' : UP.test(change[1]!) ? '增加' : '减少'
    const role = percent || points ? '增减率' : '增减额'
    return { ...said, role, direction, label: bare.slice(0, change.index) }
  }
  if (percent || points) return { ...said, role: '比率', label: bare }
  // 比2023年年初预算数48万元减少1万元: the words before 48 are the comparison alone.
  if (
    against !== null &&
    /(?:与|比|较|同)[^与比较同]*$/.test(gap) &&
    gap
      .trimEnd()
      .replace(/[的为]$/, '')
      .endsWith(against.trimEnd()) &&
    against !== '同比'
  )
    return { ...said, label: bare.replace(/^[的为]$/, ''), ofBase: true }
  return { ...said, label: bare }
}

const DATE =
  /(?:截至|截止到?|至)?(?:(?:19|20)\d\d(?:年?-|至|~))?(?<!\d)(?:(?:19|20)\d\d)(?!\d)年?(?:度|末|底|初)?(?:\d{1,2}月)?(?:份|末|底)?(?:\d{1,2}日)?(?:止)?|\d{1,2}月\d{1,2}日/g
const STAGE_WORDS =
  /追加预算|(?<!公共|基金|经营|保险|综合)预算(?:控制|执行|安排|调整)?(?:指标)?数?(?=$|[^绩单管])|决算数?|年初(?!(?:一般公共预算)?(?:财政拨款)?结[转余])|调整后?的?(?=$|[^一-龥]|支出|收入|预算|全年)|年中|执行数|执行(?=为|$)|实际数|实支|实际(?=支出|收入|执行|完成|发生|列支|使用|采购)|本年度?(?!级)|当年|今年|全年|年度|上年度?(?=(?:一般公共预算|财政拨款)?(?:收入|支出))|批复数?|下达数?|控制数/g
const NUMBERING =
  /^[\s"]*(?:\(?[一二三四五六七八九十]{1,3}[、).]|\(?\d{1,2}[、).](?!\d)|[①-⑳]|[一二三四五六七八九]是|\d{2}(?=[一-龥]{4})(?![年月日个人家])|下(?![属设辖])(?=[一-龥]{4}))[\s"]*/

/** What is told of each person or car. */
export const PER = /^(?:人均|每人|单车|[车台]均|每[辆台]|均价|平均每[人辆台])/

/** What opens a list of parts; what stands before it is the whole. */
export const LISTED = /^.*(?:其中|主要用于|包括|具体[为是]|分别[为是])(?:包括|有|[:,])?/s

/**
 * The words of a label as the lexicon has them: numbering, dates, quotes, words of stage and long brackets gone; a
 * short bracket keeps its words (因公出国(境)费 → 因公出国境费).
 */
export function labelWords(text: string): string {
  return text
    .replace(LISTED, '')
    .replace(NUMBERING, '')
    .replace(/\(([^()]{1,4})\)/g, (_, inside: string) =>
      /[含不见略]|^[一二三四五六七八九十\d]+$/.test(inside) ? '' : inside,
    )
    .replace(/\([^()]*\)/g, '')
    .replace(DATE, '')
    .replace(/同比|环比|上年同期/g, '')
    .replace(STAGE_WORDS, '')
    .replace(/["《》\s()]/g, '')
    .replace(/^[,、;:。.-]+|(?:为|是|约|达到?|共|各|(?<![车台人])均|分别|[,、;:。.])+$/g, '')
}

/** Words behind a name that only say that an amount comes. */
const FILLER =
  /(?:人民币|(?:总|合|共|小)计|总额|总?金额|数额|(?<=[费款金出入])数额?|达到?|为|是|约|近|超过?|计|仅|共|各|至|了|[:：(（,，、"“\s-])+$/

/** A name without the words behind it that only say that an amount comes: 路灯电费总额 → 路灯电费. */
export const withoutFiller = (name: string): string => name.replace(FILLER, '')

/** The printed words of a label, for a quantity that no row has: dates, numbering and what introduces an amount gone. */
export function printedWords(text: string): string {
  return text
    .replace(LISTED, '')
    .replace(NUMBERING, '')
    .replace(DATE, '')
    .replace(/^[\s,、;:。.)-]+/, '')
    .replace(
      /^(?:我|本|该)(?:单位|部门|局|委|中心|院|校)|^(?:并|已|共|累计|全年|安排|用于|一年来|今年以来|及时|召开|开展|组织)+(?=[一-龥]{3})/,
      '',
    )
    .replace(FILLER, '')
    .replace(/(?:支出)?(?:年初|全年)?(?:预算|决算|执行)数?(?:安排)?$/, '')
    .replace(FILLER, '')
    .trim()
    .slice(-24)
    .replace(/^[\s,，、;；:：。.)）(（-]+/, '')
}

/** The name of a project as printed, with the year that it may begin with. */
export function fullWords(text: string): string {
  return text
    .replace(LISTED, '')
    .replace(NUMBERING, '')
    .replace(/^[\s,、;:。.)-]+/, '')
    .replace(FILLER, '')
    .replace(/(?:年初|全年)?(?:预算|决算)数?$/, '')
    .replace(FILLER, '')
    .trim()
}

/** The stage of an amount by the words before it; null where they do not say. */
export function stageIn(label: string, after: string): Stage | null {
  if (/执行数|(?:预计|预算)执行(?!率|进度)|执行(?:为|约)?$/.test(label)) return '执行'
  const last = Math.max(label.lastIndexOf('决算'), label.lastIndexOf('实际'), label.lastIndexOf('实支'))
  const budget = label.search(/(?<!公共|基金|经营|保险|部门|单位|综合)预算(?!绩效|管理|单位|公开)(?!.*预算)/)
  if (last >= 0 && last > budget) return '决算'
  if (/全年预算|调整后?的?预算|预算调整|调整数/.test(label)) return '全年预算'
  if (/年初(?:预算|安排|批复|下达)/.test(label)) return '年初预算'
  if (budget < 0) return null
  return /^[^。\n]{0,40}完成(?:全年|调整后)的?预算/.test(after) ? '全年预算' : '年初预算'
}

/** The year that an amount is of, where its own words say so (2023年执行数); null where they do not. */
export function yearIn(label: string): number | null {
  const named = /(?<!\d)((?:19|20)\d\d)(?!\d)年?度?(?=[^,。;:]{0,24}$)/.exec(label)
  return named === null ? null : Number(named[1])
}

/** The year before or this year, where words speak of it alone: 上年公务接待支出6.84万元; what was carried over is of this one. */
export function spokenYear(words: string, fiscalYear: number): number | null {
  const spoken =
    /(?:^|[,。;:、(])(上|去|今|本)年度?(?!末|底|初|同期|实际数|决算数)(?![^,。;:]{0,12}(?:结[转余]|相比|持平|数$))[^,。;:]{0,20}$/.exec(
      words,
    )?.[1]
  return spoken === undefined ? null : spoken === '今' || spoken === '本' ? fiscalYear : fiscalYear - 1
}

/** The year at whose end counts stand: 截至2023年12月31日, 2023年底. */
export function asOfIn(words: string): number | null {
  const year = /截[至止]到?(20\d\d)年|(20\d\d)年(?:度)?(?:年?[末底]|12月)/.exec(words)
  return year === null ? null : Number(year[1] ?? year[2])
}

/** 2017年决算, 年初预算: what a change is measured against, in the words of the facts. */
export function baseOf(against: string | null, kind: Kind, fiscalYear: number): string {
  const phase = /执行/.test(against ?? '') ? '执行' : kind === '决算' ? '决算' : '预算'
  const year = /((?:19|20)\d\d)/.exec(against ?? '')?.[1]
  if (year !== undefined)
    return `${year}年${/预算/.test(against!) && !/公共预算|执行/.test(against!) ? '预算' : /决算/.test(against!) ? '决算' : phase}`
  if (against !== null && /预算/.test(against) && !/上|去|前|往/.test(against)) return '年初预算'
  return `${fiscalYear - 1}年${phase}`
}

/** What a share is a share of, in the words of the facts. */
export function wholeOf(printed: string | null): string | null {
  const whole = (printed ?? '')
    .replace(/\((?:含|不含)[^)]*\)/g, '')
    .replace(/的?(?:比例|比重|份额)?(?:为|约|达)*$|的$/, '')
    .replace(/的$/, '')
  if (/^本?年?(?:部门)?(?:预算|决算)?收入(?:合计|总额)?$/.test(whole)) return '本年收入合计'
  if (/^本?年?(?:部门)?(?:预算|决算)?支出(?:合计|总额)?$/.test(whole)) return '本年支出合计'
  return whole === '' ? null : whole
}
