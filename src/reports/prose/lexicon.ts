import type { Kind, Scope, Stage } from '../../model/vocabulary.ts'
import type { Topic } from '../sections.ts'
import rows from './lexicon.json' with { type: 'json' }

/** What a number counts, by its unit. */
export type Counts = '钱' | '人' | '辆' | '批' | '台' | '个' | '分' | '其他'

/** A quantity and the names that reports give it. */
export interface Row {
  item: string
  subject: string
  /** Regular expressions over a label's words: brackets, dates, quotes and words of stage gone. */
  names: string[]
  /** Topics in which the words mean this; anywhere, where absent. */
  in?: Topic[]
  /** The topic that general words after it are about. */
  opens?: Topic
  kind?: Kind
  scope?: Scope
  stage?: Stage
  /** The stage that the words must say. */
  said?: Stage
  measure?: string
  part?: string
  units?: Counts
  /** Whether nothing may have been spoken of before: 三公经费情况。全年支出11.20万元. */
  alone?: boolean
  /** Whether any words may stand before the name. */
  loose?: boolean
  /** What must stand in the sentence before the label. */
  after?: string
  /** 编制, 在职 or 离退休: what later words without one belong to, and the one they must belong to. */
  group?: string
  within?: string
  /** What the names of its list's parts begin with (计划购置), at its stage. */
  plans?: string
}

/** The lexicon, one row for each quantity and place. */
export const LEXICON = rows as readonly Row[]

const MONEY = ['万元', '元', '亿元', '千元', '%', '‰', '个百分点']
const COUNTS: Readonly<Record<string, Counts>> = {
  人: '人',
  人次: '人',
  名: '人',
  辆: '辆',
  批: '批',
  批次: '批',
  次: '批',
  组次: '批',
  台: '台',
  套: '台',
  '台(套)': '台',
  '台/套': '台',
  个: '个',
  家: '个',
  项: '个',
  分: '分',
}

/** The kinds of thing that a unit counts, likeliest first: 个 may count visits or projects, 台 cars or machines. */
export function countsOf(unit: string): readonly Counts[] {
  if (MONEY.includes(unit)) return ['钱']
  const own = COUNTS[unit] ?? '其他'
  if (own === '个') return ['批', '个']
  return own === '台' ? ['台', '辆'] : [own]
}

/** What may follow a name and says no more than that an amount comes: 支出总额为, 共计, 安排. */
const TAIL =
  "[支出经费用资金款财政总额量数计合小规模际科目项情况方面共为是约达到等各均安排拨发生实有累别只仅了的现完成列编制全年一民币大近在也则按口径类级今当,:;、。\\-.'=]"
/** 具体情况, 绝对数, 中标金额, 合同金额 name nothing either. */
const ONLY_TAIL = new RegExp(`^(?:${TAIL}|具体|总体|绝对|中标价?|成交价?|合同价?)*$`)
/** 事业收入安排的支出 is no income. */
const SPENDS = /(?:收入|拨款|结转|结余|结[和、]?余)$/

const compiled = new Map<Counts, { rows: Row[]; names: RegExp[]; any: RegExp }>()

const longestFirst = (names: readonly string[]) => [...names].sort((a, b) => b.length - a.length).join('|')

function of(counts: Counts) {
  let own = compiled.get(counts)
  if (own === undefined) {
    const rows = LEXICON.filter((row) => (row.units ?? '钱') === counts)
    const names = rows.map((row) => new RegExp(`(?:${longestFirst(row.names)})(?=${TAIL}*$)`, 'y'))
    const all = [...new Set(rows.flatMap((row) => row.names))]
    own = { rows, names, any: new RegExp(`(?:${all.join('|') || '(?!)'})(?=${TAIL}*$)`, 'g') }
    compiled.set(counts, own)
  }
  return own
}

/** Words that may stand before a name without changing what it names. */
const BEFORE =
  /(?:一般公共预算|政府性基金|国有资本经营|预算|(?:财政)?拨款|财政性?资金|年末|期末|年初|其他|使用|开支|安排|用于|实现|取得|列支|核定|批复|下达|发生|计划|有|共有?|合计|总计|另有?|即|为|是|主要|用|由|对|我|本|该|全|均|各|现|已|将|拟|同期|等|市级?|区级?|县级?|省级?|本级|部门|单位|机关|部分|情况|支出|收入|财政|当年|按规定|综合|年度|所属|及|和|与|、|,|中|的|[-.:"'])/g
const BODY =
  /(?:单位|部门|机关|本级|局|委|委员会|办|办公室|中心|院|校|小学|中学|大学|党校|所|站|馆|厅|处|队|园|会|社|政府|公司|街道|镇|乡|林场|[市县区省])$/
const NARROWS = /下属|所属单位|二级|其他|非|(?:费|支出|收入|经费|补助|资金|项目)(?:和|及|与|、)?$/

function mayPrecede(prefix: string, loose: boolean): boolean {
  if (prefix === '') return true
  if (
    /全[国省市区县州旗盟镇乡]|公检法|系统|其余|各[镇街乡]|下属|所属|二级单位|[一-龥]费[和及与、]$/.test(
      prefix,
    )
  )
    return false
  if (loose) return true
  if (prefix.replace(BEFORE, '') === '') return !/其他$/.test(prefix)
  if (/[的等]$/.test(prefix)) return true
  return BODY.test(prefix) && !NARROWS.test(prefix)
}

/** The rows that a label's words may mean, longest name first, whatever the topic, and the words that stand before the name. */
export interface Match {
  rows: Row[]
  prefix: string
}

const known = new Map<string, Match | null>()

/** Looks a label's words up; null where no row has them. */
export function lookUp(words: string, counts: Counts): Match | null {
  const key = `${counts}${words}`
  const before = known.get(key)
  if (before !== undefined) return before
  if (known.size > 20_000) known.clear()
  const found = search(words, counts)
  known.set(key, found)
  return found
}

function search(words: string, counts: Counts): Match | null {
  const { rows, names, any } = of(counts)
  any.lastIndex = 0
  for (let match = any.exec(words); match !== null; match = any.exec(words)) {
    any.lastIndex = match.index + 1
    if (match[0] === '') continue
    const prefix = words.slice(0, match.index)
    const own = rows.flatMap((row, i) => {
      const pattern = names[i]!
      pattern.lastIndex = match!.index
      const name = pattern.exec(words)?.[0] ?? ''
      const spends = SPENDS.test(name) && /[支出]|安排/.test(words.slice(match!.index + name.length))
      return name === '' || spends || !mayPrecede(prefix, row.loose ?? false)
        ? []
        : [{ row, length: name.length }]
    })
    if (own.length > 0) return { rows: own.sort((a, b) => b.length - a.length).map(({ row }) => row), prefix }
  }
  return null
}

/** Whether words say no more than that an amount comes. */
export const saysNothing = (words: string): boolean => ONLY_TAIL.test(words)
