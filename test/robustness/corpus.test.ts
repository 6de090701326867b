import { describe, expect, it } from 'vitest'
import type { Fact } from '../../src/model/fact.ts'
import { totals } from '../fixtures/report.ts'
import { type Entry, OWN, ownEntries } from './corpus.ts'

const entries = ownEntries()
const plain = (value: string) => value.replaceAll(',', '')

/** The values in 万元 under which a quantity is printed. */
const amounts = ({ truth }: Entry, item: string, stage: Fact['stage'], subject?: string) =>
  new Set(
    truth.facts
      .filter(
        (f) =>
          f.item === item &&
          f.stage === stage &&
          f.measure === '金额' &&
          f.part === null &&
          (subject === undefined || f.subject === subject) &&
          f.fiscal_year === truth.identity.fiscal_year,
      )
      .map((f) => Number(f.amount)),
  )

describe.each(entries)('the truth of $name', (entry) => {
  const { sample: s, stage } = OWN[entry.name]!
  const t = totals(s)

  it('holds every amount and percentage that the generator printed, on its line', () => {
    for (const row of entry.rows) {
      const written = [...row.text.matchAll(/\d[\d,]*\.\d+/g)].map(([value]) => plain(value)).sort()
      const read = entry.truth.facts
        .filter((f) => f.line === row.from[0] && f.value?.includes('.'))
        .map((f) => f.value)
        .sort()
      expect(read, row.text).toEqual(written)
    }
  })

  it('names them as the generator does', () => {
    expect(amounts(entry, '“三公”经费合计', stage)).toEqual(new Set([t.sangong]))
    expect(amounts(entry, '公务用车运行费', stage)).toEqual(new Set([s.sangong.running]))
    expect(amounts(entry, '人员经费合计', stage)).toEqual(new Set([s.basic.personnel]))
    expect(amounts(entry, '公用经费合计', stage)).toEqual(new Set([s.basic.office]))
    expect(amounts(entry, '本年支出合计', stage, '支出')).toEqual(new Set([t.spent]))
    expect(amounts(entry, '项目支出', stage, '支出')).toEqual(new Set([t.project]))
    expect(amounts(entry, '其他收入', stage, '收入')).toEqual(new Set([s.otherIncome]))
  })

  it('holds the people', () => {
    const staff = entry.truth.facts.filter((f) => f.subject === '人员')
    expect(Object.fromEntries(staff.map((f) => [f.item, Number(f.value)]))).toMatchObject({
      编制人数: s.staff.posts,
      在职实有人数: s.staff.inPost,
      离退休人员: s.staff.retired,
    })
  })

  it('is of the unit and the year, and the report has no error', () => {
    expect(entry.about).toMatchObject({ unit: s.unit, year: s.year, district: '丹霞区' })
    expect(entry.truth.findings.filter((f) => f.severity === 'error')).toEqual([])
  })
})
