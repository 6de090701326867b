import { describe, expect, it } from 'vitest'
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
})
