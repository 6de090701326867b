import Big from 'big.js'
import type { Fact, Figure } from '../model/fact.ts'
import type { Stage } from '../model/vocabulary.ts'
import { keyFigures, quantityKey } from './keys.ts'
import { ofItem } from './lookup.ts'

/** Where a change is measured from: another year's account or budget, or this year's own budget. */
function baseOf(change: Fact): { year: number; stage: Stage } | null {
  const year = /^(20\d\d)年(决算|预算|执行)$/.exec(change.base ?? '')
  if (year !== null)
    return { year: Number(year[1]), stage: year[2] === '预算' ? '年初预算' : (year[2] as Stage) }
  if (change.base === '年初预算' && change.stage === '决算')
    return { year: change.fiscal_year, stage: '年初预算' }
  return null
}

/** The amount that a change speaks of: the nearest printing of the same item in the same section, else in any. */
export function amountOf(change: Fact, facts: readonly Fact[]): Fact | null {
  const same = ofItem(facts, change.item).filter(
    (f) =>
      f.measure === '金额' &&
      f.origin !== 'derived' &&
      f.amount !== null &&
      f.subject === change.subject &&
      f.parent === change.parent &&
      f.part === change.part &&
      f.scope === change.scope &&
      f.stage === change.stage &&
      f.fiscal_year === change.fiscal_year,
  )
  const near = same.filter((f) => f.statement === change.statement)
  const pool = near.length > 0 ? near : same
  return pool.toSorted((a, b) => Math.abs(a.line - change.line) - Math.abs(b.line - change.line))[0] ?? null
}

/** The amount before a change, in 万元; null where the direction was left open and the change is not zero. */
export function amountBefore(amount: string, change: Fact): Big | null {
  const delta = new Big(change.amount ?? 0)
  if (change.direction === '增加') return new Big(amount).minus(delta)
  if (change.direction === '减少') return new Big(amount).plus(delta)
  return delta.eq(0) ? new Big(amount) : null
}

/**
 * What a report tells of another year or of its own budget: amount ∓ change. A unit that grew from nothing
 * had no year before, so no zero is made up for it.
 */
export function derive(facts: readonly Fact[]): Fact[] {
  let keys: Set<string> | null = null
  const isPrinted = (key: string) => {
    keys ??= new Set(facts.map((f) => quantityKey({ ...f, base: null })))
    return keys.has(key)
  }
  const figures: (Figure & { derived_from: string[] })[] = []
  const values = new Set<string>()
  for (const change of facts) {
    if (change.measure !== '增减额' || change.amount === null || change.subject === '项目') continue
    const base = baseOf(change)
    const now = amountOf(change, facts)
    if (base === null || now === null) continue
    const before = amountBefore(now.amount!, change)
    if (before === null || before.lt(0)) continue
    if (before.eq(0) && !new Big(change.amount).eq(0)) continue
    const sign = change.direction === '减少' ? '+' : '−'
    const {
      fact_id: _f,
      printed_times: _t,
      sums_held: _h,
      contradicted: _c,
      spans: _s,
      document_id: _d,
      unit_id: _u,
      amount: _a,
      derived_from: _x,
      mended: _m,
      preferred: _p,
      ...rest
    } = now
    const figure = {
      ...rest,
      spans: [],
      fiscal_year: base.year,
      stage: base.stage,
      value: before.toString(),
      unit: '万元',
      base: null,
      direction: null,
      origin: 'derived' as const,
      statement: change.statement,
      page: change.page,
      line: change.line,
      evidence: `${now.amount} ${sign} ${new Big(change.amount).toString()} = ${before.toString()}`,
      derived_from: [now.fact_id, change.fact_id],
    }
    const key = quantityKey({ ...figure, unit_id: change.unit_id })
    if (base.year === change.fiscal_year && isPrinted(key)) continue
    const value = `${quantityKey(figure)}|${figure.value}`
    if (values.has(value)) continue
    values.add(value)
    figures.push(figure)
  }
  const first = facts[0]
  if (first === undefined) return []
  return keyFigures(figures, first.document_id, first.unit_id)
}
