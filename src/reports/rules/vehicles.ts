import Big from 'big.js'
import { amount, cite, defineRule } from './rule.ts'

export const vehicles = defineRule({
  id: 'R24',
  title: { zh: '车辆保有量、国有资产里的车和运行费相符', en: 'Vehicles kept, owned and run agree' },
  source: '“三公”说明的公务用车保有量、国有资产占用情况的车辆、公务用车运行费',
  severities: ['error'],
  sentences: {
    differ: {
      zh: '车辆数不一：{kept}，{owned}',
      en: 'Vehicle counts differ: {kept}, {owned}',
    },
    none: {
      zh: '有运行费而没有车：{running}，{owned}，保有量一处空白',
      en: 'Running costs without a vehicle: {running}, {owned}, none said to be kept',
    },
  },
  figures({ facts }) {
    const kept = facts.find((f) => f.item === '公务用车保有量' && f.value !== null)
    const owned = facts.find(
      (f) => f.subject === '国有资产' && /^(车辆合计|一般公务用车)$/.test(f.item) && f.value !== null,
    )
    if (owned === undefined) return []
    if (kept !== undefined) {
      if (Number(owned.value) === Number(kept.value)) return []
      const args = { kept: cite(kept), owned: cite(owned) }
      const stated = `${kept.value} / ${owned.value}`
      return [{ says: 'differ', severity: 'error', args, facts: [kept, owned], stated }]
    }
    const running = amount(facts, (f) => f.item === '公务用车运行费' && new Big(f.amount!).gt(0))
    if (running === undefined || Number(owned.value) !== 0) return []
    const args = { running: cite(running), owned: cite(owned) }
    const stated = `${running.value}${running.unit} / 0 辆`
    return [{ says: 'none', severity: 'error', args, facts: [owned, running], stated }]
  },
})
