import Big from 'big.js'
import type { Fact } from '../../model/fact.ts'
import { cite, finding, type Rule, show, sum, tailOrError } from './rule.ts'

/** A row of class level: known by its code, or called (类) in print. */
function isClass(f: Fact): boolean {
  return f.item_code?.length === 3 || /[（(]类[)）]/.test(f.evidence)
}

/** R7: a name printed as a class (类) that is not one, such as 住房改革支出(类), a 款 of 221. */
export const classNames: Rule = (subject) =>
  subject.facts
    .filter(
      (f) =>
        f.subject === '功能分类' && f.measure === '金额' && f.parent === null && f.origin === 'narrative',
    )
    .filter((f) => /[（(]类[)）]/.test(f.evidence) && f.item_code?.length !== 3)
    .map((f) =>
      finding(subject, 'R7', 'error', [f], {
        zh: `科目名有误：${cite(f)}，印作“类”，但${f.item_code === null ? '没有这个类' : `它是编码 ${f.item_code} 的${f.item_code.length === 5 ? '款' : '项'}`}`,
        en: `“${f.item}” at line ${f.line} is printed as a class (类) but is none${f.item_code === null ? '' : `; its code is ${f.item_code}`}`,
        stated: `${f.item}(类)`,
      }),
    )

/** R13: the functional classes that the narrative lists add up to the total it states for them. */
export const classSums: Rule = (subject) => {
  const listed = new Map<string, Fact[]>()
  for (const f of subject.facts) {
    if (
      f.subject !== '功能分类' ||
      f.origin !== 'narrative' ||
      f.measure !== '金额' ||
      f.parent !== null ||
      !isClass(f) ||
      f.amount === null
    )
      continue
    const key = `${f.statement}|${f.stage}`
    listed.set(key, [...(listed.get(key) ?? []), f])
  }
  return [...listed.values()].flatMap((group) => {
    const first = new Map(group.toReversed().map((f) => [f.item, f]))
    const classes = [...first.values()]
    if (classes.length < 2) return []
    const totals = subject.facts.filter(
      (f) =>
        f.origin === 'narrative' &&
        f.measure === '金额' &&
        f.amount !== null &&
        f.stage === group[0]!.stage &&
        f.statement === group[0]!.statement &&
        ((f.subject === '支出' && f.item === '本年支出合计') ||
          (f.subject === '一般公共预算' && /^(财政拨款支出|一般公共预算支出合计)$/.test(f.item))),
    )
    const total = totals.toSorted(
      (a, b) => Math.abs(a.line - classes[0]!.line) - Math.abs(b.line - classes[0]!.line),
    )[0]
    if (total === undefined) return []
    const recomputed = sum(classes)
    const severity = tailOrError(recomputed.minus(total.amount!), classes.length)
    if (severity === null) return []
    return [
      finding(subject, 'R13', severity, [total, ...classes], {
        zh: `各类支出相加 ${show(recomputed)} 万元，与第 ${total.line} 行所印合计 ${show(total.amount!)} 万元相差 ${show(recomputed.minus(total.amount!).abs())}`,
        en: `The classes sum to ${show(recomputed)}, the stated total at line ${total.line} is ${show(total.amount!)} (万元)`,
        stated: show(new Big(total.amount!)),
        recomputed: show(recomputed),
      }),
    ]
  })
}
