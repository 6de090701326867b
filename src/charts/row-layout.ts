import type { ChartSpec } from '../model/query.ts'
import { axisRows, FOOT } from './axes.ts'
import type { ChartContext, Datum } from './datum.ts'
import { type Area, type Label, labelMarks } from './frame.ts'
import { SIZE } from './labels.ts'
import { type Reference, referenceOf } from './reference.ts'
import { type NameColumn, nameColumn } from './rows.ts'
import { type MeasureScale, measureScale, type Placed, rowScale } from './scale.ts'
import { shorten, textWidth } from './text.ts'

/** One of several things under each other: its name at the left, and words behind the greatest of its values. */
export interface RowThing {
  name: string
  bold: boolean
  note: string
  /** The greatest of its values; null where it has none. */
  most: number | null
}

/** How much room a mark needs about its rows, in px. */
export interface RowRoom {
  /** Between the names and the axis. */
  indent: number
  /** Between the end of a row and its words. */
  gap: number
  /** The least part of the width that the rows keep, however long the words are. */
  share: number
  /** The lowest row. */
  least?: number
}

/** Where the rows of a chart stand, with its scales. */
export interface RowLayout {
  area: Area
  names: NameColumn
  reference: Reference | null
  x: MeasureScale
  y: Placed
  height: number
  indent: number
}

/** Lays rows out under each other: they end where the longest words behind one of them still fit. */
export function layRows(
  rows: readonly RowThing[],
  whole: readonly Datum[],
  spec: ChartSpec,
  context: ChartContext,
  { indent, gap, share, least: lowest }: RowRoom,
): RowLayout {
  const { width } = context
  const reference = referenceOf(spec, whole, 'x', context.format(spec.x))
  const top = reference === null ? 6 : 20
  const names = nameColumn(
    rows.map(({ name }) => name),
    width,
    context.height - top - FOOT,
    lowest === undefined ? {} : { least: lowest },
  )
  const asked = spec.max === undefined ? null : Number(spec.max)
  const values = [...whole.map((d) => d.x), reference?.at ?? null]
  const most = Math.max(asked ?? 0, ...values.map((value) => value ?? 0)) || 1
  const least = Math.min(0, ...values.map((value) => value ?? 0))
  const left = names.margin + indent
  let inner = width - left - gap - 2
  for (const { most: own, note } of rows) {
    const part = (Math.max(0, own ?? 0) - least) / (most - least)
    if (part > 0) inner = Math.min(inner, (width - left - gap - textWidth(note) * SIZE) / part)
  }
  inner = Math.max(inner, (width - left) * share)
  const area: Area = { left, right: left + inner, top, bottom: top + rows.length * names.row }
  const x = measureScale(spec, values, [area.left, area.right], { most: asked, tickPx: 110 })
  return {
    area,
    names,
    reference,
    x,
    y: rowScale(rows.length, area.top, area.bottom),
    height: area.bottom + FOOT,
    indent,
  }
}

/** The names at the left of the rows, and the words behind them; `endOf` is where those of a row begin, in px. */
export function rowWords(
  rows: readonly RowThing[],
  { names, y, indent }: Pick<RowLayout, 'names' | 'y' | 'indent'>,
  { theme, width }: ChartContext,
  endOf: (row: number) => { x: number; fill?: string },
) {
  const labels = rows.map(({ note }, i): Label => {
    const { x, fill } = endOf(i)
    return {
      x,
      y: y.at(i + 0.5),
      text: shorten(note, (width - x) / SIZE),
      anchor: 'start',
      halo: true,
      size: names.size,
      ...(fill === undefined ? {} : { fill }),
    }
  })
  return [...axisRows(names, rows, theme, indent), ...labelMarks(labels, theme)]
}
