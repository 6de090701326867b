import { describe, expect, it } from 'vitest'
import { likelyAmount } from '../../src/reports/confused.ts'
import { wordsOf } from '../../src/reports/words.ts'
import { noticesOf, read } from '../fixtures/read.ts'
import { report, sample } from '../fixtures/report.ts'

const amount = (text: string, item: string, part: string | null) =>
  read(text).facts.find(
    (f) => f.item === item && f.part === part && f.statement === '支出决算表' && f.origin === 'table',
  )?.value

describe('amounts that character recognition confused', () => {
  it.each([
    ['3O.49', '30.49'],
    ['l2.71', '12.71'],
    ['86,60', '86.60'],
    ['2,855,85', '2,855.85'],
    ['30.49', null],
    ['2,855.85', null],
    ['Oil', null],
  ])('%s may have been %s', (printed, meant) => {
    expect(likelyAmount(printed)).toBe(meant)
  })

  it('are mended where the sums of the table prove it, and told', () => {
    const whole = report(sample())
    const text = whole.replace('事业运行\t928.10\t290.10\t638.00', '事业运行\t928.1O\t290.10\t638,00')
    expect(text).not.toBe(whole)
    const reading = read(text)
    expect(
      reading.findings
        .filter((f) => f.rule === 'READ')
        .map((f) => wordsOf(f).message)
        .join(),
    ).toMatch(/“638,00”像是识别错的数，按表中合计关系读作 638\.00/)
    expect(amount(text, '事业运行', '项目支出')).toBe('638.00')
    expect(amount(text, '事业运行', null)).toBe('928.10')
  })

  it('are left out where nothing proves them', () => {
    const text = report(sample()).replace('年初结转和结余\t26\t12.50', '年初结转和结余\t26\tl2.50')
    const reading = read(text)
    expect(reading.facts.some((f) => f.item === '年初结转和结余' && f.value === '12.50')).toBe(false)
    expect(noticesOf(reading)).toMatch(/“l2\.50”像是识别错的数，.*未采用/)
  })
})
