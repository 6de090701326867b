import Big from 'big.js'
import { cite, finding, type Rule, show } from './rule.ts'

/** R24: vehicles kept, vehicles among the assets and running costs tell one story. */
export const vehicles: Rule = (subject) => {
  const kept = subject.facts.find((f) => f.item === '公务用车保有量' && f.value !== null)
  const owned = subject.facts.find(
    (f) => f.subject === '国有资产' && /^(车辆合计|一般公务用车)$/.test(f.item) && f.value !== null,
  )
  const running = subject.facts.find(
    (f) =>
      f.item === '公务用车运行费' &&
      f.measure === '金额' &&
      f.amount !== null &&
      f.origin !== 'derived' &&
      new Big(f.amount).gt(0),
  )
  if (kept !== undefined && owned !== undefined && Number(owned.value) !== Number(kept.value)) {
    return [
      finding(subject, 'R24', 'error', [kept, owned], {
        zh: `车辆数不一：${cite(kept)}，${cite(owned)}`,
        en: `Vehicle counts differ: ${kept.value} kept (line ${kept.line}), ${owned.value} owned (line ${owned.line})`,
        stated: `${kept.value} / ${owned.value}`,
      }),
    ]
  }
  if (running !== undefined && kept === undefined && owned !== undefined && Number(owned.value) === 0) {
    return [
      finding(subject, 'R24', 'error', [owned, running], {
        zh: `有运行费而没有车：${cite(running)}，${cite(owned)}，保有量一处空白`,
        en: `Running costs without a vehicle: ${show(running.amount!)} 万元 (line ${running.line}), ${owned.value} vehicles (line ${owned.line})`,
        stated: `${show(running.amount!)} 万元 / 0 辆`,
      }),
    ]
  }
  return []
}
