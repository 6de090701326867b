import Big from 'big.js'
import { defineRule } from './rule.ts'

const PARTS = /^(?:产出|效益|满意度)指标$/

export const weights = defineRule({
  id: 'R27',
  title: '绩效指标的分值之和',
  source: '项目支出绩效自评表：产出、效益、满意度指标的分值之和 = 绩效指标的分值',
  severities: ['error'],
  sentences: {
    off: '{project}：绩效指标 {whole} 分，下级相加 {sum} 分',
  },
  figures({ facts }) {
    const all = facts.filter((f) => f.measure === '分值' && f.value !== null)
    return [...new Set(all.map((f) => f.item))].flatMap((project) => {
      const own = all.filter((f) => f.item === project)
      const whole = own.find((f) => f.part === '绩效指标')
      const parts = own.filter((f) => PARTS.test(f.part ?? ''))
      const sum = parts.reduce((total, f) => total.plus(f.value!), new Big(0))
      if (whole === undefined || parts.length < 2 || sum.eq(whole.value!)) return []
      return [
        {
          says: 'off',
          severity: 'error',
          args: { project, whole: whole.value!, sum: sum.toString() },
          facts: [whole, ...parts],
          stated: whole.value!,
          recomputed: sum.toString(),
        },
      ]
    })
  },
})
