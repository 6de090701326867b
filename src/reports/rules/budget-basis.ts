import Big from 'big.js'
import { cite, finding, type Rule } from './rule.ts'

/** R22: the 三公 table's budget (全年预算数 from FY2022 forms) and the text's (年初预算) are different things, so two completion rates are both right. */
export const budgetBasis: Rule = (subject) => {
  const totals = subject.facts.filter(
    (f) =>
      f.subject === '三公' &&
      f.item === '“三公”经费合计' &&
      f.measure === '金额' &&
      f.origin !== 'derived' &&
      f.amount !== null,
  )
  const adjusted = totals.find((f) => f.stage === '全年预算')
  const initial = totals.find((f) => f.stage === '年初预算')
  const found = []
  if (adjusted !== undefined && initial !== undefined && !new Big(adjusted.amount!).eq(initial.amount!)) {
    found.push(
      finding(subject, 'R22', 'basis', [adjusted, initial], {
        zh: `“三公”预算口径不同：${cite(adjusted)}（全年预算），${cite(initial)}（年初预算）；完成率随口径而变`,
        en: `Two budgets for 三公: ${adjusted.value} (adjusted, line ${adjusted.line}) and ${initial.value} (initial, line ${initial.line}); the completion rate depends on which`,
        stated: `${adjusted.value} / ${initial.value}`,
      }),
    )
  }
  const final = totals.find((f) => f.stage === '决算' && f.origin === initial?.origin)
  const amount = initial === undefined ? new Big(0) : new Big(initial.amount!)
  if (
    initial !== undefined &&
    final !== undefined &&
    amount.gt(0) &&
    amount.eq(final.amount!) &&
    !amount.eq(amount.round(0))
  ) {
    found.push(
      finding(subject, 'R22', 'review', [initial, final], {
        zh: `“三公”年初预算与决算分毫不差：${cite(initial)}，${cite(final)}，疑为倒填`,
        en: `The initial 三公 budget equals the outturn to the cent (${initial.value}); it may have been filled in afterwards`,
        stated: `${initial.value} = ${final.value}`,
      }),
    )
  }
  return found
}
