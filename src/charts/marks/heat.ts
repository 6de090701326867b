import * as Plot from '@observablehq/plot'
import { group as groupBy, quantileSorted } from 'd3-array'
import { msg, str } from '../../locale/msg.ts'
import { formatNumber } from '../../model/format.ts'
import type { ChartSpec } from '../../model/query.ts'
import { toNumber } from '../../model/result.ts'
import { axisNames, axisRows } from '../axes.ts'
import { type ChartContext, type Datum, type Gap, mark, type Panel } from '../datum.ts'
import { MOST_ROWS } from '../forms.ts'
import { type Area, frame, type Label, labelMarks } from '../frame.ts'
import { SIZE } from '../labels.ts'
import type { Mark } from '../mark.ts'
import { nameColumn } from '../rows.ts'
import { rowScale } from '../scale.ts'
import { gapSign } from '../series.ts'
import { spreadOf } from '../stats.ts'
import type { Plotted } from '../target.ts'
import { shorten, textWidth } from '../text.ts'

/** A row of cells: one thing, or several next to each other put together. */
interface HeatRow {
  name: string
  own: Datum[]
  members: number
}

/** A cell: where it stands, counted in rows and columns, what it tells, in which colour. */
interface HeatCell {
  i: number
  k: number
  datum: Datum
  /** None where there is no number. */
  fill: string | null
  gap: Gap | null
  words: string
}

const amount = (d: Datum, spec: ChartSpec) => toNumber(d.row[spec.color ?? ''])

/** Rows by the latest number, the greatest first. */
function rowsOf(data: readonly Datum[], columns: readonly string[], spec: ChartSpec): HeatRow[] {
  const rows = groupBy(data, (d) => d.label)
  const lastOf = (own: readonly Datum[]) => {
    for (const column of columns.toReversed()) {
      const d = own.find((one) => one.across === column)
      const value = d === undefined ? null : amount(d, spec)
      if (value !== null) return value
    }
    return Number.NEGATIVE_INFINITY
  }
  const all = [...rows].map(([name, own]) => ({ name, own, members: 1, last: lastOf(own) }))
  return spec.sort === 'name'
    ? all.sort((a, b) => a.name.localeCompare(b.name, 'zh-CN'))
    : all.sort((a, b) => (spec.sort === 'asc' ? a.last - b.last : b.last - a.last))
}

/** Rows that can be read: the followed each by itself, the others put together in equal groups by their place. */
function readable(rows: readonly HeatRow[], most: number): { rows: HeatRow[]; note: string } {
  if (rows.length <= most) return { rows: [...rows], note: '' }
  const followed = rows.filter((row) => row.own.some((d) => d.unit !== null))
  const rest = rows.filter((row) => !followed.includes(row))
  const size = Math.ceil(rest.length / Math.max(1, most - followed.length))
  const groups: HeatRow[] = []
  for (let i = 0; i < rest.length; i += size) {
    const part = rest.slice(i, i + size)
    groups.push({
      name:
        part.length <= 2
          ? part.map(({ name }) => name).join(msg('、'))
          : msg(str`第 ${i + 1}–${i + part.length} 位`),
      own: part.flatMap((row) => row.own),
      members: part.length,
    })
  }
  return {
    rows: [...followed, ...groups],
    note: msg(
      str`${rows.length} 行读不过来：按最近一年从大到小，每 ${size} 个并成一行，格子是它们的中位数；关注的单位各占一行。`,
    ),
  }
}

/** The cells of all rows; of rows put together the median. */
function cellsOf(
  rows: readonly HeatRow[],
  columns: readonly string[],
  cuts: readonly number[],
  spec: ChartSpec,
  context: ChartContext,
): HeatCell[] {
  const format = context.format(spec.color)
  return rows.flatMap(({ name, own, members }, i) => {
    const by = groupBy(own, (d) => d.across)
    return columns.flatMap((column, k): HeatCell[] => {
      const here = by.get(column) ?? []
      const first = here.find((d) => amount(d, spec) !== null) ?? here[0]
      if (first === undefined) return []
      const spread = spreadOf(here.map((d) => amount(d, spec)))
      const datum = members === 1 ? first : together(first, name, spread?.median ?? null, members, spec)
      if (spread === null) return [{ i, k, datum, fill: null, gap: datum.gap, words: gapSign(datum.gap) }]
      const raw = members === 1 ? String(first.row[spec.color!]) : spread.median
      const fill = context.theme.steps[cuts.filter((cut) => spread.median >= cut).length]!
      const words = formatNumber(raw, format) + (members === 1 ? mark(first) : '')
      return [{ i, k, datum, fill, gap: null, words }]
    })
  })
}

function draw({ data, whole }: Panel, spec: ChartSpec, context: ChartContext): Plotted {
  const { theme, width } = context
  const columns = [...new Set(whole.map((d) => d.across))].sort((a, b) =>
    a.localeCompare(b, 'zh-CN', { numeric: true }),
  )
  const tall = context.height - 40
  const { rows, note } = readable(rowsOf(data, columns, spec), Math.min(MOST_ROWS, Math.floor(tall / 14)))
  const names = nameColumn(
    rows.map(({ name }) => name),
    width,
    tall,
    { least: 14, tallest: 26 },
  )
  const { row, size } = names
  const area: Area = { left: names.margin, right: width - 2, top: 4, bottom: 4 + rows.length * row }
  const wide = Math.min(140, (area.right - area.left) / Math.max(1, columns.length))
  area.right = area.left + wide * columns.length
  const [x, y] = [
    rowScale(columns.length, area.left, area.right),
    rowScale(rows.length, area.top, area.bottom),
  ]
  const cuts = cutsOf(
    whole.map((d) => amount(d, spec)),
    context.format(spec.color).unit,
  )
  const cells = cellsOf(rows, columns, cuts, spec, context)
  const place = {
    x1: 'k',
    x2: ({ k }: HeatCell) => k + 1,
    y1: 'i',
    y2: ({ i }: HeatCell) => i + 1,
    inset: 0.5,
  }
  const own = rows.flatMap(({ own, members }, i) => {
    const d = members > 1 ? undefined : own.find((one) => one.unit !== null)
    return d === undefined ? [] : [{ i, color: d.color }]
  })
  // Where all rows are of the followed, nothing sets one apart.
  const followed = own.length < rows.length ? own : []
  const height = area.bottom + 22
  return {
    plot: {
      ...frame(area, height, context),
      width,
      height,
      x: x.options,
      y: y.options,
      marks: [
        Plot.rect(
          cells.filter(({ fill }) => fill !== null),
          { ...place, fill: (cell: HeatCell) => cell.fill, className: 'cell' },
        ),
        Plot.rect(
          cells.filter(({ fill, datum }) => fill !== null && datum.derived),
          {
            ...place,
            inset: 1.5,
            fill: 'none',
            stroke: theme.muted,
            strokeDasharray: '3 2',
            className: 'derived',
          },
        ),
        Plot.rect(
          cells.filter(({ fill }) => fill === null),
          { ...place, fill: 'none', stroke: theme.grid, className: 'gap' },
        ),
        Plot.ruleX(followed, {
          x: 0,
          y1: 'i',
          y2: ({ i }: { i: number }) => i + 1,
          dx: -4,
          stroke: 'color',
          strokeWidth: 3,
          insetTop: 1,
          insetBottom: 1,
          className: 'followed',
        }),
        ...axisRows(
          names,
          rows.map(({ name }, i) => ({ name, bold: followed.some((one) => one.i === i) })),
          theme,
        ),
        axisNames(
          columns.map((name, k) => ({
            at: k + 0.5,
            px: x.at(k + 0.5),
            name: shorten(name, wide / SIZE),
          })),
          theme,
        ),
        ...labelMarks(
          cells
            .filter(
              ({ words, fill }) =>
                fill === null || (spec.labels !== 'off' && textWidth(words) * size + 6 < wide),
            )
            .map(
              ({ i, k, words, fill }): Label => ({
                x: x.at(k + 0.5),
                y: y.at(i + 0.5),
                text: words,
                size,
                fill: fill === null ? theme.muted : inkOn(fill),
              }),
            ),
          theme,
        ),
      ],
    },
    targets: cells.map(({ i, k, datum }) => ({
      x: x.at(k + 0.5),
      y: y.at(i + 0.5),
      box: { x1: x.at(k), x2: x.at(k + 1), y1: y.at(i), y2: y.at(i + 1) },
      datum,
      row: `${i}`,
      column: columns[k]!,
    })),
    signs: ['steps', ...new Set(cells.flatMap(({ gap }) => gap ?? []))],
    steps: cuts,
    notes: note === '' ? [] : [note],
  }
}

/** What is told of several rows put together. */
function together(
  { row, ...first }: Datum,
  label: string,
  median: number | null,
  members: number,
  spec: ChartSpec,
): Datum {
  const told = { [spec.y!]: label, [spec.x!]: row[spec.x!] ?? null, [spec.color!]: median, n: members }
  return { ...first, label, row: told, unit: null, named: false, gap: null, doubt: false, derived: false }
}

/** The bounds of seven steps: of shares of a whole always the same, nothing and all apart; else of as many values each. */
function cutsOf(values: readonly (number | null)[], unit: string): number[] {
  const sorted = Array.from(Float64Array.from(values.filter((value) => value !== null)).sort())
  if (sorted.length === 0) return []
  if (unit === '%' && sorted[0]! >= 0 && sorted.at(-1)! <= 100) return [1, 25, 50, 75, 90, 100]
  const cuts = Array.from({ length: 6 }, (_, i) => quantileSorted(sorted, (i + 1) / 7)!)
  return [...new Set(cuts)].filter((cut) => cut > sorted[0]!)
}

/** Black or white, whichever reads better on a colour. */
function inkOn(fill: string): string {
  const [r, g, b] = [1, 3, 5].map((i) => (Number.parseInt(fill.slice(i, i + 2), 16) / 255) ** 2.2)
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b! > 0.18 ? '#14181c' : '#ffffff'
}

/** Cells in rows and columns: the darker, the more. */
export const HEAT: Mark = {
  name: 'heat',
  title: () => msg('热力表'),
  draws: () =>
    msg('一格一个数，行是单位（或区县、种类），列是年度，颜色深的大；行多过四十时按次序并起来，说明几个一行'),
  channels: [
    { key: 'x', takes: 'any', needed: true },
    { key: 'y', takes: 'name', needed: true },
    { key: 'color', takes: 'measure', needed: true },
  ],
  options: ['sort', 'labels'],
  measure: 'color',
  along: 'xy',
  across: false,
  least: [280, 120],
  draw,
}
