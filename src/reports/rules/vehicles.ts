import Big from 'big.js'
import { amount, cite, defineRule } from './rule.ts'

export const vehicles = defineRule({
  id: 'R24',
  title: '车辆保有量、国有资产里的车和运行费相符',
  source: '“三公”说明的公务用车保有量、国有资产占用情况的车辆、公务用车运行费',
  severities: ['error', 'review'],
  sentences: {
    differ: '车辆数不一：{kept}，{owned}',
    kinds: '车辆数不一：{kept}，{owned}，各类车辆相加却是 {sum} 辆',
    more: '国有资产里的车比公务用车保有量多，可能有不由“三公”经费开支的车：{kept}，{owned}',
    none: '有运行费而没有车：{running}，{owned}，保有量一处空白',
  },
  figures({ facts }) {
    const kept = facts.find((f) => f.item === '公务用车保有量' && f.value !== null)
    const assets = facts.filter(
      (f) => f.subject === '国有资产' && /^[辆台]$/.test(f.unit) && f.value !== null,
    )
    const official = assets.find((f) => /^(?:一般)?公务用车$/.test(f.item))
    const total = assets.find((f) => f.item === '车辆合计')
    const owned = official ?? total
    if (owned === undefined) return []
    if (kept !== undefined) {
      const [own, all] = [Number(kept.value), Number(owned.value)]
      if (own === all) return []
      const args = { kept: cite(kept), owned: cite(owned) }
      const rest = { facts: [kept, owned], stated: `${kept.value} / ${owned.value}` }
      if (owned === official || own > all) return [{ says: 'differ', severity: 'error', args, ...rest }]
      const kinds = assets.filter((f) => f !== total && f.unit === '辆' && f.statement === owned.statement)
      const sum = kinds.reduce((count, f) => count + Number(f.value), 0)
      if (kinds.length === 0 || sum === all) return [{ says: 'more', severity: 'review', args, ...rest }]
      return [{ says: 'kinds', severity: 'error', args: { ...args, sum }, ...rest }]
    }
    const running = amount(facts, (f) => f.item === '公务用车运行费' && new Big(f.amount!).gt(0))
    if (running === undefined || Number(owned.value) !== 0) return []
    const args = { running: cite(running), owned: cite(owned) }
    const stated = `${running.value}${running.unit} / 0 辆`
    return [{ says: 'none', severity: 'error', args, facts: [owned, running], stated }]
  },
})
