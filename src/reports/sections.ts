import type { Scope } from '../model/vocabulary.ts'
import { type Flow, TITLE } from './flow.ts'

/** What a stretch of the narrative is about. */
export type Topic =
  | '总体'
  | '收入'
  | '支出'
  | '财政拨款'
  | '一般公共预算'
  | '基本支出'
  | '三公'
  | '政府性基金'
  | '国有资本'
  | '机关运行'
  | '政府采购'
  | '国有资产'
  | '绩效'
  | '人员'
  | '工作'
  | '其他'

/** A stretch of the narrative under one heading (and its sub-headings on the same topic). */
export interface Section {
  topic: Topic
  title: string
  scope: Scope
  start: number
  end: number
  /** The year that a section on people dates its counts to (截至2020年12月). */
  counted?: number
}

const NUMBERING =
  /^(第[一二三四五六七八九十]+部分|[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十]{1,3}\)|附件|\d{1,2}[.、](?=[一-龥]{2,18}[。\n]))/
const YEAR = String.raw`(?:关于)?(?:20\d\d年?(?:度)?)?(?:本?(?:年度?|部门|单位))?(?:当年)?`

/** First match wins. Tried on the heading after its number, white space gone. */
const TOPICS: readonly (readonly [RegExp, Topic])[] = [
  [/^(?:20\d\d年)?(?:重点工作|主要工作|工作完成)/, '工作'],
  [/名词解释|主要职[能责]|职责职能|目录|部门决算表$|部门预算表$|预算报表/, '其他'],
  [
    /^(?:20\d\d年?度?)?(?:部门|单位)(?:决算|预算)(?:收支)?(?:(?:安排|执行)?情况|(?:情况)?说明)$|^其他(?:需要说明|重要)|^其他(?:有关)?(?:事项|情况|说明)/,
    '其他',
  ],
  [/机关运行/, '机关运行'],
  [/政府采购|政府购买服务/, '政府采购'],
  [/国有资产|资产占[用有]|资产情况/, '国有资产'],
  [/绩效/, '绩效'],
  [/国有资本经营/, '国有资本'],
  [/政府性基金/, '政府性基金'],
  [/三公/, '三公'],
  [/基本支出(?:决算|预算)?(?:具体)?(?:情况|安排)/, '基本支出'],
  [/一般公共预算(?:财政)?拨款收入、?支出/, '一般公共预算'],
  [/财政拨款收入(?:、)?支出|财政拨款收支|财政拨款(?:决算|预算)?收支/, '财政拨款'],
  [new RegExp(`^${YEAR}财政拨款支出(?:决算|预算)?(?:总体)?情况`), '财政拨款'],
  [/一般公共预算/, '一般公共预算'],
  [/预算编制说明|收入支出(?:决算|预算)?总体|收支(?:决算|预算)?(?:总体|总表|情况|安排)|总体收支/, '总体'],
  [new RegExp(`^${YEAR}(?:部门)?收入(?:决算|预算)?(?:情况|总体|说明)`), '收入'],
  [new RegExp(`^${YEAR}(?:部门)?支出(?:决算|预算)?(?:情况|总体|说明)`), '支出'],
  [/^(?:20\d\d年?度?)?(?:部门|单位)?收入(?:决算|预算)?$/, '收入'],
  [/^(?:20\d\d年?度?)?(?:部门|单位)?支出(?:决算|预算)?$/, '支出'],
  [
    /人员(?:构成|情况|编制)|机构(?:设置|编制)|编制(?:及|和)?[一-龥]{0,6}情况|单位构成|机构人员|基本情况|概况/,
    '人员',
  ],
]

function topicOf(title: string): Topic | null {
  for (const [pattern, topic] of TOPICS) if (pattern.test(title)) return topic
  return null
}

/** The money that a topic is about. */
export const SCOPES: Readonly<Partial<Record<Topic, Scope>>> = {
  总体: '全部资金',
  收入: '全部资金',
  支出: '全部资金',
  财政拨款: '财政拨款',
  三公: '财政拨款',
  一般公共预算: '一般公共预算财政拨款',
  基本支出: '一般公共预算财政拨款',
  政府性基金: '政府性基金预算财政拨款',
  国有资本: '国有资本经营预算财政拨款',
}

function scopeOf(topic: Topic, title: string): Scope {
  if (topic === '三公' && /一般公共预算/.test(title)) return '一般公共预算财政拨款'
  return SCOPES[topic] ?? ''
}

/** A heading as a place to cite: without the year, and without the sentence that wrapping ran into it. */
function placeName(title: string): string {
  const bare = title.replace(/^(?:关于)?20\d\d年?度?/, '')
  return /^.{2,40}?(?:情况说明|情况|构成|说明)/.exec(bare)?.[0] ?? bare.split(/20\d\d年/)[0]!.slice(0, 24)
}

/** A heading without a number, by how headings end. */
const BARE =
  /^(?:20\d\d年?度?)?[^,。;:、\d]{2,24}(?:情况|说明|概况|事项|经费|支出|构成|安排|设置|预算|决算|占用|绩效|管理)$/

/** The heading that starts at `at`, without its number: up to the first mark of a sentence. */
function headingAt(flow: string, at: number): { number: string; title: string } | null {
  const number = NUMBERING.exec(flow.slice(at, at + 24))?.[0]
  if (number === undefined) {
    const line = flow.slice(at, at + 40).split('\n')[0] ?? ''
    const bare = BARE.test(line) && !['工作', null].includes(topicOf(line))
    return TITLE.test(line) || bare ? { number: '', title: line } : null
  }
  const rest = flow.slice(at + number.length, at + number.length + 48)
  return { number, title: rest.split(/[。;:\n]/)[0] ?? '' }
}

/** A heading where it stands. */
interface Heading {
  at: number
  title: string
  level: 'part' | 'major' | 'minor' | 'third'
}

const isPart = (number: string) => number.startsWith('第') || number === '附件'
const levelOf = (number: string): Heading['level'] =>
  isPart(number) ? 'part' : number.startsWith('(') ? 'minor' : /^\d/.test(number) ? 'third' : 'major'

/** The headings of the text; in a part of the report that has no higher number, 1. and 2. are those of its sections. */
function headings(text: string): Heading[] {
  const found: Heading[] = []
  let part: Heading[] = []
  let isHigher = false
  const close = () => {
    if (!isHigher) for (const own of part) own.level = own.level === 'third' ? 'major' : own.level
    part = []
    isHigher = false
  }
  for (let at = 0; at < text.length; at = text.indexOf('\n', at) + 1 || text.length) {
    const heading = headingAt(text, at)
    if (heading === null) continue
    const own: Heading = { at, title: heading.title, level: levelOf(heading.number) }
    if (own.level === 'part') close()
    if (own.level === 'minor' || (own.level === 'major' && heading.number !== '')) isHigher = true
    part.push(own)
    found.push(own)
  }
  close()
  return found
}

/**
 * Cuts the narrative at its headings. A heading on no topic of its own stays in the section before it;
 * 第…部分 always ends one, since a part of the report starts there.
 */
export function toSections(flow: Flow): Section[] {
  const text = flow.folded
  const sections: Section[] = [{ topic: '其他', title: '', scope: '', start: 0, end: text.length }]
  // Under 二、部门决算情况说明 the (一) are the sections, under 其他重要事项 the 1.
  let openedBy: Heading['level'] = 'major'
  for (const { at, title, level } of headings(text)) {
    const part = level === 'part'
    const topic = topicOf(title) ?? (part ? '其他' : null)
    if (topic === null) continue
    const open = sections.at(-1)!
    if (open.topic === '工作' && !part && topic !== '其他') continue
    if (topic === open.topic && level === 'minor') {
      if (open.scope === '财政拨款' && topic === '三公' && /一般公共预算/.test(title))
        open.scope = '一般公共预算财政拨款'
      continue
    }
    const isUnder = open.topic === '其他' || openedBy === level
    if (level === 'third' && !(INDEPENDENT.has(topic) && isUnder)) continue
    if (level === 'minor' && !(INDEPENDENT.has(topic) || isUnder)) continue
    openedBy = level
    open.end = at
    sections.push({
      topic,
      title: topic === '工作' ? '重点工作完成情况' : placeName(title),
      scope: scopeOf(topic, title),
      start: at,
      end: text.length,
    })
  }
  return sections
}

/** Topics that a sub-heading may open: the ones grouped under 其他重要事项 and 概况. */
const INDEPENDENT: ReadonlySet<Topic> = new Set([
  '机关运行',
  '政府采购',
  '国有资产',
  '绩效',
  '人员',
  '三公',
  '其他',
])

const made = new WeakMap<Flow, Section[]>()

/** The sections of a flow, with the year that a section on people dates its counts to. */
export function sectionsOf(flow: Flow): Section[] {
  let sections = made.get(flow)
  if (sections === undefined) {
    sections = toSections(flow)
    for (const section of sections) {
      const dated = /(20\d\d)年(?:12月|末|年末|底)/.exec(flow.folded.slice(section.start, section.end))?.[1]
      if (section.topic === '人员' && dated !== undefined) section.counted = Number(dated)
    }
    made.set(flow, sections)
  }
  return sections
}

/** Topics under which what was spent is told. */
export const SPENDING: readonly Topic[] = ['总体', '支出', '财政拨款', '一般公共预算', '其他']
