import { describe, expect, it } from 'vitest'
import { parseQuery } from '../../src/model/query.ts'
import type { Result } from '../../src/model/result.ts'
import { basisWords } from '../../src/notebook/basis-words.ts'

const query = (basis: string) =>
  parseQuery('q', `-- basis: ${basis}\n-- param: stage text = ''\n-- param: districts text = ''\nSELECT 1`)
const rows = (stage: string | null, scope: string | null): Result => ({
  columns: [
    { name: 'unit', type: 'text' },
    { name: 'stage', type: 'text' },
    { name: 'scope', type: 'text' },
  ],
  rows: [['青云市丹霞区教育局', stage, scope]],
})
const told = (basis: string, result: Result, values: Record<string, string> = {}) =>
  basisWords(query(basis), result, values, null).join(' · ')

describe('the basis in words', () => {
  it('names the stage that the rows have, where the head leaves it open', () => {
    expect(told('所选阶段（空为决算）· 一般公共预算或财政拨款', rows('决算', '财政拨款'))).toBe(
      '口径：决算 · 财政拨款 · n = 1 个单位',
    )
  })

  it('names a stage that was chosen in place of the head’s, and keeps what is divided by what', () => {
    expect(told('决算 · 运行费 ÷ 年末保有量', rows(null, null), { stage: '年初预算' })).toBe(
      '口径：年初预算 · 运行费 ÷ 年末保有量 · n = 1 个单位',
    )
  })

  it('adds the scopes of the rows to a head that does not name them', () => {
    expect(told('决算；没有决算时用年初预算', rows('决算', '财政拨款'))).toBe(
      '口径：决算；没有决算时用年初预算 · 财政拨款 · n = 1 个单位',
    )
  })

  it('tells what else was chosen', () => {
    expect(told('决算', rows('决算', null), { districts: '丹霞区,白鹭区' })).toBe(
      '口径：决算 · 区县：丹霞区、白鹭区 · n = 1 个单位',
    )
  })
})
