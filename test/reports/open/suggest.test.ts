import { expect, it } from 'vitest'
import type { Figure } from '../../../src/model/fact.ts'
import { toLines } from '../../../src/reports/document.ts'
import { labelAt, suggestNaming } from '../../../src/reports/open/suggest.ts'

const at = (text: string, number: string) => {
  const [line] = toLines(text)
  const start = line!.folded.indexOf(number)
  return { line: line!, span: { line: 1, start, end: start + number.length } }
}

it.each([
  ['夜间照明贴补 12.30万元，绿地养护 7 次', '12.30', '夜间照明贴补'],
  ['夜间照明贴补 12.30万元，绿地养护 7 次', '7', '绿地养护'],
  ['垃圾清运费为３.5万元', '3.5', '垃圾清运费'],
  ['垃圾清运费\t\t3.5\t4.5', '4.5', '垃圾清运费'],
  ['| 垃圾清运费 | 3.5 |', '3.5', '垃圾清运费'],
  ['12.30', '12.30', ''],
])('the words that a number stands under: %s %s', (text, number, label) => {
  const { line, span } = at(text, number)
  expect(labelAt(line, span.start)).toBe(label)
})

it.each([
  ['照明贴补 1,200.5 元', '1,200.5', { value: '1200.5', unit: '元', measure: '金额', stage: '决算' }],
  ['结余为-3.5 万元', '3.5', { value: '-3.5', unit: '万元', measure: '金额' }],
  ['编外用工 12 人', '12', { value: '12', unit: '人', measure: '人数', stage: '' }],
  ['到位率 95 %', '95', { value: '95', unit: '%', measure: '占比' }],
])('a start for naming a number: %s', (text, number, naming) => {
  const { line, span } = at(text, number)
  expect(suggestNaming({ kind: '决算', fiscal_year: 2020 }, [], line, span)).toMatchObject(naming)
})

it('takes the subject of the figure before it that has one, never 未归类', () => {
  const { line, span } = at('照明贴补 12.5 万元', '12.5')
  const before = {
    subject: '支出',
    unit: '万元',
    classified: true,
    line: 0,
    stage: '决算',
    scope: '',
    spans: [],
  }
  const figures = [before, { ...before, subject: '未归类', classified: false }] as unknown as Figure[]
  expect(suggestNaming({ kind: '决算', fiscal_year: 2020 }, figures, line, span).subject).toBe('支出')
})
