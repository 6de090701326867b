import { parseQuery } from '../model/query.ts'
import { columnAt, type Result } from '../model/result.ts'
import { factLists } from '../notebook/basis.ts'
import { inBasket } from '../notebook/basket.ts'
import { toDirectory } from '../notebook/directory.ts'
import { EMBED_FORMAT, type EmbedSnapshot } from '../notebook/embed.ts'
import { parseNotebook } from '../notebook/markdown.ts'
import type { Snapshot } from '../notebook/snapshot.ts'
import { sourcesOf } from '../notebook/sources.ts'

/** What all snapshots of one build have in common. */
export interface Build {
  version: string
  made: string
  invented: boolean
}

/** A snapshot for every question of the shipped pages that has a chart, by its name; one that stands on two pages is the first one's. */
export function embedSnapshots(
  pages: ReadonlyMap<string, Snapshot>,
  { version, made, invented }: Build,
): Map<string, EmbedSnapshot> {
  const shell = pages.get('shell')
  const names = new Map(
    shell?.results.basket === undefined
      ? []
      : toDirectory(shell.results.basket).map((u) => [u.unit_id, u.unit]),
  )
  const basket = inBasket(shell?.values.basket ?? '').map((unit) => ({
    ...unit,
    name: names.get(unit.unit_id) ?? unit.unit_id,
  }))
  const found = new Map<string, EmbedSnapshot>()
  for (const [page, snapshot] of pages) {
    if (snapshot.source === undefined) continue
    const { notebook, queries } = snapshot.source
    for (const block of parseNotebook(page, notebook).blocks) {
      if (block.kind !== 'cell' || found.has(block.name)) continue
      const [sql, result] = [queries[block.name], snapshot.results[block.name]]
      if (sql === undefined || result === undefined) continue
      const query = parseQuery(block.name, sql)
      if (query.chart === null || query.chart.mark === 'none') continue
      const taken = query.parameters.flatMap(({ name, value }) => [
        [name, snapshot.values[name] ?? value] as const,
      ])
      found.set(block.name, {
        format: EMBED_FORMAT,
        version,
        made,
        page,
        name: block.name,
        sql,
        values: { ...Object.fromEntries(taken), basket: snapshot.values.basket ?? '' },
        result,
        narrows: snapshot.narrows?.includes(block.name) ?? false,
        beside: besideOf(result, snapshot.beside ?? {}),
        basket,
        invented,
      })
    }
  }
  return found
}

/** Of what stands beside a page's results what one of them refers to. */
function besideOf(result: Result, beside: Readonly<Record<string, Result>>): Record<string, Result> {
  const { documents, units } = sourcesOf(result)
  const held: Readonly<Record<string, ReadonlySet<string>>> = {
    documents: new Set(documents),
    doubts: new Set(factLists(result).flat()),
    names: new Set(units),
  }
  const keys: Readonly<Record<string, string>> = {
    documents: 'document_id',
    doubts: 'fact_id',
    names: 'unit',
  }
  return Object.fromEntries(
    Object.entries(beside).map(([name, all]) => {
      const at = columnAt(all, keys[name]!)
      return [name, { ...all, rows: all.rows.filter((row) => held[name]?.has(String(row[at]))) }]
    }),
  )
}

/** What the inputs of a live chart choose from. */
export const choicesOf = (pages: ReadonlyMap<string, Snapshot>): Record<string, Result> => {
  const { basket: _, ...choices } = pages.get('shell')?.results ?? {}
  return choices
}
