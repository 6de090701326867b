import Big from 'big.js'
import { cite, finding, type Rule } from './rule.ts'

/** R17: 元 printed for 万元. The same number, or one of its size, stands beside it in 万元 for the same item. */
export const unitSlip: Rule = (subject) =>
  subject.facts.flatMap((slip) => {
    if (slip.measure !== '金额' || slip.unit !== '元' || slip.value === null || slip.origin === 'table')
      return []
    const beside = subject.facts.find(
      (f) =>
        f.measure === '金额' &&
        f.unit === '万元' &&
        f.value !== null &&
        f.subject === slip.subject &&
        f.item === slip.item &&
        Math.abs(f.line - slip.line) <= 6,
    )
    if (beside === undefined || new Big(beside.value!).eq(0)) return []
    const ratio = new Big(slip.value).div(beside.value!)
    if (ratio.lt('0.2') || ratio.gt(5)) return []
    return [
      finding(subject, 'R17', 'error', [slip, beside], {
        zh: `单位疑为笔误：${cite(slip)}，同一项目的 ${cite(beside)}，“元”应为“万元”`,
        en: `Unit slip: ${slip.item} is printed as ${slip.value}元 at line ${slip.line}, beside ${beside.value}万元; 万元 is meant`,
        stated: `${slip.value}元`,
        recomputed: `${slip.value}万元`,
      }),
    ]
  })
