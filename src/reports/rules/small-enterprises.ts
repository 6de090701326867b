import type { Fact } from '../../model/fact.ts'
import { amount, type Case } from './rule.ts'

/** What small enterprises got of each kind of procurement: the stated share and the spending that it is a share of. */
export function contractShares({ facts }: Case): { share: Fact; spent: Fact }[] {
  return ['货物', '工程', '服务'].flatMap((kind) => {
    const share = facts.find(
      (f) => f.item === `${kind}采购授予中小企业合同金额` && f.measure === '占比' && f.value !== null,
    )
    const spent = amount(facts, (f) => f.item === `政府采购${kind}支出`)
    return share === undefined || spent === undefined ? [] : [{ share, spent }]
  })
}
