import { msg, str } from '../../locale/msg.ts'
import type { Result } from '../../model/result.ts'
import { factLists } from '../../notebook/basis.ts'
import type { Exhibit } from '../../notebook/exhibit.ts'
import type { Notebook } from '../../notebook/notebook.ts'
import { beneath, factsOf } from '../beneath.ts'
import { answersOf, exhibitOfCell, type Means } from './answers.ts'
import type { Briefing, Missing, Piece, Prose, Run } from './briefing.ts'
import { fillProse } from './fill.ts'
import { type Inline, NOTE, parseProse, plainText } from './markdown.ts'
import { Notes, noted } from './notes.ts'

/**
 * A notebook made out as a briefing: every cell run, charts and tables numbered, footnotes cited, figures traced. A
 * cell that cannot be shown is a sentence in its place.
 */
export async function makeBriefing(notebook: Notebook, means: Means): Promise<Briefing> {
  const { runner, shared, version, date } = means
  const run = await answersOf(notebook, means)
  const resultOf = (name: string) => {
    const answer = run.answers.get(name)
    return answer === undefined || 'why' in answer ? null : answer.result
  }
  const cited = (result: Result) => {
    const ids = factLists(result)[0] ?? []
    return ids.length === 0 ? '' : `[^${ids.join(',')}]`
  }
  const exhibits = new Map<string, Exhibit | Missing>()
  const proses: string[] = []
  for (const block of notebook.blocks) {
    if (block.kind === 'cell')
      exhibits.set(block.name, await exhibitOfCell(block, run.answers.get(block.name)!, run, shared))
    if (block.kind === 'prose') proses.push(fillProse(block.text, resultOf, cited))
  }
  const results = [...exhibits.values()].flatMap((one) => ('result' in one ? [one.result] : []))
  const inProse = proses.flatMap((text) => [...text.matchAll(NOTE)].flatMap((match) => match[1]!.split(',')))
  const ids = [...new Set([...inProse, ...factsOf(results)].filter(Boolean))]
  const { facts, findings } = await (means.trail?.(ids) ??
    beneath(ids, (query, values) => runner.run(query, values)))

  const labels = new Map<string, string>()
  const counts = { figure: 0, table: 0 }
  for (const [name, one] of exhibits) {
    if (!('result' in one)) continue
    const as = one.chart === null ? 'table' : 'figure'
    counts[as]++
    labels.set(name, as === 'figure' ? msg(str`图 ${counts.figure}`) : msg(str`表 ${counts.table}`))
  }
  const notes = new Notes(facts)
  const runs = (inlines: readonly Inline[]): Run[] =>
    inlines.flatMap((inline): Run[] => {
      if (inline.kind === 'ref') return [{ ...inline, text: labels.get(inline.name) ?? inline.text }]
      if (inline.kind !== 'note') return [inline]
      const note = notes.of(inline.facts)
      return note === null ? [] : [{ kind: 'note', note }]
    })
  const pieces: Piece[] = []
  for (const block of notebook.blocks) {
    if (block.kind === 'prose')
      pieces.push(
        ...parseProse(proses.shift()!).map((prose): Prose => {
          if (prose.kind === 'table') return { ...prose, rows: prose.rows.map((row) => row.map(runs)) }
          return 'inlines' in prose ? { ...prose, inlines: runs(prose.inlines) } : prose
        }),
      )
    if (block.kind !== 'cell') continue
    const one = exhibits.get(block.name)!
    if (!('result' in one)) {
      pieces.push(one)
      continue
    }
    const as = one.chart === null ? 'table' : 'figure'
    const label = labels.get(block.name)!
    const number = Number(/\d+/.exec(label)![0])
    pieces.push({
      kind: 'shown',
      as,
      name: block.name,
      number,
      label,
      exhibit: one,
      ...noted(as, one, notes),
    })
  }
  return {
    title: titleOf(notebook, pieces),
    pieces: withoutTitle(pieces),
    notes: notes.all,
    facts,
    findings,
    version,
    date,
    invented: shared.invented,
  }
}

/** The first heading names the briefing; its front matter without. */
function titleOf(notebook: Notebook, [first]: readonly Piece[]): string {
  return first?.kind === 'heading' && first.level === 1
    ? plainText(first.inlines as Inline[])
    : msg(notebook.title)
}

function withoutTitle(pieces: Piece[]): Piece[] {
  const [first] = pieces
  return first?.kind === 'heading' && first.level === 1 ? pieces.slice(1) : pieces
}
