import { expect, it } from 'vitest'
import { ofItem, onLine } from '../../src/reports/lookup.ts'
import { read } from '../fixtures/read.ts'
import { report } from '../fixtures/report.ts'

it('finds the facts of an item and those of a line, in the order of the list', () => {
  const { facts } = read(report())
  for (const { item, line } of facts) {
    expect(ofItem(facts, item)).toEqual(facts.filter((f) => f.item === item))
    expect(onLine(facts, line)).toEqual(facts.filter((f) => f.line === line))
  }
})

it('finds none for what no fact has, and looks in each list by itself', () => {
  const { facts } = read(report())
  expect(ofItem(facts, '没有这一项')).toEqual([])
  expect(ofItem([], facts[0]!.item)).toEqual([])
  expect(ofItem(facts, facts[0]!.item)).not.toEqual([])
})
