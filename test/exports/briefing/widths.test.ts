import { expect, it } from 'vitest'
import { columnWidths } from '../../../src/exports/briefing/widths.ts'

const SENTENCE = '整体自评表的预算数是调整后的，文字里的是年初预算，完成率随口径而变：'.repeat(2)

it('gives each column what its words need where there is room', () => {
  const [name, number] = columnWidths(['单位', '金额'], [['丹霞区教育局', '1.50']], 40)
  expect(name! / number!).toBeGreaterThan(1.5)
  expect(name! + number!).toBeCloseTo(1)
})

it('gives a column of sentences the most, whatever one long cell elsewhere asks', () => {
  const rows = Array.from({ length: 20 }, (_, i) => [
    '丹霞区人力资源和社会保障局',
    SENTENCE,
    i === 0 ? '这一格很长'.repeat(8) : '1.50',
  ])
  const [name, sentence, other] = columnWidths(['单位', '说明', '印的'], rows, 45)
  expect(sentence!).toBeGreaterThan(2 * other!)
  expect(name!).toBeGreaterThan(0.15)
})

it('is never so narrow that a number breaks', () => {
  const rows = [[SENTENCE, SENTENCE, SENTENCE, '14,178.71 / 14,083.51', SENTENCE]]
  const room = 40
  const shares = columnWidths(['甲', '乙', '丙', '印的', '丁'], rows, room)
  // Nine characters of digits are five ems wide.
  expect(shares[3]! * room).toBeGreaterThan(5)
})
