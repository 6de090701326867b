import type { Figure } from '../model/fact.ts'
import { toWan } from '../model/money.ts'

/** 总计 holds what was carried over; 本年…合计 does not. */
const WHOLES: Readonly<Record<string, string>> = { 本年收入合计: '收入总计', 本年支出合计: '支出总计' }

/**
 * Texts that call the whole 收入预算 or 支出预算 where the table sets what was carried over apart. Where the table prints
 * both and the text's amount is that of 总计, 总计 is what the text is about; its changes and shares with it.
 */
export function settleCarriedOver(figures: readonly Figure[]): Figure[] {
  const amount = (f: Figure) => (f.value === null ? Number.NaN : Number(toWan(f.value, f.unit)))
  const printed = (item: string, year: number) =>
    figures.find(
      (f) => f.origin === 'table' && f.item === item && f.measure === '金额' && f.fiscal_year === year,
    )
  const lines = new Map<string, Set<number>>()
  for (const [part, whole] of Object.entries(WHOLES)) {
    const moved = figures.filter((f) => {
      if (f.origin !== 'narrative' || f.item !== part || f.measure !== '金额') return false
      const [own, total] = [printed(part, f.fiscal_year), printed(whole, f.fiscal_year)]
      if (own === undefined || total === undefined || own.scope !== f.scope || own.stage !== f.stage)
        return false
      const near = (other: Figure) => Math.abs(amount(f) - amount(other)) < 0.006
      return near(total) && !near(own)
    })
    lines.set(part, new Set(moved.map((f) => f.line)))
  }
  return figures.map((f) =>
    f.origin === 'narrative' && lines.get(f.item)?.has(f.line)
      ? { ...f, subject: '总收支', item: WHOLES[f.item]! }
      : f,
  )
}
