import type { Fact } from '../../model/fact.ts'
import { type Case, cite, defineRule, sumOff } from './rule.ts'

const TOTAL = '“三公”经费合计'
const VEHICLES = '公务用车购置及运行费'
const OF_VEHICLES = new Set(['公务用车购置费', '公务用车运行费'])
const IDENTITIES = [
  { whole: TOTAL, parts: ['因公出国(境)费', VEHICLES, '公务接待费'] },
  { whole: VEHICLES, parts: ['公务用车购置费', '公务用车运行费'] },
] as const

/** Each 三公 total with its parts, printed in one place. */
function sums({ facts }: Case, where: (f: Fact) => boolean) {
  const groups = new Map<string, Fact[]>()
  for (const f of facts) {
    if (f.subject !== '三公' || f.measure !== '金额' || f.amount === null || f.origin === 'derived') continue
    if (!where(f)) continue
    const key = [f.origin, f.statement, f.stage, f.scope, f.fiscal_year].join('|')
    groups.set(key, [...(groups.get(key) ?? []), f])
  }
  return [...groups.values()].flatMap((group) =>
    IDENTITIES.flatMap(({ whole, parts: names }) => {
      const total = group.find((f) => f.item === whole)
      const parts = names.flatMap((name) => {
        const part = group.find((f) => f.item === name)
        // Where a form prints purchase and running without their sum, they are parts of the whole themselves.
        const own = name === VEHICLES ? group.filter((f) => OF_VEHICLES.has(f.item)) : []
        return part ?? own
      })
      return total === undefined
        ? []
        : [{ total, parts, whole: parts.length >= names.length, formula: `${whole} = ${names.join(' + ')}` }]
    }),
  )
}

/** A blank cell counts as nothing; where all parts are blank, a person is to look. */
export const sangongTable = defineRule({
  id: 'R6',
  title: { zh: '“三公”表各栏之和', en: 'The 三公 table adds up' },
  source:
    '财决公开07表（2018–2021 年，一般公共预算）、09表（2022 年起，财政拨款）：1=2+3+6、3=4+5、7=8+9+12、9=10+11',
  severities: ['error', 'tail', 'review'],
  sentences: {
    off: {
      zh: '“三公”表不平（{formula}）：{total}，各部分相加为 {sum} 万元',
      en: 'The 三公 table does not add up ({formula}): {total}, its parts sum to {sum} (万元)',
    },
  },
  figures: (subject) =>
    sums(subject, (f) => f.origin === 'table').flatMap(({ total, parts, formula }) => {
      const off = sumOff(total, parts)
      if (off === null) return []
      const args = { formula, total: cite(total), sum: off.recomputed }
      return [{ says: 'off', args, ...off, severity: parts.length === 0 ? 'review' : off.severity }]
    }),
})

/** Tested only where the text states all parts. */
export const sangongText = defineRule({
  id: 'R18',
  title: { zh: '文字里“三公”各项之和', en: '三公 in the text adds up' },
  source: '同 R6，用于“三公”经费说明',
  severities: ['error', 'tail'],
  sentences: {
    off: {
      zh: '“三公”说明不平（{formula}）：{total}，各部分相加为 {sum} 万元',
      en: '三公 in the text does not add up ({formula}): {total}, its parts sum to {sum} (万元)',
    },
  },
  figures: (subject) =>
    sums(subject, (f) => f.origin !== 'table').flatMap(({ total, parts, whole, formula }) => {
      const off = whole ? sumOff(total, parts) : null
      if (off === null) return []
      return [{ says: 'off', args: { formula, total: cite(total), sum: off.recomputed }, ...off }]
    }),
})
