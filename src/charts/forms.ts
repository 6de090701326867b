import { msg, str } from '../locale/msg.ts'
import type { ChartSpec } from '../model/query.ts'
import { type Result, toNumber, type Value, valuesOf } from '../model/result.ts'
import { colorsUnits } from './datum.ts'
import { spreadOf } from './stats.ts'

/** The tallest that a chart may be, in px, whatever it holds. */
export const TALLEST = 640
/** No chart can be read that is asked to be lower, in px. */
export const LEAST_TALL = 160
/** More bars, or pairs of dots, are a strip. */
export const MOST_BARS = 15
/** More lines are a band with the followed in front; of things that are no units, a row of cells each. */
export const MOST_LINES = 8
/** More bars of things that are no units, such as projects, whose names are what is read: as many as a chart is high. */
export const MOST_NAMED = 40
/** Where the greatest is more medians than this, a scale from zero shows nothing but the greatest. */
const SKEWED = 20
/** Fewer have no quartiles worth drawing. */
export const LEAST_SPREAD = 5
/** More units' panels are not compared any more; one more may stand for all. */
export const MOST_PANELS = 12
/** More lines behind a band are a smear. */
export const MOST_FAINT = 300
/** Rows of cells that can be read; more are put together. */
export const MOST_ROWS = 40
/** Entries of a key. */
export const MOST_KEYS = 12
/** Years that a strip has lanes for. */
export const STRIP = { lanes: 5 }

/** What is drawn in place of what was asked for, and the sentence that says why. */
export interface Form {
  spec: ChartSpec
  notes: string[]
}

/**
 * The form that holds at the number of things there are: one value is a sentence, up to fifteen are bars, more a strip; up
 * to eight series are lines, more a band, or cells where they are no units; pairs beyond fifteen are slopes; one year is no line. Where
 * the greatest would hide all others, the scale is one of powers of ten.
 */
export function formOf(result: Result, spec: ChartSpec): Form {
  const distinct = (column: string | undefined) =>
    column === undefined || column === '' ? 0 : new Set(valuesOf(result, column)).size
  const count = result.rows.length
  const as = (next: ChartSpec, note: string): Form => {
    const form = formOf(result, next)
    return {
      spec: form.spec,
      notes: note === '' || form.spec.mark === 'value' ? form.notes : [note, ...form.notes],
    }
  }
  if (count === 1 && spec.mark !== 'value' && spec.mark !== 'stack') return { spec: asValue(spec), notes: [] }
  switch (spec.mark) {
    case 'bar': {
      const most = namesUnits(result, spec) ? MOST_BARS : MOST_NAMED
      if (count > most * Math.max(1, Math.min(2, distinct(spec.facet))))
        return as(
          { ...spec, mark: 'strip', facet: '' },
          msg(str`${count} 个值多过 ${most} 个，画成分布带；指着看名字，表里有全部。`),
        )
      break
    }
    case 'strip':
      if (count < LEAST_SPREAD) return as({ ...spec, mark: 'bar' }, '')
      return scaled(result, spec, spec.x)
    case 'line':
    case 'band':
    case 'slope': {
      const series = distinct(spec.color)
      if (distinct(spec.x) === 1) {
        const { x, y, color, ...others } = spec
        const name = color || ['unit', 'label', 'district'].find((column) => distinct(column) > 0) || x!
        return as(
          { ...others, mark: 'bar', x: y!, y: name, color: color ?? '', sort: 'desc' },
          msg('只有一个年度，不画线。'),
        )
      }
      if (spec.mark !== 'slope' && series > MOST_LINES && !spec.facet && !colorsUnits(result, spec)) {
        const { x, y, color, ...others } = spec
        return as(
          { ...others, mark: 'heat', x: x!, y: color!, color: y! },
          msg(str`${series} 条线多过 ${MOST_LINES} 条，画成格子：一行一个，一列一个年度。`),
        )
      }
      if (spec.mark === 'line' && series > MOST_LINES && !spec.facet)
        return as(
          { ...spec, mark: 'band' },
          msg(str`${series} 条线多过 ${MOST_LINES} 条，画成同组的带子，关注的单位在前面。`),
        )
      if (spec.mark === 'band' && series < LEAST_SPREAD) return as({ ...spec, mark: 'line' }, '')
      return spec.mark === 'line' ? { spec, notes: [] } : scaled(result, spec, spec.y)
    }
    case 'dumbbell':
      if (distinct(spec.y) > MOST_BARS) {
        const { x, y, color, sort: _, ...others } = spec
        return pairsOf(result, spec) * 2 >= distinct(y)
          ? as(
              { ...others, mark: 'slope', x: color!, y: x!, color: y! },
              msg(str`${distinct(y)} 对值多过 ${MOST_BARS} 对，画成斜线。`),
            )
          : as(
              { ...spec, mark: 'strip' },
              msg(str`${distinct(y)} 行多过 ${MOST_BARS} 行，大多只有一头，画成分布带。`),
            )
      }
      break
  }
  return { spec, notes: [] }
}

/** Whether the things of a chart are called by their units; a project, say, is not. */
function namesUnits(result: Result, { y }: ChartSpec): boolean {
  const [names, units] = [valuesOf(result, y ?? ''), valuesOf(result, 'unit')]
  return names.some((name, i) => units[i] != null && String(name ?? '').startsWith(String(units[i])))
}

/** How many rows of a chart of pairs have more than one end. */
function pairsOf(result: Result, { x, y, color }: ChartSpec): number {
  const [values, ends] = [valuesOf(result, x!), valuesOf(result, color!)]
  const seen = new Map<Value, Value>()
  const paired = new Set<Value>()
  valuesOf(result, y!).forEach((name, i) => {
    if (values[i] === null) return
    if (!seen.has(name)) seen.set(name, ends[i]!)
    else if (seen.get(name) !== ends[i]) paired.add(name)
  })
  return paired.size
}

/** In powers of ten where the greatest would hide all others, all are above zero, and the chart line asks for nothing else. */
function scaled(result: Result, spec: ChartSpec, measure: string | undefined): Form {
  if (spec.scale !== undefined) return { spec, notes: [] }
  const spread = spreadOf(valuesOf(result, measure ?? '').map(toNumber))
  if (spread === null || spread.n < LEAST_SPREAD || spread.low <= 0 || spread.high <= SKEWED * spread.median)
    return { spec, notes: [] }
  const times = Math.round(spread.high / spread.median)
  return { spec: { ...spec, scale: 'log' }, notes: [msg(str`最大的是中位数的 ${times} 倍，刻度取对数。`)] }
}

/** The one value of a chart, and what it is called. */
function asValue({ x, y, color, ...others }: ChartSpec): ChartSpec {
  const [measure, name] = ['line', 'band', 'slope', 'dot'].includes(others.mark)
    ? [y, color || others.text || x]
    : others.mark === 'heat'
      ? [color, y]
      : [x, y]
  return { ...others, mark: 'value', x: measure!, y: name! }
}

/** What is told where not all panels are drawn. */
export const panelNote = (shown: number, all: number) =>
  msg(str`${all} 幅里画了 ${shown} 幅；要看别的，把它们选进关注的单位。`)
