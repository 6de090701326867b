import type { Candidate } from './candidates.ts'
import type { Found } from './figure.ts'

/** The last target that an evaluation told, and of what. */
export interface Target {
  candidate: Candidate
  item: string
}

/** 修复路面目标6.5万平方米; 每平方米造价控制在220元以内. */
const AIM =
  /^(.{2,20}?)(?:年度|年初)?(?:目标值?|计划|控制在|指标值)(?:为|是|不低于|不少于|不高于|达到|[≥≤<>=])*$/
/** 实际2,806套, 完成6.8万平方米, 全年平均98.6%. */
const RESULT = /^[,;]?(?:全年|年末)?(?:实际|完成|平均|达到?|为|值)*$/

/** An indicator of an evaluation: its target where the words before the number set one, or what became of the last target. */
export function indicator(candidate: Candidate, target: Target | null): Found | null {
  const { token, said, label, block } = candidate
  if (token.unit === '万元' || token.unit === '分') return null
  const more = { measure: '指标值', scope: '一般公共预算财政拨款' } as const
  const aim = label === null || candidate.inherited ? null : AIM.exec(label.printed)
  if (aim !== null) return { subject: '绩效指标', item: aim[1]!, more: { ...more, stage: '目标值' } }
  const same = target?.candidate.block === block && target.candidate.token.unit === token.unit
  return same && RESULT.test(said.label)
    ? { subject: '绩效指标', item: target.item, more: { ...more, stage: '完成值' } }
    : null
}
