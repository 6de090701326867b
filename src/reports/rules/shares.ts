import Big from 'big.js'
import type { Fact } from '../../model/fact.ts'
import { decimals, percent, toWan } from '../../model/money.ts'
import { ofItem } from '../lookup.ts'
import { BESIDE, fitsBeside, fitsOtherWhole } from './beside.ts'
import { GROWTH, misstated } from './growth.ts'
import { amount, type Case, cite, defineRule, show } from './rule.ts'
import { contractShares } from './small-enterprises.ts'
import { unitSlips } from './unit-slip.ts'

/** What the words of a share's base mean. */
const WHOLES: Readonly<Record<string, readonly [string, string]>> = {
  本年收入合计: ['收入', '本年收入合计'],
  本年支出合计: ['支出', '本年支出合计'],
  财政拨款支出: ['一般公共预算', '财政拨款支出'],
  政府采购支出总额: ['政府采购', '政府采购支出总额'],
  授予中小企业合同金额: ['政府采购', '授予中小企业合同金额'],
  一般公共预算项目支出总额: ['一般公共预算', '项目支出'],
}

const nearest = (facts: readonly Fact[], to: Fact): Fact | null =>
  facts.toSorted((a, b) => Math.abs(a.line - to.line) - Math.abs(b.line - to.line))[0] ?? null

/** A stated share or completion rate with the amounts that it is of; the whole is null where none is printed. */
export interface Stated {
  stated: Fact
  part: Fact
  whole: Fact | null
  isRate: boolean
}

/**
 * The shares and completion rates of a report whose part is printed; of items that the lexicon does not know too, where
 * part and whole stand in the section of the rate under their own names.
 */
export function stateds({ all }: Case): Stated[] {
  return all.flatMap((stated): Stated[] => {
    const isRate = stated.measure === '完成率'
    if (stated.unit !== '%' || stated.value === null || (stated.measure !== '占比' && !isRate)) return []
    const isAmount = (f: Fact) =>
      f.measure === '金额' &&
      f.origin === stated.origin &&
      f.amount !== null &&
      f.fiscal_year === stated.fiscal_year
    const same = ofItem(all, stated.item).filter(
      (f) => isAmount(f) && f.subject === stated.subject && f.parent === stated.parent,
    )
    const part = nearest(
      same.filter((f) => f.stage === stated.stage && f.scope === stated.scope),
      stated,
    )
    const [subject, item] = WHOLES[stated.base ?? ''] ?? [null, stated.base ?? '']
    const ofBase = (f: Fact) => (subject === null ? f.statement === stated.statement : f.subject === subject)
    const isBudget = (f: Fact) =>
      (stated.subject === '项目绩效' ? f.stage === '全年预算' : /预算/.test(f.stage)) &&
      f.statement === stated.statement
    const whole = isRate
      ? nearest(same.filter(isBudget), stated)
      : nearest(
          ofItem(all, item).filter(
            (f) => isAmount(f) && (stated.stage === '' || f.stage === stated.stage) && ofBase(f),
          ),
          stated,
        )
    if (part === null || part === whole) return []
    return [{ stated, part, whole, isRate }]
  })
}

function severityOf(stated: string, exact: Big): 'error' | 'tail' | null {
  const off = new Big(stated).minus(exact).abs()
  const half = new Big(10).pow(-decimals(stated)).div(2)
  if (off.lte(half.plus('0.0011'))) return null
  return off.gt('0.1') ? 'error' : 'tail'
}

/** The least and the most that an amount in 万元 can be, given the places that it is printed with. */
function bounds({ value, unit, amount: wan }: Fact): [Big, Big] {
  const half = new Big(toWan('1', unit) ?? '1').times(new Big(10).pow(-decimals(value!))).div(2)
  return [new Big(wan!).minus(half), new Big(wan!).plus(half)]
}

/** Whether a ratio can have been worked out from unrounded amounts: 48311.20 ÷ 62000 is 77.92 %, printed as 4.83 ÷ 6.20. */
function isAttainable(stated: string, part: Fact, whole: Fact): boolean {
  const [[least, most], [low, high]] = [bounds(part), bounds(whole)]
  if (low.lte(0)) return true
  const half = new Big(10).pow(-decimals(stated)).div(2)
  const printed = new Big(stated)
  return (
    printed.gte(least.times(100).div(high).minus(half)) && printed.lte(most.times(100).div(low).plus(half))
  )
}

/** The money that the stated shares of small enterprises come to, against what the contracts are said to be. */
function contracts(subject: Case) {
  const total = amount(subject.facts, (f) => f.item === '授予中小企业合同金额')
  const kinds = contractShares(subject)
  const implied = kinds.reduce(
    (all, { share, spent }) => all.plus(new Big(share.value!).times(spent.amount!).div(100)),
    new Big(0),
  )
  // A kind that money was spent on and no share is told of has part of the contracts too.
  const shared = new Set(kinds.map(({ spent }) => spent.item))
  const isWhole = ['货物', '工程', '服务'].every((kind) => {
    const item = `政府采购${kind}支出`
    return shared.has(item) || Number(amount(subject.facts, (f) => f.item === item)?.amount ?? 0) === 0
  })
  if (total === undefined || kinds.length < 2 || !isWhole) return null
  const allowed = new Big(total.amount!).times('0.05').plus('0.1')
  return implied.minus(total.amount!).abs().gt(allowed) ? { total, kinds, implied } : null
}

/** A value rounded to fewer places than it shows (9.90 for 9.93) is a tail, one that is off by more than 0.1 point an error. */
export const shares = defineRule({
  id: 'R19',
  title: '印出的占比、完成率与两个数相符',
  source: '占比 = 部分 ÷ 全体，完成率 = 决算 ÷ 预算，按所印位数四舍五入；增减率的尾差也在此',
  severities: ['error', 'tail', 'review'],
  sentences: {
    off: '{rate}（{measure}），按 {part} ÷ {whole} 应为 {exact}%',
    growth: GROWTH,
    beside: BESIDE,
    contracts:
      '货物、服务的中小企业占比与合同金额不符：按占比推算为 {implied} 万元，印的是 {total}；占比的分母可能用错',
  },
  *figures(subject) {
    const slips = new Set(unitSlips(subject.facts).map(({ slip }) => slip))
    for (const { stated, part, whole } of stateds(subject)) {
      if (whole === null || new Big(whole.amount!).eq(0) || slips.has(part) || slips.has(whole)) continue
      const exact = percent(new Big(part.amount!), new Big(whole.amount!), 4)!
      const severity = severityOf(stated.value!, exact)
      if (severity === null || fitsOtherWhole(stated, part, subject)) continue
      const shown = exact.toFixed(Math.max(2, decimals(stated.value!)))
      const facts = [part, whole, stated]
      const rest = { facts, stated: `${stated.value}%`, recomputed: `${shown}%` }
      const args = { rate: cite(stated), measure: stated.measure }
      if (severity === 'error' && fitsBeside(stated, subject)) {
        yield { says: 'beside', severity: 'review', args, ...rest }
        continue
      }
      const isNamed = facts.every((f) => f.classified)
      yield {
        says: 'off',
        severity: isAttainable(stated.value!, part, whole) ? 'tail' : isNamed ? severity : 'review',
        args: { ...args, part: show(part.amount!), whole: show(whole.amount!), exact: shown },
        ...rest,
      }
    }
    for (const off of misstated(subject)) if (off.severity === 'tail') yield { says: 'growth', ...off }
    const off = contracts(subject)
    if (off === null) return
    yield {
      says: 'contracts',
      severity: 'error',
      args: { implied: show(off.implied.round(2)), total: cite(off.total) },
      facts: [off.total, ...off.kinds.flatMap(({ spent, share }) => [spent, share])],
      stated: show(off.total.amount!),
      recomputed: show(off.implied.round(2)),
    }
  },
})
