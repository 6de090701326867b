import { defineRule, linesOf } from './rule.ts'

const UNCHANGED = /持平[。,;][^。\n]{0,4}(?:减少|增加)(?:的)?(?:主要)?原因/g
const EACH = /(?<!、)(?:收入|支出)合计各(?:增加|减少|增长|下降)/g

export const direction = defineRule({
  id: 'R23',
  title: '增减的用语前后相符',
  source: '决算、预算说明的增减句式：持平没有增减原因，“各”用于收、支两个数',
  severities: ['error', 'review'],
  sentences: {
    unchanged: '第 {lines} 行说“持平”，接着却写增减的原因',
    each: '第 {lines} 行只有一个数却写“各”增减',
  },
  *words({ flow }) {
    const [unchanged, each] = [linesOf(flow, UNCHANGED), linesOf(flow, EACH)]
    if (unchanged.length > 0)
      yield { says: 'unchanged', severity: 'error', args: { lines: unchanged }, facts: [], lines: unchanged }
    if (each.length > 0)
      yield { says: 'each', severity: 'review', args: { lines: each }, facts: [], lines: each }
  },
})
