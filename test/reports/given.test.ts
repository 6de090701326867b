import { expect, it } from 'vitest'
import { givenBefore } from '../../src/reports/given.ts'
import { read } from '../fixtures/read.ts'
import { report } from '../fixtures/report.ts'

it('what a person said of a report is remembered with it', () => {
  const text = report().replaceAll('2020年度', '').replaceAll('2020', '')
  const given = { year: 2020, unit: '丹霞区城市中心' }
  const { report: told } = read(text, given)
  expect(told).toMatchObject({ fiscal_year: 2020, unit_name: '丹霞区城市中心' })
  expect(givenBefore({ report: told })).toEqual(given)
})
