import { msg, str } from '../locale/msg.ts'
import { HEADINGS } from '../model/labels.ts'
import type { ChartSpec, Query } from '../model/query.ts'
import type { Result } from '../model/result.ts'
import type { Basis } from './basis.ts'
import { basisWords } from './basis-words.ts'
import type { BasketUnit } from './basket.ts'
import { type Shared, sourcesOf } from './sources.ts'
import { warningsOf } from './warnings.ts'

/** A result that leaves the page, with all that it must not go without. */
export interface Exhibit {
  /** The query's name. */
  name: string
  title: string
  /** Stage, scope, what was chosen, and how many units. */
  basis: string
  /** Where unlike things are compared; empty where they are not. */
  warning: string
  note: string
  /** Titles of the reports that its figures come from. */
  sources: readonly string[]
  result: Result
  /** How it is drawn; null for a table. */
  chart: ChartSpec | null
  heading: (column: string) => string
  /** The units that are followed, each in its colour. */
  basket: readonly BasketUnit[]
  /** Facts that a finding of weight is about. */
  doubtful: ReadonlySet<string>
  /** The figures are of the made-up city. */
  invented: boolean
}

/** What a result is shown with. */
export interface Setting {
  /** What its parameters stand at. */
  values: Readonly<Record<string, string>>
  shared: Shared
  basket: readonly BasketUnit[]
  /** Stage and scope of the facts beneath, for a query that does not state its basis. */
  basis?: Basis | null
  /** Units, years or parts that the page looks at; the result has just their rows. */
  only?: readonly string[]
}

/** A result of a query as it leaves the page. Its words are in the language shown. */
export function exhibitOf(query: Query, result: Result, setting: Setting): Exhibit {
  const { values, shared, basket, basis = null, only = [] } = setting
  const { documents } = sourcesOf(result)
  const warnings = warningsOf(result, query.chart, {
    basis,
    shared,
    sql: query.basis === '' ? query.sql : '',
  })
  return {
    name: query.name,
    title: msg(query.title),
    basis: [
      shared.invented ? msg('虚构的数据') : '',
      ...basisWords(query, result, values, basis),
      only.length === 0 ? '' : msg(str`只看 ${only.join(msg('、'))}`),
    ]
      .filter(Boolean)
      .join(' · '),
    warning: warnings.length === 0 ? '' : msg(str`注意：${warnings.join(msg('；'))}`),
    note: query.note === '' ? '' : msg(query.note),
    sources: documents.map((id) => shared.titles.get(id) ?? id),
    result,
    chart: query.chart === null || query.chart.mark === 'none' ? null : query.chart,
    heading: (name) => msg(query.headings[name] ?? HEADINGS[name] ?? name),
    basket,
    doubtful: shared.doubtful,
    invented: shared.invented,
  }
}

/** More reports than these are counted, and the first of them named. */
const MOST_SOURCES = 6
const NAMED_SOURCES = 3

/** The line of an exhibit that says where its figures come from: all reports, or where they are many the first and how many; empty where nothing is known of that. */
export function sourceLine({ sources }: Exhibit): string {
  if (sources.length === 0) return ''
  if (sources.length <= MOST_SOURCES) return msg(str`来源：${sources.join(msg('；'))}`)
  return msg(str`来源：${sources.slice(0, NAMED_SOURCES).join(msg('；'))}等 ${sources.length} 份报告`)
}

/** What a file of an exhibit is called, without its ending: made-up figures say so, where the file itself has no place for it. */
export const fileName = (title: string, invented = false): string =>
  `${msg('账本')}-${invented ? `${msg('虚构')}-` : ''}${title.replace(/[\\/:*?"<>|\s\u0000-\u001f]+/g, '').slice(0, 80)}`
