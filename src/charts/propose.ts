import type { ChartSpec } from '../model/query.ts'
import { columnAt, type Result, type ResultColumn, valuesOf } from '../model/result.ts'
import { MOST_MARKS } from './datum.ts'

/** More bars than this are a table. */
const MOST_BARS = 60

const isMeasure = ({ name, type }: ResultColumn) =>
  type === 'decimal' || type === 'number' || (type === 'integer' && !/(?:^|_)year$/.test(name))

/** Columns that name a part of a whole. */
const PARTS = ['part', 'item', 'class', 'kind']

/**
 * A fitting chart for a result, by the types of its columns and what their names mean: parts over years are stacked,
 * one thing over years is a line, two measures of many things are dots, one measure of few things is sorted bars. Units
 * of several districts stand in a panel a district. Null where only a table fits.
 */
export function proposeChart(result: Result): ChartSpec | null {
  const { columns, rows } = result
  const measures = columns.filter(isMeasure).map((c) => c.name)
  const texts = columns.filter((c) => c.type === 'text').map((c) => c.name)
  const [y, second] = measures
  if (y === undefined || rows.length === 0 || rows.length > MOST_MARKS) return null
  const distinct = (name: string) => new Set(valuesOf(result, name)).size
  const has = (name: string) => columnAt(result, name) >= 0
  const years = has('fiscal_year') ? distinct('fiscal_year') : 0
  const name = texts.find((text) => distinct(text) === rows.length) ?? texts[0]
  const part = PARTS.find((text) => texts.includes(text) && distinct(text) > 1 && distinct(text) <= 8)
  const unit = ['unit', 'district'].find((text) => texts.includes(text))
  if (part !== undefined && years > 0)
    return { mark: 'stack', x: 'fiscal_year', y, color: part, ...(unit ? { facet: unit } : {}), label: y }
  if (years > 1) {
    const color = unit ?? texts[0] ?? ''
    const crowd = unit === 'unit' && has('district') && distinct('unit') > 6 ? { facet: 'district' } : {}
    return { mark: 'line', x: 'fiscal_year', y, color, ...crowd, label: y }
  }
  if (second !== undefined && name !== undefined && rows.length >= 6 && distinct(name) === rows.length)
    return {
      mark: 'dot',
      x: y,
      y: second,
      color: texts.includes('district') ? 'district' : '',
      text: name,
      label: second,
    }
  if (name === undefined || rows.length > MOST_BARS) return null
  return { mark: 'bar', x: y, y: name, color: texts.includes('unit') ? 'unit' : '', sort: 'desc', label: y }
}
