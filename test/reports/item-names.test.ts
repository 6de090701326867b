import { expect, it } from 'vitest'
import type { Figure } from '../../src/model/fact.ts'
import { formatItemNames, nameItems, parseItemNames } from '../../src/reports/item-names.ts'

const figure = { subject: '未归类', item: '车辆使用费', measure: '金额', classified: false } as Figure
const all = { label: '车辆使用费', unit_id: '', subject: '三公', item: '公务用车运行费', measure: '金额' }
const own = { ...all, unit_id: '1', item: '公务用车购置费' }

it('gives the words that no name fits the one that a person gave them; a unit’s own name comes first', () => {
  expect(nameItems([figure], [all, own], '2')[0]).toMatchObject({ item: '公务用车运行费', classified: true })
  expect(nameItems([figure], [all, own], '1')[0]).toMatchObject({ item: '公务用车购置费' })
})

it('leaves alone what is classified, and other words', () => {
  const known = { ...figure, classified: true }
  const other = { ...figure, item: '别的' }
  expect(nameItems([known, other], [all], '1')).toEqual([known, other])
})

it('comes back from its CSV, quotes and commas as well', () => {
  const names = [{ ...all, label: '“车辆”, 使用费' }, own]
  expect(parseItemNames(formatItemNames(names))).toEqual(names)
})
