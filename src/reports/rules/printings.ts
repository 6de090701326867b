import Big from 'big.js'
import type { Fact } from '../../model/fact.ts'
import { toCents } from '../../model/money.ts'

/** Names under which tables and narrative print one quantity. */
const SAME: readonly (readonly [string, string, string])[] = [
  ['一般公共预算', '本年支出合计', '一般公共预算支出'],
  ['一般公共预算', '财政拨款支出', '一般公共预算支出'],
  ['一般公共预算', '基本支出', '一般公共预算基本支出'],
  ['基本支出', '基本支出合计', '一般公共预算基本支出'],
  ['总收支', '收、支总计', '总计'],
  ['总收支', '收入总计', '总计'],
  ['总收支', '支出总计', '总计'],
  ['财政拨款', '财政拨款收、支总计', '财政拨款总计'],
  ['财政拨款', '收入总计', '财政拨款总计'],
  ['财政拨款', '支出总计', '财政拨款总计'],
]

/** What makes two amounts printings of one quantity, whatever the tables and the text call it. */
export function quantityOf(f: Fact): string {
  const alias = SAME.find(([subject, item]) => f.subject === subject && f.item === item)?.[2]
  const scope = f.subject === '三公' ? '' : f.scope
  const code = f.subject === '功能分类' && f.item_code?.length === 3 ? f.item_code : null
  return [
    alias ?? `${f.subject}|${code ?? f.item}`,
    f.parent !== null && code === null ? f.parent : '',
    f.part ?? '',
    f.stage,
    scope,
    f.fiscal_year,
  ].join('|')
}

/** Two printings of one quantity that differ. */
export interface Disagreement {
  usual: readonly Fact[]
  other: readonly Fact[]
  /** In 万元, to 0.01. */
  gap: Big
}

/** A quantity that is printed in several places: the tables that print it, and what differs. */
export interface Printings {
  facts: readonly Fact[]
  disagreements: readonly Disagreement[]
}

/** Whether a figure is an amount that another place of the report can print again. */
const comparable = (f: Fact) =>
  f.measure === '金额' &&
  f.amount !== null &&
  f.origin !== 'derived' &&
  f.origin !== 'form' &&
  f.subject !== '项目绩效' &&
  f.subject !== '项目' &&
  f.part !== '本年收入合计'

/**
 * The quantities that are printed more than once. Amounts are compared to 0.01 万元, since what tables print in 元 the
 * text tells in 万元.
 */
export function printings(facts: readonly Fact[]): Printings[] {
  const groups = new Map<string, Fact[]>()
  for (const f of facts.filter(comparable)) {
    const key = quantityOf(f)
    groups.set(key, [...(groups.get(key) ?? []), f])
  }
  return [...groups.values()]
    .filter((group) => group.length > 1)
    .map((group) => {
      const byValue = new Map<string, Fact[]>()
      for (const f of group) {
        const value = toCents(f.amount!)
        byValue.set(value, [...(byValue.get(value) ?? []), f])
      }
      const [usual, ...others] = [...byValue.values()].sort((a, b) => b.length - a.length)
      const disagreements = others.flatMap((other) => {
        const gap = new Big(other[0]!.amount!).minus(usual![0]!.amount!).abs()
        return gap.lt('0.005') ? [] : [{ usual: usual!, other, gap }]
      })
      return { facts: group, disagreements }
    })
}

const tablesOf = (facts: readonly Fact[]) =>
  new Set(facts.filter((f) => f.origin === 'table').map((f) => f.statement))

/**
 * The tables that a disagreement casts doubt on: those that print what fewer places print, both where they are as many.
 */
export function suspects({ usual, other }: Disagreement): Set<string> {
  const doubtful = tablesOf(other)
  return usual.length > other.length ? doubtful : new Set([...doubtful, ...tablesOf(usual)])
}

export { tablesOf }
