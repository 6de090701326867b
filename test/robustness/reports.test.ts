import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readingOf } from './corpus.ts'
import { percent, Ratchet } from './ratchet.ts'
import { type Marks, mark, written } from './unseen.ts'

/** Reports in the wordings of many provinces, written by hand, or those of another folder. */
const ELSEWHERE = process.env.ZHANGBEN_UNSEEN
const reports = written(ELSEWHERE ?? join(import.meta.dirname, 'reports'))

/** Over all reports; each alone must be read for the greater part. */
const ALL = { right: 97, precision: 99, invented: 0, refused: 0, mistaken: 0 }
const EACH = { right: 90, refused: 0, mistaken: 0 }
const ratchet = new Ratchet(ELSEWHERE === undefined ? 'reports-floors.json' : null)

const reached = (m: Marks) => ({
  right: percent(m.right, m.truth),
  precision: percent(m.printed - m.wrong, m.printed),
  invented: m.invented,
  refused: m.refused,
  mistaken: m.mistaken,
})

function sum(all: readonly Marks[]): Marks {
  const total = (key: Exclude<keyof Marks, 'notes'>) => all.reduce((n, m) => n + m[key], 0)
  return {
    truth: total('truth'),
    found: total('found'),
    named: total('named'),
    right: total('right'),
    printed: total('printed'),
    wrong: total('wrong'),
    invented: total('invented'),
    refused: total('refused'),
    mistaken: total('mistaken'),
    notes: [],
  }
}

const line = (name: string, m: Marks) =>
  [
    name.padEnd(34),
    m.truth,
    percent(m.found, m.truth).toFixed(1),
    percent(m.named, m.truth).toFixed(1),
    percent(m.right, m.truth).toFixed(1),
    percent(m.printed - m.wrong, m.printed).toFixed(1),
    m.invented,
    m.refused,
    m.mistaken,
  ].join('\t')

const SHOWN = process.env.ZHANGBEN_SHOW

describe('reports that nobody tuned for', () => {
  const marks: [string, Marks][] = []

  it.each(reports)('$name', (report) => {
    const result = mark(report, readingOf(report.text))
    marks.push([report.name, result])
    if (SHOWN !== undefined && report.name.includes(SHOWN)) console.log(result.notes.join('\n'))
    const now = reached(result)
    expect(ratchet.worse(report.name, now, EACH), JSON.stringify(now)).toEqual([])
  })

  it('reaches the floors over all of them', () => {
    expect(reports.length).toBeGreaterThan(0)
    const all = sum(marks.map(([, m]) => m))
    console.log(
      `\n${'报告'.padEnd(32)}\t真值\t数值\t项目\t全对\t精度\t虚错\t拒收\t认错\n${[...marks, ['合计', all] as const].map(([name, m]) => line(name, m)).join('\n')}`,
    )
    expect(ratchet.worse('合计', reached(all), ALL), JSON.stringify(reached(all))).toEqual([])
    ratchet.raise()
  })
})
