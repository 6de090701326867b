import { describe, expect, it } from 'vitest'
import { toFacts } from '../../../src/reports/read.ts'
import { read } from '../../fixtures/read.ts'
import { report } from '../../fixtures/report.ts'
import { figures } from './cases/writing.ts'

/** 70.38 % of 405.10, in a section where shares are usually of all spending out of appropriations. */
const found = (share: string) =>
  toFacts(
    read(report()).report,
    figures(
      { subject: '一般公共预算', item: '财政拨款支出', value: '390.00', line: 5 },
      { item: '本年支出合计', value: '405.10', line: 10 },
      { item: '基本支出', value: '285.10', line: 10 },
      { item: '基本支出', measure: '占比', unit: '%', base: '财政拨款支出', value: share, line: 10 },
    ),
  ).findings.map((f) => `${f.code} ${f.severity}`)

describe('a share', () => {
  it('that is right for another whole on its line is no finding', () => {
    expect(found('70.38')).toEqual([])
  })

  it('that fits no amount on its line is one', () => {
    expect(found('61.38')).toEqual(['R19.off error'])
  })
})
