import { describe, expect, it } from 'vitest'
import { newFigure } from '../../../src/reports/figure.ts'
import { toFacts } from '../../../src/reports/read.ts'
import { read } from '../../fixtures/read.ts'
import { report } from '../../fixtures/report.ts'

const rows = (text: string) => read(text).findings.filter((f) => f.rule === 'R4' || f.code === 'READ.rows')
/** Changes 基本支出 of a row in 支出决算表. */
function spoil(text: string, code: string, to: string): string {
  const at = text.indexOf('支出决算表\n\n部门', text.indexOf('收入决算表\n\n部门'))
  const row = new RegExp(`^(${code}\\t\\t\\t[^\\t]*\\t928\\.10)\\t290\\.10\\t`, 'm')
  const changed = text.slice(at).replace(row, `$1\t${to}\t`)
  expect(changed).not.toBe(text.slice(at))
  return text.slice(0, at) + changed
}

describe('R4: 合计 = 基本支出 + 项目支出', () => {
  it('holds on every row of a consistent report', () => {
    expect(rows(report())).toEqual([])
  })

  it('is broken by one cell of one row', () => {
    const found = rows(spoil(report(), '2010350', '280.10'))
    expect(found.map((f) => [f.rule, f.severity, f.stated, f.recomputed])).toEqual([
      ['R4', 'error', '928.10', '918.10'],
    ])
  })

  it('broken on most rows of a table doubts the reading, not the report', () => {
    const spoilt = ['201', '20103', '2010350'].reduce((text, code) => spoil(text, code, '280.10'), report())
    const found = rows(spoilt)
    expect(found.map((f) => f.rule)).toContain('READ')
    expect(found.filter((f) => f.rule === 'R4')).toEqual([])
    expect(found.every((f) => f.severity === 'review')).toBe(true)
  })

  it('holds where the table divides 基本支出 further', () => {
    const row = ['', '人员经费', '公用经费', '基本支出', '项目支出'].map((part, i) =>
      newFigure({
        subject: '功能分类',
        item: '事业运行',
        part: part === '' ? null : part,
        fiscal_year: 2020,
        stage: '决算',
        value: ['100', '60', '10', '70', '40'][i]!,
        origin: 'table',
        statement: '支出决算表',
        page: null,
        line: 7,
        evidence: '',
      }),
    )
    const { findings } = toFacts(read(report()).report, row)
    expect(findings.map((f) => [f.code, f.stated, f.recomputed])).toEqual([['R4.off', '100.00', '110.00']])
  })
})
