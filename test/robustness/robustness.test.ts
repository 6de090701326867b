import { describe, expect, it } from 'vitest'
import { AMOUNTS } from './amounts.ts'
import { add, compare, type Result } from './compare.ts'
import { type Entry, ownEntries, publishedEntries, REPORTS, readingOf } from './corpus.ts'
import { HEADINGS } from './headings.ts'
import { INSERTIONS } from './insertions.ts'
import { LAYOUT } from './layout.ts'
import { ORDER } from './order.ts'
import { percent, Ratchet } from './ratchet.ts'
import { type Perturbation, toText } from './rows.ts'
import { TABLES } from './tables.ts'
import { TITLES } from './titles.ts'
import { MARKS, WORDS } from './words.ts'

/** `changed` counts only where something was put in. */
const FINAL = { recall: 97, precision: 99.5, changed: 0, invented: 0, refused: 0, mistaken: 0 }
const ratchet = new Ratchet('floors.json')

const GROUPS: Readonly<Record<string, Readonly<Record<string, Perturbation>>>> = {
  标题: HEADINGS,
  封面: TITLES,
  表: TABLES,
  措辞: WORDS,
  标点: MARKS,
  顺序: ORDER,
  插入: INSERTIONS,
  版式: LAYOUT,
  金额: AMOUNTS,
}

/** Reads every report that the perturbation changes; null where it changes none. */
function run(perturbation: Perturbation, entries: readonly Entry[]): Result | null {
  const results = entries.flatMap(({ name, text, rows, about, truth }) => {
    const changed = perturbation(rows, about)
    const now = toText(changed)
    if (now === text) return []
    const result = compare(truth, changed, readingOf(now))
    const named = (list: string[]) => list.map((line) => `${name}:${line}`)
    return [
      {
        ...result,
        lost: named(result.lost),
        surplus: named(result.surplus),
        errors: named(result.errors),
      },
    ]
  })
  return results.length === 0 ? null : add(results)
}

const reached = (group: string, r: Result) => ({
  recall: percent(r.found, r.truth),
  precision: percent(r.printed - r.wrong, r.printed),
  changed: group === '插入' ? r.changed : 0,
  invented: r.invented,
  refused: r.refused,
  mistaken: r.mistaken,
})

const SHOWN = process.env.ZHANGBEN_SHOW

const corpora = [
  ['自写', ownEntries()],
  ['公开', publishedEntries()],
] as const
if (corpora[1][1].length === 0)
  console.log(`公开报告的扰动跳过：没有 ${REPORTS} 和旁边的 gold/（可用 ZHANGBEN_REPORTS 指出）`)

describe.each(corpora.filter(([, entries]) => entries.length > 0))(
  '%s的报告换一种写法',
  (corpus, entries) => {
    const lines: string[] = []

    describe.each(Object.entries(GROUPS))('%s', (group, table) => {
      it.each(Object.entries(table))('%s', (name, perturbation) => {
        const result = run(perturbation, entries)
        if (corpus === '自写') expect(result, '没有一份报告因此改变').not.toBeNull()
        if (result === null) return
        const now = reached(group, result)
        const row = `${corpus}|${name}`
        if (SHOWN !== undefined && row.includes(SHOWN))
          console.log(
            `${row}\n${[...result.lost.map((l) => `失 ${l}`), ...result.surplus.map((l) => `误 ${l}`), ...result.errors.map((l) => `虚 ${l}`)].join('\n')}`,
          )
        lines.push(
          [
            name.padEnd(24, '　'),
            now.recall.toFixed(2),
            now.precision.toFixed(2),
            now.changed,
            now.invented,
            now.refused,
            now.mistaken,
            ratchet.note(row, now, FINAL),
          ].join('\t'),
        )
        expect(ratchet.worse(row, now, FINAL), JSON.stringify(now)).toEqual([])
      })
    })

    it('prints what each row reaches', () => {
      console.log(`\n${corpus}\t召回\t精度\t改变\t虚错\t拒收\t认错\n${lines.join('\n')}`)
      ratchet.raise()
    })
  },
)
