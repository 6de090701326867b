import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Reading } from '../../src/reports/read.ts'
import { read } from '../fixtures/read.ts'
import { type Layout, LOOSE, report, sample, wrapped } from '../fixtures/report.ts'

const LAYOUTS: readonly Layout[] = ['tabs', 'pipes', ...LOOSE]

function expectWhole({ coverage, figures }: Reading): void {
  const { numbers, facts, structure, left_out, marks } = coverage
  expect(facts + structure + left_out.length).toBe(numbers)
  expect(marks).toHaveLength(numbers)
  const taken = new Set<string>()
  for (const figure of figures)
    for (const span of figure.spans)
      for (let at = span.start; at < span.end; at++) {
        const place = `${span.line}:${at}`
        expect(taken.has(place), `${place} belongs to two figures`).toBe(false)
        taken.add(place)
      }
}

describe('what became of every number', () => {
  it.each(LAYOUTS)('adds up, and no number belongs to two figures: %s', (layout) => {
    expectWhole(read(report(sample(), layout)))
  })

  it('holds for reports with lines doubled and put elsewhere', () => {
    const lines = report(sample(), 'tabs').split('\n')
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: lines.length - 1 }), { minLength: 60, maxLength: 160 }),
        (order) => {
          expectWhole(read([...lines, ...order.map((i) => lines[i]!)].join('\n')))
        },
      ),
      { numRuns: 25 },
    )
  })

  it('marks each number of a sentence with what took it', () => {
    const text = wrapped(report())
    const { coverage } = read(text)
    const lines = text.split('\n')
    for (const mark of coverage.marks) {
      if (mark.fate === 'fact') expect(mark.item).not.toBe('')
      expect(mark.why).not.toBe('')
      expect(lines[mark.line - 1]).toContain(mark.text)
    }
  })

  it('names the line and the words of what is left out', () => {
    const text = `${report()}\n会场里有37把椅子。`
    const { coverage } = read(text)
    const line = text.split('\n').length
    expect(coverage.left_out).toContainEqual({ line, text: '37', why: '没有计量单位' })
  })
})
