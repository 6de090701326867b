import { describe, expect, it } from 'vitest'
import type { UnitName } from '../../src/model/fact.ts'
import { readReport } from '../../src/reports/read.ts'
import { unitOf } from '../../src/reports/report.ts'
import { wordsOf } from '../../src/reports/words.ts'
import { KNOWLEDGE, read } from '../fixtures/read.ts'
import { report, sample } from '../fixtures/report.ts'

const named = (unit_id: string, name: string): UnitName => ({
  unit_id,
  name,
  valid_from: 2020,
  valid_to: null,
  note: '',
})

describe('the unit of a name', () => {
  const held = {
    units: [
      { unit_id: 'a', district_code: '990101' },
      { unit_id: 'b', district_code: '990102' },
      { unit_id: 'c', district_code: null },
      { unit_id: 'd', district_code: '990101' },
    ],
    names: [named('a', '教育局'), named('b', '教育局'), named('c', '青云市美术馆'), named('d', '大数据中心')],
  }
  const id = (name: string, code: string | null) => unitOf(name, code, held)

  it('is the one of its district', () => {
    expect(id('教育局', '990101')).toEqual({ unitId: 'a', known: true })
    expect(id('教育局', '990102')).toEqual({ unitId: 'b', known: true })
  })

  it('is a new one in a district where no unit bears the name', () => {
    const third = id('教育局', '990103')
    expect(third).toMatchObject({ known: false })
    expect(third.unitId).toMatch(/^990103-/)
    expect(id('大数据中心', '990102').known).toBe(false)
  })

  it('is the only one that bears the name where a district is not told', () => {
    expect(id('青云市美术馆', null)).toEqual({ unitId: 'c', known: true })
    expect(id('青云市美术馆', '990101')).toEqual({ unitId: 'c', known: true })
    expect(id('大数据中心', null)).toEqual({ unitId: 'd', known: true })
    expect(id('教育局', null).known).toBe(false)
  })
})

describe('two reports of units of one name', () => {
  const of = (unit: string) => report(sample({ unit }))

  it('are of one unit where the name says which place it is of', () => {
    const first = read(of('青云市丹霞区教育局')).report
    const again = readReport(
      report(sample({ unit: '青云市丹霞区教育局', year: 2021 })),
      { hash: 'b', format: 'text' },
      { ...KNOWLEDGE, units: [first], names: [named(first.unit_id, first.unit_name)] },
    )
    expect(again.report.unit_id).toBe(first.unit_id)
    expect(again.newUnit).toBe(false)
  })

  it('are of two units where neither says which place it is of, and both are asked about', () => {
    const [one, other] = [of('区教育局'), `${of('区教育局')}\n又一页`].map((text) => read(text).report)
    expect(one!.unit_id).not.toBe(other!.unit_id)
    expect(one!.unsure).toContain('district')
    const { findings } = read(of('区教育局'))
    expect(findings.map((f) => wordsOf(f).message).join()).toMatch(/看不出是哪个区县的报告.*--district/)
  })

  it('are of the districts that a person gives', () => {
    const codes = ['990101', '420103']
    const [one, other] = codes.map((district) => read(of('区教育局'), { district }).report)
    expect(one!.unsure).toEqual([])
    expect([one, other].map((r) => r!.unit_id.slice(0, 6))).toEqual(codes)
  })

  it('are of the district that the text speaks of again and again', () => {
    const text = `${of('教育局')}\n江汉区各校。江汉区的学位。江汉区教育经费。`
    expect(read(text).report).toMatchObject({ district: '江汉区', unsure: [] })
  })
})
