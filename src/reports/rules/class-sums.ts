import type { Fact } from '../../model/fact.ts'
import { type Case, cite, defineRule, isListMisread, sum, sumOff } from './rule.ts'

/** A row of class level: known by its code, or called (类) in print. */
const isClass = (f: Fact) => f.item_code?.length === 3 || /[（(〔[【]类[)）〕\]】]/.test(f.evidence)

/** Whether a function is printed beside a list of classes whose own class the list has not: the list is not whole. */
const isOfAnother = (f: Fact, first: Fact, classes: readonly Fact[]) =>
  f.subject === '功能分类' &&
  f.statement === first.statement &&
  f.stage === first.stage &&
  (f.item_code?.length ?? 0) > 3 &&
  classes.every((own) => own.item_code !== f.item_code!.slice(0, 3))

/** The classes that a section of the narrative lists, each once, with the total printed nearest to them. */
function lists({ facts }: Case): { total: Fact; classes: Fact[] }[] {
  const told = facts.filter((f) => f.origin === 'narrative' && f.measure === '金额' && f.amount !== null)
  const listed = new Map<string, Fact[]>()
  for (const f of told) {
    if (f.subject !== '功能分类' || f.parent !== null || !isClass(f)) continue
    const key = `${f.statement}|${f.stage}`
    listed.set(key, [...(listed.get(key) ?? []), f])
  }
  return [...listed.values()].flatMap((group) => {
    const classes = [...new Map(group.toReversed().map((f) => [f.item, f])).values()]
    const [first] = classes
    if (first === undefined || classes.length < 2) return []
    if (told.some((f) => isOfAnother(f, first, classes))) return []
    const totals = told.filter(
      (f) =>
        f.stage === first.stage &&
        f.statement === first.statement &&
        ((f.subject === '支出' && f.item === '本年支出合计') ||
          (f.subject === '一般公共预算' && /^(财政拨款支出|一般公共预算支出合计)$/.test(f.item))),
    )
    const [total] = totals.toSorted((a, b) => Math.abs(a.line - first.line) - Math.abs(b.line - first.line))
    return total === undefined ? [] : [{ total, classes }]
  })
}

/** Whether a class that the tables print and the list lacks makes up what the list is short of. */
function lacksOne({ facts }: Case, total: Fact, classes: readonly Fact[]): boolean {
  const gap = sum([total]).minus(sum(classes))
  const listed = new Set(classes.map((f) => f.item_code))
  return facts.some(
    (f) =>
      f.origin === 'table' &&
      f.subject === '功能分类' &&
      f.item_code?.length === 3 &&
      f.amount !== null &&
      !listed.has(f.item_code) &&
      gap.minus(f.amount).abs().lte('0.01'),
  )
}

export const classSums = defineRule({
  id: 'R13',
  title: '文字所列各类之和 = 合计',
  source: '决算说明“财政拨款支出决算结构情况”、预算说明“当年拨款结构”：各类支出之和 = 所述合计',
  severities: ['error', 'tail', 'review'],
  sentences: {
    off: '文字列的 {count} 类支出相加 {sum} 万元，与所印合计不平：{total}',
    misread:
      '文字读出的 {count} 类支出相加 {sum} 万元，与所印合计不平，但去掉一两类或加上表里的一类就相符，或这一节里有没有归类的金额，多半是没有读对，请对照原文：{total}',
  },
  figures: (subject) =>
    lists(subject).flatMap(({ total, classes }) => {
      const off = sumOff(total, classes)
      if (off === null) return []
      const args = { count: classes.length, sum: off.recomputed, total: cite(total) }
      const isMisread = isListMisread(subject, total, classes) || lacksOne(subject, total, classes)
      return [
        off.severity === 'error' && isMisread
          ? ({ says: 'misread', args, ...off, severity: 'review' } as const)
          : ({ says: 'off', args, ...off } as const),
      ]
    }),
})
