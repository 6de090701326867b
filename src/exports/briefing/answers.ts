import { canDraw } from '../../charts/chart.ts'
import { proposeChart } from '../../charts/propose.ts'
import { say } from '../../locale/locale.ts'
import { msg, str } from '../../locale/msg.ts'
import type { Query } from '../../model/query.ts'
import { type Result, valuesOf } from '../../model/result.ts'
import { type BasketUnit, inBasket, startBasket } from '../../notebook/basket.ts'
import { startOf } from '../../notebook/choice.ts'
import { DIRECTORY, toDirectory } from '../../notebook/directory.ts'
import { type Exhibit, exhibitOf } from '../../notebook/exhibit.ts'
import { type CellBlock, type Notebook, openInputs, queriesOf, startValues } from '../../notebook/notebook.ts'
import { OwnCells, type Runner } from '../../notebook/own.ts'
import type { Shared } from '../../notebook/sources.ts'
import type { Beneath } from '../beneath.ts'
import type { Missing } from './briefing.ts'

/** What a briefing is made with. */
export interface Means {
  runner: Runner
  /** The shipped queries, by name. */
  library: ReadonlyMap<string, Query>
  shared: Shared
  version: string
  /** The day on which it is made, as 2026-01-31. */
  date: string
  /** Values of parameters that stand above those of the notebook. */
  values?: Readonly<Record<string, string>>
  /** What figures rest on; asked of the runner without. */
  trail?: (ids: readonly string[]) => Promise<Beneath>
}

/** What a query gave, or why it gave nothing. */
export type Answer = { query: Query; result: Result } | { why: string }

/** Runs a notebook's cells; one that cannot be run says why. */
export async function answersOf(
  notebook: Notebook,
  { runner, library, values: given = {} }: Means,
): Promise<{
  answers: Map<string, Answer>
  values: Record<string, string>
  basket: BasketUnit[]
  own: OwnCells
}> {
  const own = new OwnCells(runner)
  own.edit(notebook)
  const names = queriesOf(notebook)
  const shipped = names.flatMap((name) => (own.has(name) ? [] : (library.get(name) ?? [])))
  const directory = await runner.run(DIRECTORY)
  const basket = startBasket(valuesOf(directory, 'unit_id').map(String))
  const inputs = startValues(notebook)
  const values: Record<string, string> = { ...startOf(notebook, shipped), basket, ...inputs, ...given }
  for (const { name, options } of openInputs(notebook)) {
    const choices = library.get(options)
    if (choices === undefined || given[name] !== undefined) continue
    const first = (await runner.run(choices, values)).rows[0]?.[0]
    if (first !== undefined) values[name] = String(first)
  }
  const answers = new Map<string, Answer>()
  const never = new AbortController().signal
  for (const name of names) {
    const query = own.queries.get(name) ?? library.get(name)
    if (query === undefined) {
      answers.set(name, { why: msg(str`没有名叫“${name}”的查询`) })
      continue
    }
    try {
      const result = own.has(name) ? await own.run(name, values, never) : await runner.run(query, values)
      answers.set(name, { query, result })
    } catch (error) {
      answers.set(name, { why: msg(str`“${name}”没有算出来：${say((error as Error).message)}`) })
    }
  }
  const units = new Map(toDirectory(directory).map((unit) => [unit.unit_id, unit.unit]))
  return {
    answers,
    values,
    own,
    basket: inBasket(values.basket ?? '').map((unit) => ({
      ...unit,
      name: units.get(unit.unit_id) ?? unit.unit_id,
    })),
  }
}

/** The exhibit of a cell, or why there is none. */
export async function exhibitOfCell(
  { name, sql }: CellBlock,
  answer: Answer,
  { values, own, basket }: Awaited<ReturnType<typeof answersOf>>,
  shared: Shared,
): Promise<Exhibit | Missing> {
  const missing = (text: string, fault = false): Missing => ({ kind: 'missing', name, text, fault })
  if ('why' in answer) return missing(answer.why, true)
  const { result } = answer
  const title = answer.query.title === name ? msg('查询结果') : answer.query.title
  if (result.rows.length === 0)
    return missing(
      msg(
        str`${msg(title)}：${answer.query.empty === '' ? msg('所选的范围里没有一行数。') : msg(answer.query.empty)}`,
      ),
    )
  const chosen = answer.query.chart ?? (sql === null ? null : proposeChart(result))
  const query = {
    ...answer.query,
    title,
    chart: chosen,
  }
  const basis = sql === null || query.basis !== '' ? null : await own.basis(result).catch(() => null)
  const exhibit = exhibitOf(query, result, { values, shared, basket, basis })
  return canDraw(result, exhibit.chart) ? exhibit : { ...exhibit, chart: null }
}
