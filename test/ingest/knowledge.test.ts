import { expect, it } from 'vitest'
import { settleRegistry } from '../../src/ingest/knowledge.ts'
import type { Report } from '../../src/model/fact.ts'

const report = (unit_id: string, unit_name: string, fiscal_year: number) =>
  ({
    unit_id,
    unit_name,
    fiscal_year,
    district_code: null,
    level: '部门',
    unsure: [] as Report['unsure'],
  }) as Report
const empty: Parameters<typeof settleRegistry>[0] = { units: [], names: [] }

it('adds the units and names that transcripts speak of, a name from its first year, in an order of their own', () => {
  const reports = [report('2', '乙局', 2021), report('1', '甲局', 2020), report('2', '乙局', 2019)]
  const registry = settleRegistry(empty, reports)
  expect(registry).toEqual(settleRegistry(settleRegistry(empty, reports.slice(0, 1)), reports.toReversed()))
  expect(registry.units.map((u) => u.unit)).toEqual(['甲局', '乙局'])
  expect(registry.names.map((n) => [n.name, n.valid_from])).toEqual([
    ['甲局', 2020],
    ['乙局', 2019],
  ])
})

it('adds no unit for a government, nor for a name that is a guess', () => {
  const government: Report = { ...report('1', '青云市丹霞区', 2020), level: '政府' }
  const guess: Report = { ...report('2', '某中心', 2020), unsure: ['unit_name'] }
  expect(settleRegistry(empty, [government, guess]).units).toEqual([])
})

it('leaves alone what a person wrote', () => {
  const held = {
    units: [{ unit_id: '1', unit: '甲局（现名）', district_code: '1' }],
    names: [{ unit_id: '1', name: '甲局', valid_from: 2021, valid_to: 2022, note: '更名前' }],
  }
  expect(settleRegistry(held, [report('1', '甲局', 2019)])).toEqual(held)
})
