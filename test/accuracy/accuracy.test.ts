import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readRegistry } from '../../src/ingest/knowledge.ts'
import { PROJECT } from '../../src/ingest/paths.ts'
import { readReport } from '../../src/reports/read.ts'
import { wordsOf } from '../../src/reports/words.ts'
import { answering, parseFindings } from './findings.ts'
import { readGold, type Score, score } from './score.ts'

const reports = process.env.ZHANGBEN_REPORTS ?? join(PROJECT, '..', 'shared', 'reports')
const gold = join(reports, '..', 'gold')
const there = existsSync(reports) && existsSync(gold)
if (!there) console.log(`准确性测试跳过：没有 ${reports} 和旁边的 gold/（可用 ZHANGBEN_REPORTS 指出）`)

const percent = (part: number, whole: number) => (whole === 0 ? '—' : `${((100 * part) / whole).toFixed(2)}%`)

function show(name: string, scores: ReadonlyMap<string, Score>): void {
  console.log(`\n${name}\n主题\t真值\t找到\t召回\t同名\t印出\t误\t精度`)
  for (const [subject, s] of scores) {
    console.log(
      [
        subject,
        s.gold,
        s.found,
        percent(s.found, s.gold),
        percent(s.sameItem, s.found),
        s.printed,
        s.wrong,
        percent(s.printed - s.wrong, s.printed),
      ].join('\t'),
    )
  }
}

describe.skipIf(!there)('against the hand-labelled figures', () => {
  const knowledge = readRegistry()
  const all = new Map<string, Score>()
  const labelled = there ? parseFindings(readFileSync(join(gold, 'findings.csv'), 'utf8')) : []
  const unanswered: string[] = []
  const files = there
    ? readdirSync(reports)
        .filter((name) => name.endsWith('.txt'))
        .sort()
    : []
  for (const file of files) {
    const { facts, findings } = readReport(
      readFileSync(join(reports, file), 'utf8'),
      { hash: file, format: 'text' },
      knowledge,
    )
    for (const row of labelled.filter((g) => g.seed === file.slice(0, 3))) {
      const found = answering(row, findings)
      console.log(
        [
          row.seed,
          row.rule,
          row.lines,
          found === null ? '没有找到' : `${found.severity} ${wordsOf(found).message.slice(0, 40)}`,
        ].join('\t'),
      )
      if (found === null) unanswered.push(`${row.seed} ${row.rule} ${row.lines}`)
    }
    const truth = readGold(join(gold, `${file.slice(0, 3)}.json`))
    const { bySubject } = score(facts, truth.facts, truth.optional)
    show(file, bySubject)
    for (const [subject, s] of bySubject) {
      const sum = all.get(subject) ?? { gold: 0, found: 0, sameItem: 0, printed: 0, wrong: 0 }
      for (const key of Object.keys(s) as (keyof Score)[]) sum[key] += s[key]
      all.set(subject, sum)
    }
  }
  if (there) show('五份合计', all)

  const total = [...all.values()].reduce(
    (t, v) => ({
      gold: t.gold + v.gold,
      found: t.found + v.found,
      printed: t.printed + v.printed,
      wrong: t.wrong + v.wrong,
    }),
    { gold: 0, found: 0, printed: 0, wrong: 0 },
  )

  it('finds at least 99.5 % of the figures, and at least 99.5 % of what it finds is right', () => {
    console.log(
      `召回 ${percent(total.found, total.gold)}，精度 ${percent(total.printed - total.wrong, total.printed)}`,
    )
    expect(total.found / total.gold).toBeGreaterThanOrEqual(0.995)
    expect((total.printed - total.wrong) / total.printed).toBeGreaterThanOrEqual(0.995)
  })

  it('names at least 99 % of the figures as the truth does, work done apart, which has the words of its sentence', () => {
    const named = [...all].filter(([subject]) => subject !== '工作量').map(([, v]) => v)
    const same = named.reduce((sum, v) => sum + v.sameItem, 0)
    const found = named.reduce((sum, v) => sum + v.found, 0)
    console.log(`同名 ${percent(same, found)}`)
    expect(same / found).toBeGreaterThanOrEqual(0.99)
  })

  it('finds every labelled contradiction', () => {
    expect(labelled).toHaveLength(72)
    expect(unanswered).toEqual([])
  })
})
