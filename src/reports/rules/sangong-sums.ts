import type { Fact } from '../../model/fact.ts'
import { cite, finding, type Rule, show, sum, tailOrError } from './rule.ts'

const TOTAL = '“三公”经费合计'
const VEHICLES = '公务用车购置及运行费'
const IDENTITIES: readonly (readonly [string, readonly string[], string])[] = [
  [TOTAL, ['因公出国(境)费', VEHICLES, '公务接待费'], '合计 = 因公出国 + 公务用车 + 公务接待'],
  [VEHICLES, ['公务用车购置费', '公务用车运行费'], '公务用车 = 购置 + 运行'],
]

/**
 * R6 and R18: the identities of the 三公 table (1=2+3+6, 3=4+5, 7=8+9+12, 9=10+11, 财决公开07/09表) and of the
 * narrative. A blank cell counts as nothing in the table; where all parts are blank, a person is to look; the narrative is tested only where all parts are stated.
 */
export const sangongSums: Rule = (subject) => {
  const amounts = subject.facts.filter(
    (f) => f.subject === '三公' && f.measure === '金额' && f.amount !== null && f.origin !== 'derived',
  )
  const groups = new Map<string, Fact[]>()
  for (const fact of amounts) {
    const key = [fact.origin, fact.statement, fact.stage, fact.scope, fact.fiscal_year].join('|')
    groups.set(key, [...(groups.get(key) ?? []), fact])
  }
  return [...groups.values()].flatMap((group) =>
    IDENTITIES.flatMap(([whole, parts, formula]) => {
      const total = group.find((f) => f.item === whole)
      const addends = parts.flatMap((part) => group.find((f) => f.item === part) ?? [])
      if (total === undefined) return []
      if (total.origin !== 'table' && addends.length < parts.length) return []
      const recomputed = sum(addends)
      const gap = tailOrError(recomputed.minus(total.amount!), Math.max(1, parts.length))
      if (gap === null) return []
      const severity = addends.length === 0 ? 'review' : gap
      const place = total.origin === 'table' ? '“三公”表' : '“三公”说明'
      return [
        finding(subject, total.origin === 'table' ? 'R6' : 'R18', severity, [total, ...addends], {
          zh: `${place}不平（${formula}）：${cite(total)}，各部分相加为 ${show(recomputed)} 万元`,
          en: `The 三公 ${total.origin === 'table' ? 'table' : 'text'} does not add up (${whole} = ${parts.join(' + ')}): printed ${show(total.amount!)}, parts sum to ${show(recomputed)} (万元)`,
          stated: show(total.amount!),
          recomputed: show(recomputed),
        }),
      ]
    }),
  )
}
