import { rowSums } from '../sums.ts'
import { cite, finding, gated, type Rule, show, sum, tailOrError } from './rule.ts'

/** R4: 合计 = 基本支出 + 项目支出 (+ …) on every row of a table that prints them (财决公开03表: 1=2+…+6; 05表: 1=2+3). */
export const crossFoot: Rule = (subject) =>
  gated(
    subject,
    rowSums(subject.facts).map(({ total, parts }) => {
      const recomputed = sum(parts)
      const severity = tailOrError(recomputed.minus(total.amount!), parts.length)
      if (severity === null) return { statement: total.statement, found: [] }
      const names = parts.map((f) => f.part).join(' + ')
      return {
        statement: total.statement,
        found: [
          finding(subject, 'R4', severity, [total, ...parts], {
            zh: `《${total.statement}》一行不平（合计 = ${names}）：${cite(total)}，相加为 ${show(recomputed)} 万元`,
            en: `A row of 《${total.statement}》 does not add up (total = ${names}): ${total.item} prints ${show(total.amount!)} at line ${total.line}, parts sum to ${show(recomputed)} (万元)`,
            stated: show(total.amount!),
            recomputed: show(recomputed),
          }),
        ],
      }
    }),
  )
