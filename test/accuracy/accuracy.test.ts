import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readRegistry } from '../../src/ingest/knowledge.ts'
import { PROJECT } from '../../src/ingest/paths.ts'
import { readReport } from '../../src/reports/read.ts'
import { readGold, type Score, score } from './score.ts'

const reports = process.env.ZHANGBEN_REPORTS ?? join(PROJECT, '..', 'shared', 'reports')
const gold = join(reports, '..', 'gold')
const there = existsSync(reports) && existsSync(gold)
if (!there) console.log(`准确性测试跳过：没有 ${reports} 和旁边的 gold/（可用 ZHANGBEN_REPORTS 指出）`)

/** The subjects that the reader has extractors for. */
const COMPLETE = ['三公', '人员', '支出', '收入', '财政拨款', '一般公共预算', '基本支出']

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
  const { districts, names } = readRegistry()
  const all = new Map<string, Score>()
  const files = there
    ? readdirSync(reports)
        .filter((name) => name.endsWith('.txt'))
        .sort()
    : []
  for (const file of files) {
    const { facts } = readReport(
      readFileSync(join(reports, file), 'utf8'),
      { hash: file, format: 'text' },
      { districts, names },
    )
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

  it.each(COMPLETE)(
    'finds at least 99 %% of %s, and at least 99.5 %% of what it finds is right',
    (subject) => {
      const s = all.get(subject)!
      expect(s.found / s.gold).toBeGreaterThanOrEqual(0.99)
      expect((s.printed - s.wrong) / s.printed).toBeGreaterThanOrEqual(0.995)
      expect(s.sameItem / s.found).toBeGreaterThanOrEqual(0.95)
    },
  )

  it('prints no figure that is not there', () => {
    const printed = [...all.values()].reduce((sum, s) => sum + s.printed, 0)
    const wrong = [...all.values()].reduce((sum, s) => sum + s.wrong, 0)
    expect((printed - wrong) / printed).toBeGreaterThanOrEqual(0.995)
  })
})
