import { msg, str } from '@lit/localize'
import type { ChartSpec } from '../model/query.ts'
import { type Result, valuesOf } from '../model/result.ts'

/** The tallest that a chart may be, in px, whatever it holds. */
export const TALLEST = 640
/** More bars, or pairs of dots, are a strip. */
export const MOST_BARS = 15
/** More lines are a band with the followed in front. */
export const MOST_LINES = 8
/** Fewer have no quartiles worth drawing. */
export const LEAST_SPREAD = 5
/** More panels are not compared any more. */
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
 * to eight series are lines, more a band; pairs beyond fifteen are slopes; one year is no line.
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
    case 'bar':
      if (count > MOST_BARS * Math.max(1, Math.min(2, distinct(spec.facet))))
        return {
          spec: { ...spec, mark: 'strip', facet: '' },
          notes: [msg(str`${count} 个值多过 ${MOST_BARS} 个，画成分布带；指着看名字，表里有全部。`)],
        }
      break
    case 'strip':
      if (count < LEAST_SPREAD) return as({ ...spec, mark: 'bar' }, '')
      break
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
      if (spec.mark === 'line' && series > MOST_LINES && !spec.facet)
        return {
          spec: { ...spec, mark: 'band' },
          notes: [msg(str`${series} 条线多过 ${MOST_LINES} 条，画成同组的带子，关注的单位在前面。`)],
        }
      if (spec.mark === 'band' && series < LEAST_SPREAD) return as({ ...spec, mark: 'line' }, '')
      break
    }
    case 'dumbbell':
      if (distinct(spec.y) > MOST_BARS) {
        const pairs = distinct(spec.color) === 2
        const { x, y, color, sort: _, ...others } = spec
        return pairs
          ? as(
              { ...others, mark: 'slope', x: color!, y: x!, color: y! },
              msg(str`${distinct(y)} 对值多过 ${MOST_BARS} 对，画成斜线。`),
            )
          : as({ ...spec, mark: 'strip' }, '')
      }
      break
  }
  return { spec, notes: [] }
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
