import { sangongSums } from '../sums.ts'
import { defineRule, testedSum } from './rule.ts'

/** A blank cell counts as nothing; where all parts are blank, a person is to look. */
export const sangongTable = defineRule({
  id: 'R6',
  title: '“三公”表各栏之和',
  source:
    '财决公开07表（2018–2021 年，一般公共预算）、09表（2022 年起，财政拨款）：1=2+3+6、3=4+5、7=8+9+12、9=10+11',
  severities: ['error', 'tail', 'review'],
  sentences: {
    off: '“三公”表不平（{formula}）：{total}，各部分相加为 {sum} 万元',
  },
  *figures({ facts }) {
    for (const each of sangongSums(facts)) {
      const { broken } = testedSum(each, { formula: each.formula })
      if (each.total.origin !== 'table' || broken === null) continue
      yield { ...broken, severity: each.parts.length === 0 ? 'review' : broken.severity }
    }
  },
})

/** Tested only where the text states all parts. */
export const sangongText = defineRule({
  id: 'R18',
  title: '文字里“三公”各项之和',
  source: '同 R6，用于“三公”经费说明',
  severities: ['error', 'tail'],
  sentences: {
    off: '“三公”说明不平（{formula}）：{total}，各部分相加为 {sum} 万元',
  },
  *figures({ facts }) {
    for (const each of sangongSums(facts)) {
      const { broken } = testedSum(each, { formula: each.formula })
      if (each.total.origin !== 'table' && each.complete && broken !== null) yield broken
    }
  },
})
