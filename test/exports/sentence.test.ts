import { expect, it } from 'vitest'
import { sentenceOf } from '../../src/exports/sentence.ts'
import type { Row } from '../../src/model/result.ts'

const fact = (change: Partial<Row> = {}): Row => ({
  fact_id: 'd1-a',
  unit_id: 'u1',
  unit_name: '丹霞区大数据中心',
  fiscal_year: 2023,
  item: '“三公”经费合计',
  part: null,
  measure: '金额',
  stage: '决算',
  scope: '财政拨款',
  value: '1.67',
  unit: '万元',
  amount: '1.67',
  ...change,
})
const plan = fact({ fact_id: 'd1-b', stage: '年初预算', value: '3.00', amount: '3.00' })

it('says one figure, with its footnote', () => {
  expect(sentenceOf([fact()])).toEqual({
    text: '丹霞区大数据中心 2023 年“三公”经费合计决算 1.67 万元[^d1-a]。',
  })
})

it('sets a final account against its plan, in whichever order they are picked', () => {
  const text =
    '丹霞区大数据中心 2023 年“三公”经费合计决算 1.67 万元，为年初预算 3.00 万元的 55.7 %[^d1-a,d1-b]。'
  expect(sentenceOf([plan, fact()])).toEqual({ text })
  expect(sentenceOf([fact(), plan])).toEqual({ text })
})

it('sets a year against another, by the amount whatever the printed unit', () => {
  const before = fact({ fact_id: 'd0-a', fiscal_year: 2022, value: '20000', unit: '元', amount: '2.0000' })
  expect(sentenceOf([fact(), before])).toEqual({
    text: '丹霞区大数据中心 2023 年“三公”经费合计决算 1.67 万元，比 2022 年的 20,000 元减少 0.33 万元（16.5 %）[^d1-a,d0-a]。',
  })
  const none = { ...before, value: '0', amount: '0' }
  expect(sentenceOf([fact(), none])).toMatchObject({ text: expect.stringContaining('从 0 起，不算增减率') })
})

it('sets several units beside each other, the greatest first', () => {
  const other = fact({
    fact_id: 'd2-a',
    unit_id: 'u2',
    unit_name: '碧溪区大数据中心',
    value: '5.65',
    amount: '5.65',
  })
  expect(sentenceOf([fact(), other])).toEqual({
    text: '2023 年“三公”经费合计决算：碧溪区大数据中心 5.65 万元，丹霞区大数据中心 1.67 万元[^d2-a,d1-a]。',
  })
})

it('does not hold against a report that it says neither 部门 nor 单位', () => {
  const other = fact({ fact_id: 'd2-a', unit_id: 'u2', unit_name: '碧溪区大数据中心', level: null })
  expect(sentenceOf([fact({ level: '部门' }), other])).toHaveProperty('text')
})

it.each([
  [[], '先选一个数'],
  [
    [fact(), fact({ fact_id: 'x', scope: '一般公共预算财政拨款' })],
    '口径不同（财政拨款、一般公共预算财政拨款），不能相比',
  ],
  [[fact(), fact({ fact_id: 'x', item: '公务接待费' })], '条目不同（“三公”经费合计、公务接待费），不能相比'],
  [[fact(), fact({ fact_id: 'x', measure: '完成率' })], '量不同（金额、完成率），不能相比'],
  [[fact(), { ...plan, fiscal_year: 2022 }], '年度和阶段都不同，不能相比'],
  [
    [fact({ level: '部门' }), fact({ unit_id: 'u2', unit_name: '碧溪区数据中心', level: '单位' })],
    '有的是部门（含所属单位）的，有的是单位的（丹霞区大数据中心是部门，碧溪区数据中心是单位），不能相比',
  ],
  [
    [fact(), fact({ unit_id: 'u2', scope: '一般公共预算财政拨款' })],
    '口径不同（财政拨款、一般公共预算财政拨款），不能相比',
  ],
  [[fact(), fact({ unit_id: 'u2', fiscal_year: 2022 })], '几个单位的年度或阶段不同，不能相比'],
  [[fact(), { ...plan, unit_id: 'u2' }], '几个单位的年度或阶段不同，不能相比'],
  [[fact(), { ...plan, value: '0.00', amount: '0.00' }], '年初预算是 0，算不出比例'],
  [[fact(), fact({ fact_id: 'x' })], '这是同一个数的两处印出，没有可比的'],
  [[fact({ value: null, amount: null })], '选的里面有一处没有印出数'],
])('refuses what is not alike, and says why', (facts, why) => {
  expect(sentenceOf(facts)).toEqual({ why })
})
