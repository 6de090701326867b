import { SPENDING, type Topic } from '../sections.ts'
import type { Candidate, Context } from './candidates.ts'
import type { Found } from './figure.ts'
import type { Label } from './label.ts'
import { countsOf, lookUp, saysNothing } from './lexicon.ts'

const MEASURES: Readonly<Record<string, string>> = {
  件: '件数',
  次: '次数',
  家: '家数',
  人: '人数',
  名: '人数',
  期: '期数',
  场: '场数',
  篇: '篇数',
  起: '起数',
  条: '条数',
  个: '个数',
  台: '台数',
  辆: '辆数',
  公里: '长度',
  批次: '批次',
  组次: '组次',
  人次: '人次',
  个月: '月数',
  平方米: '面积',
  亩: '面积',
  分: '分数',
  '%': '比率',
}
const countOf = (unit: string) => MEASURES[unit.replace(/^[万亿]/, '')] ?? '数量'
/** Words that go on behind the number: 围绕15个专项整治任务, 共下发72个. */
const OPEN_END = /(?:围绕|保证|委派|共|对|和|与|及|的|为|将)$/
/** Longer words are no name of a project. */
const LONGEST = 50

/** A quantity that no row has: a project in a list of projects, what work was done, or its own words. */
export function unnamed(
  context: Context,
  candidate: Candidate,
  topics: readonly Topic[],
  work: boolean,
): Found | string {
  const { label, owner, token, section, noun, said } = candidate
  const money = countsOf(token.unit)[0] === '钱' && candidate.said.role !== '比率'
  const nameless = label !== null && label.evaluated === undefined && saysNothing(label.words)
  // 公开招标项目1个，金额9万元: words that only say that an amount comes leave it the name before it.
  const named = nameless && !/支出|收入|项目/.test(label.words) ? (label.otherwise ?? label) : label
  const printed = named?.evaluated ?? named?.printed ?? ''
  const counted = noun
    .replace(/^的/, '')
    .replace(/(?:到|进行|开展|等|对|以上|和|达|统一|覆盖率|\().*$/, '')
    .slice(0, 14)
  const item =
    money || said.role === '比率'
      ? printed
      : candidate.inherited
        ? counted || printed
        : printed.replace(OPEN_END, '') + counted
  if (item.length < 2) return '没有名目'
  if (/[×*=]/.test(item)) return '算式里的数'
  if (
    money &&
    candidate.said.role === '金额' &&
    owner !== null &&
    owner !== label &&
    !candidate.reason &&
    !nameless &&
    label!.full !== undefined &&
    label!.full.length <= LONGEST &&
    isSpent(context, owner, topics)
  )
    return { subject: '项目', item: label!.full || label!.printed, more: { scope: '一般公共预算财政拨款' } }
  if (!money && (work || section.topic === '工作' || candidate.effects))
    return {
      subject: '工作量',
      item,
      more: { ...(said.role === '金额' && { measure: countOf(token.unit) }), stage: '' },
    }
  return {
    subject: '未归类',
    item,
    more: {
      classified: false,
      ...(money ? {} : { ...(said.role === '金额' && { measure: countOf(token.unit) }), stage: '' as const }),
    },
  }
}

function isSpent(context: Context, owner: Label, topics: readonly Topic[]): boolean {
  if (owner.named !== undefined) return true
  const row = lookUp(owner.words, '钱')?.rows[0]
  return row === undefined
    ? (context.classes?.has(owner.printed) ?? false) ||
        (SPENDING.includes(topics[0] ?? '其他') && /(?:支出|事务)$/.test(owner.words))
    : row.item === '项目支出' || row.subject === '功能分类'
}
