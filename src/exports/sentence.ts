import Big from 'big.js'
import { msg, str } from '../locale/msg.ts'
import { percent } from '../model/money.ts'
import type { Row } from '../model/result.ts'
import { printedValue } from './places.ts'

/** A sentence about figures, with the footnote that cites them; or why none can be said. */
export type Sentence = { text: string } | { why: string }

const same = (facts: readonly Row[], field: string): boolean =>
  facts.every((fact) => (fact[field] ?? null) === (facts[0]![field] ?? null))

/** A thing that figures of a comparison must have alike, and what is said where they do not. */
const ALIKE: readonly (readonly [field: string, why: (values: string) => string])[] = [
  ['item', (values) => msg(str`条目不同（${values}），不能相比`)],
  ['part', (values) => msg(str`部分不同（${values}），不能相比`)],
  ['measure', (values) => msg(str`量不同（${values}），不能相比`)],
  ['scope', (values) => msg(str`口径不同（${values}），不能相比`)],
]

const valuesOf = (facts: readonly Row[], field: string): string =>
  [...new Set(facts.map((fact) => String(fact[field] ?? '') || msg('没有写明')))].join(msg('、'))

const levelsOf = (facts: readonly Row[]): string =>
  facts.map(({ unit_name, level }) => msg(str`${unit_name}是${level}`)).join(msg('，'))

/** Money by its amount in 万元, all else by its printed number. */
const numberOf = ({ amount, value }: Row): Big | null => {
  const held = amount ?? value
  return held === null || held === undefined ? null : new Big(String(held))
}

const money = (facts: readonly Row[]) => facts.every(({ amount }) => (amount ?? null) !== null)

const whatOf = ({ item, part, measure, stage }: Row): string =>
  [item, part, measure === '金额' ? '' : measure, stage].filter(Boolean).map(String).join('')

const note = (facts: readonly Row[]) => `[^${facts.map(({ fact_id }) => String(fact_id)).join(',')}]`

/** A plan comes before what became of it. */
const STAGES = ['年初预算', '全年预算', '调整预算', '预算', '执行', '决算']
const byStage = (a: Row, b: Row) => STAGES.indexOf(String(b.stage)) - STAGES.indexOf(String(a.stage))

/**
 * A sentence about one figure, or one that compares several: of a unit against its plan or another year, of several units
 * with each other. Refused, with the reason, where items, measures, scopes or levels (部门, 单位) differ, or the base is nothing.
 */
export function sentenceOf(facts: readonly Row[]): Sentence {
  if (facts.length === 0) return { why: msg('先选一个数') }
  if (facts.some((fact) => numberOf(fact) === null)) return { why: msg('选的里面有一处没有印出数') }
  const [first] = facts as [Row]
  if (facts.length === 1)
    return {
      text: msg(
        str`${first.unit_name} ${first.fiscal_year} 年${whatOf(first)} ${printedValue(first)}${note(facts)}。`,
      ),
    }
  const levels = facts.filter(({ level }) => (level ?? null) !== null)
  if (levels.length > 1 && !same(levels, 'level'))
    return { why: msg(str`有的是部门（含所属单位）的，有的是单位的（${levelsOf(levels)}），不能相比`) }
  for (const [field, why] of ALIKE) if (!same(facts, field)) return { why: why(valuesOf(facts, field)) }
  if (!money(facts) && !same(facts, 'unit'))
    return { why: msg(str`计量单位不同（${valuesOf(facts, 'unit')}），不能相比`) }
  const [years, stages, units] = ['fiscal_year', 'stage', 'unit_id'].map((field) => same(facts, field))
  if (!units) return years && stages ? amongUnits(facts) : { why: msg('几个单位的年度或阶段不同，不能相比') }
  if (facts.length > 2) return { why: msg('同一个单位一次比两个数') }
  if (years && stages) return { why: msg('这是同一个数的两处印出，没有可比的') }
  if (!years && !stages) return { why: msg('年度和阶段都不同，不能相比') }
  return years ? againstPlan(facts) : againstYear(facts)
}

function againstPlan(facts: readonly Row[]): Sentence {
  const [made, planned] = facts.toSorted(byStage) as [Row, Row]
  const share = percent(numberOf(made)!, numberOf(planned)!, 1)
  if (share === null) return { why: msg(str`${planned.stage}是 0，算不出比例`) }
  return {
    text: msg(
      str`${made.unit_name} ${made.fiscal_year} 年${whatOf(made)} ${printedValue(made)}，为${planned.stage} ${printedValue(planned)}的 ${share.toFixed(1)} %${note([made, planned])}。`,
    ),
  }
}

function againstYear(facts: readonly Row[]): Sentence {
  const [now, before] = facts.toSorted((a, b) => Number(b.fiscal_year) - Number(a.fiscal_year)) as [Row, Row]
  const change = numberOf(now)!.minus(numberOf(before)!)
  const unit = money(facts) ? '万元' : String(now.unit ?? '')
  const rate = percent(change.abs(), numberOf(before)!, 1)
  const told = change.eq(0)
    ? msg('持平')
    : change.gt(0)
      ? msg(str`增加 ${change.toString()} ${unit}`)
      : msg(str`减少 ${change.abs().toString()} ${unit}`)
  const by = change.eq(0)
    ? ''
    : rate === null
      ? msg('（从 0 起，不算增减率）')
      : msg(str`（${rate.toFixed(1)} %）`)
  return {
    text: msg(
      str`${now.unit_name} ${now.fiscal_year} 年${whatOf(now)} ${printedValue(now)}，比 ${before.fiscal_year} 年的 ${printedValue(before)}${told}${by}${note([now, before])}。`,
    ),
  }
}

function amongUnits(facts: readonly Row[]): Sentence {
  const order = facts.toSorted((a, b) => numberOf(b)!.cmp(numberOf(a)!))
  const listed = order.map((fact) => `${fact.unit_name} ${printedValue(fact)}`).join(msg('，'))
  const [first] = order as [Row]
  return { text: msg(str`${first.fiscal_year} 年${whatOf(first)}：${listed}${note(order)}。`) }
}
