import { type Datum, mark, toData } from '../../charts/datum.ts'
import { formOf, MOST_PANELS } from '../../charts/forms.ts'
import { nameOf } from '../../charts/names.ts'
import { LIGHT } from '../../charts/theme.ts'
import { gapWords } from '../../charts/tip.ts'
import { msg } from '../../locale/msg.ts'
import { formatOf } from '../../model/format.ts'
import { columnAt } from '../../model/result.ts'
import type { Exhibit } from '../../notebook/exhibit.ts'

/** A chart as presentation programs have them, with its data: every series has a value a category. */
export interface NativeChart {
  kind: 'bar' | 'stack' | 'line' | 'dot'
  categories: string[]
  /** null: no figure. For dots, `values` are upright, and `across` holds what they stand over. */
  series: { name: string; color: string; values: (number | null)[] }[]
  /** For bars: a colour a category. */
  colors?: string[]
  across?: number[]
  /** How its numbers are written: 0.00, #,##0. */
  code: string
  /** What the axes measure; across is empty but for dots. */
  unit: string
  acrossUnit: string
}

/** More points cannot be told apart by names. */
const MOST_NAMED = 15

const distinct = (values: readonly string[]): string[] => [...new Set(values)]

/** What a chart of ours shows by its look, in words: why there is no bar, a budget, a figure worked out, a doubt. */
const saidOf = (d: Datum): string =>
  [
    d.x === null ? `（${gapWords(d.gap)}）` : '',
    d.budget ? msg('（预算）') : '',
    d.derived ? msg('（推算）') : '',
    mark(d),
  ].join('')

/** Names that stand for several rows get their year. */
function labelsOf(data: readonly Datum[]): string[] {
  const times = new Map<string, number>()
  for (const { label } of data) times.set(label, (times.get(label) ?? 0) + 1)
  return data.map((d) => {
    const { label, year, facet } = d
    const named =
      times.get(label)! > 1 && year !== null && !label.includes(String(year)) ? `${label} ${year}` : label
    return (facet === '' || named.includes(facet) ? named : `${facet} ${named}`) + saidOf(d)
  })
}

const bars = (data: readonly Datum[], name: string) => ({
  categories: labelsOf(data),
  series: [{ name, color: LIGHT.plain, values: data.map((d) => d.x) }],
  colors: data.map((d) => d.color),
})

function stacks(data: readonly Datum[]) {
  const place = ({ facet, across }: Datum) => [facet, across].filter(Boolean).join(' ')
  const categories = distinct(data.map(place))
  const valueAt = (own: readonly Datum[], category: string): number | null => {
    const held = own.filter((d) => place(d) === category && d.y !== null)
    return held.length === 0 ? null : held.reduce((sum, d) => sum + d.y!, 0)
  }
  return {
    categories,
    series: distinct(data.map((d) => d.series)).map((name) => {
      const own = data.filter((d) => d.series === name)
      return { name, color: own[0]!.color, values: categories.map((category) => valueAt(own, category)) }
    }),
  }
}

function lines(data: readonly Datum[]) {
  const years = distinct(data.filter((d) => d.across !== '').map((d) => d.across)).sort()
  return {
    categories: years,
    series: distinct(data.map((d) => nameOf(d, true))).map((name) => {
      const own = data.filter((d) => nameOf(d, true) === name)
      return {
        name,
        color: own[0]!.color,
        values: years.map((year) => own.find((d) => d.across === year)?.y ?? null),
      }
    }),
  }
}

function dots(data: readonly Datum[], others: string) {
  const points = data.filter((d) => d.x !== null && d.y !== null)
  const nameFor = (d: Datum) => (points.length <= MOST_NAMED || d.named ? nameOf(d) : others)
  return {
    categories: points.map((d) => nameOf(d)),
    across: points.map((d) => d.x!),
    series: distinct(points.map(nameFor)).map((name) => ({
      name,
      color: points.find((d) => nameFor(d) === name)!.color,
      values: points.map((d) => (nameFor(d) === name ? d.y : null)),
    })),
  }
}

/** An exhibit's chart as a native one; null where its kind, or the number of its panels, is only a picture's. */
export function nativeChart(exhibit: Exhibit): NativeChart | null {
  const { result, chart, heading, basket, doubtful } = exhibit
  if (chart === null) return null
  const { spec } = formOf(result, chart)
  const kind = spec.mark
  if (kind !== 'bar' && kind !== 'stack' && kind !== 'line' && kind !== 'dot') return null
  const data = toData(result, spec, { width: 0, theme: LIGHT, basket, doubtful, heading, label: '' })
  const facets = distinct(data.map((d) => d.facet)).length
  if (facets > MOST_PANELS || (facets > 1 && (kind === 'line' || kind === 'dot'))) return null
  const format = (column: string | undefined) => {
    const held = result.columns[columnAt(result, column ?? '')]
    return held === undefined ? { unit: '', decimals: 2 } : formatOf(held, heading(held.name))
  }
  const measure = kind === 'bar' ? spec.x : spec.y
  const unit = spec.label === undefined ? format(measure).unit : msg(spec.label)
  const made =
    kind === 'bar'
      ? bars(data, unit === '' ? heading(measure ?? '') : unit)
      : kind === 'stack'
        ? stacks(data)
        : kind === 'line'
          ? lines(data)
          : dots(data, msg('其他单位'))
  return {
    kind,
    ...made,
    code: format(measure).decimals > 0 ? '#,##0.00' : '#,##0',
    unit: kind === 'dot' ? heading(spec.y ?? '') : unit,
    acrossUnit: kind === 'dot' ? heading(spec.x ?? '') : '',
  }
}
