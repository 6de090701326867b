import { msg, str } from '../locale/msg.ts'
import { parseQuery, type Query } from '../model/query.ts'
import type { Result } from '../model/result.ts'
import { type BasketUnit, inBasket } from '../notebook/basket.ts'
import type { EmbedSnapshot } from '../notebook/embed.ts'
import { narrowed } from '../notebook/narrow.ts'

type Values = Readonly<Record<string, string>>

const queries = new WeakMap<EmbedSnapshot, Query>()

/** The question of a snapshot. */
export function queryOf(snapshot: EmbedSnapshot): Query {
  let query = queries.get(snapshot)
  if (query === undefined) {
    query = parseQuery(snapshot.name, snapshot.sql)
    queries.set(snapshot, query)
  }
  return query
}

/** What a snapshot tells of a choice: its result or a part of that; null where only the data themselves can tell. */
export function resultFor(snapshot: EmbedSnapshot, values: Values): Result | null {
  const query = queryOf(snapshot)
  const changed = query.parameters.some(({ name }) => values[name] !== snapshot.values[name])
  if (!changed) return snapshot.result
  return snapshot.narrows ? narrowed(query, snapshot.result, snapshot.values, values) : null
}

/** Where a choice is not in the snapshot. */
export const beyondWords = (snapshot: EmbedSnapshot, values: Values): string => {
  const changed = queryOf(snapshot).parameters.filter(({ name }) => values[name] !== snapshot.values[name])
  const said = changed.map(({ name }) => `${name}=${values[name] ?? ''}`).join(msg('、'))
  return msg(str`随图带来的数里没有这样选的（${said}），要到账本里现算。`)
}

/** The units of a basket, by the names that the result gives them; those that it lacks colour nothing. */
export function basketFor(snapshot: EmbedSnapshot, result: Result, basket: string | undefined): BasketUnit[] {
  if (basket === undefined || basket === snapshot.values.basket) return snapshot.basket
  const [id, name] = ['unit_id', 'unit'].map((column) => result.columns.findIndex((c) => c.name === column))
  const names = new Map(result.rows.map((row) => [String(row[id!] ?? ''), String(row[name!] ?? '')]))
  return inBasket(basket).flatMap((unit) => {
    const known = names.get(unit.unit_id)
    return known === undefined ? [] : [{ ...unit, name: known }]
  })
}
