import { describe, expect, it } from 'vitest'
import type { Fact } from '../../src/model/fact.ts'
import { read } from '../fixtures/read.ts'
import { report } from '../fixtures/report.ts'

const find = (facts: readonly Fact[], item: string, origin: Fact['origin'], stage = '决算') =>
  facts.find((f) => f.item === item && f.origin === origin && f.stage === stage && f.measure === '金额')!

describe('how well a figure is attested', () => {
  const whole = read(report()).facts

  it('counts the places that print the same value of the same quantity', () => {
    const table = find(whole, '公务接待费', 'table')
    expect(table.printed_times).toBe(2)
    expect(find(whole, '公务接待费', 'narrative').printed_times).toBe(2)
    const other = read(report().replace('3.公务接待费支出决算为 0.35', '3.公务接待费支出决算为 0.53')).facts
    expect(find(other, '公务接待费', 'table').printed_times).toBe(1)
  })

  it('counts the sums that hold and that it takes part in', () => {
    const total = find(whole, '“三公”经费合计', 'table')
    expect(total.sums_held).toBe(1)
    expect(find(whole, '公务用车购置及运行费', 'table').sums_held).toBe(2)
    const broken = read(report().replace(/\t6\.40\t0\.35$/m, '\t\t6.75')).facts
    expect(find(broken, '“三公”经费合计', 'table').sums_held).toBe(0)
  })

  it('says which figures an error concerns', () => {
    expect(whole.filter((f) => f.contradicted)).toEqual([])
    const { facts, findings } = read(report().replace(/\t6\.40\t0\.35$/m, '\t\t6.75'))
    const named = new Set(findings.filter((f) => f.severity === 'error').flatMap((f) => f.fact_ids))
    expect(named.size).toBeGreaterThan(0)
    expect(new Set(facts.filter((f) => f.contradicted).map((f) => f.fact_id))).toEqual(named)
  })

  it('counts no printing of a figure that was worked out', () => {
    const derived = whole.filter((f) => f.origin === 'derived')
    expect(derived.length).toBeGreaterThan(0)
    expect(derived.every((f) => f.printed_times === 0)).toBe(true)
  })
})
