import { amount, type Case, defineRule, show, sum } from './rule.ts'

/** Contributions by economic class and the functions that pay them. */
const PAID_BY: readonly (readonly [string, readonly string[]])[] = [
  ['30108', ['2080505']],
  ['30109', ['2080506']],
  ['30110', ['2101101', '2101102']],
  ['30111', ['2101103']],
  ['30302', ['208']],
]

function larger({ facts }: Case) {
  return PAID_BY.flatMap(([code, functions]) => {
    const item = amount(facts, (f) => f.item_code === code && f.subject === '经济分类' && f.part === null)
    const paid = functions.flatMap(
      (own) =>
        amount(
          facts,
          (f) => f.item_code === own && f.subject === '功能分类' && f.origin === 'table' && f.part === null,
        ) ?? [],
    )
    if (item === undefined || paid.length === 0) return []
    return sum([item]).minus(sum(paid)).gt('0.02') ? [{ item, paid }] : []
  })
}

export const contributions = defineRule({
  id: 'R11b',
  title: '经济分类不大于对应的功能科目',
  source:
    '30108/30109 养老、职业年金 ≤ 2080505/2080506；30110/30111 医疗 ≤ 2101101–2101103；30302 ≤ 208（差额可能列在别的科目）',
  severities: ['review'],
  sentences: {
    larger: '经济分类大于对应的功能科目，差额可能列在别的科目：{items}',
  },
  figures(subject) {
    const off = larger(subject)
    if (off.length === 0) return []
    const items = off.map(
      ({ item, paid }) =>
        `${item.item_code} ${show(item.amount!)} ＞ ${paid.map((f) => f.item_code).join('+')} ${show(sum(paid))}`,
    )
    return [
      {
        says: 'larger',
        severity: 'review',
        args: { items },
        facts: off.flatMap(({ item, paid }) => [item, ...paid]),
        stated: off.map(({ item }) => show(item.amount!)).join(' / '),
      },
    ]
  },
})
