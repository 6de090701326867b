import { msg, str } from '@lit/localize'
import { group as groupBy, quantileSorted } from 'd3-array'
import { formatNumber } from '../../model/format.ts'
import type { ChartSpec } from '../../model/query.ts'
import { toNumber } from '../../model/result.ts'
import { type Area, axisNames, words } from '../axes.ts'
import { type ChartContext, type Datum, mark, type Panel } from '../datum.ts'
import { MOST_ROWS } from '../forms.ts'
import { SIZE } from '../labels.ts'
import type { Mark } from '../mark.ts'
import { spreadOf } from '../stats.ts'
import { el, group } from '../svg.ts'
import type { Plotted, Sign, Target } from '../target.ts'
import { shorten, textWidth } from '../text.ts'

/** A row of cells: one thing, or several next to each other put together. */
interface HeatRow {
  name: string
  own: Datum[]
  members: number
}

const amount = (d: Datum, spec: ChartSpec) => toNumber(d.row[spec.color ?? ''])

/** Rows by the latest number, the greatest first. */
function rowsOf(data: readonly Datum[], columns: readonly string[], spec: ChartSpec): HeatRow[] {
  const rows = new Map<string, Datum[]>()
  for (const d of data) {
    const own = rows.get(d.label)
    if (own === undefined) rows.set(d.label, [d])
    else own.push(d)
  }
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
    : spec.sort === undefined
      ? all.sort((a, b) => b.last - a.last)
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
      name: msg(str`第 ${i + 1}–${i + part.length} 位`),
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

function draw({ data, whole }: Panel, spec: ChartSpec, context: ChartContext): Plotted {
  const { theme, width } = context
  const columns = [...new Set(whole.map((d) => d.across))].sort((a, b) =>
    a.localeCompare(b, 'zh-CN', { numeric: true }),
  )
  const most = Math.min(MOST_ROWS, Math.floor((context.height - 40) / 14))
  const { rows, note } = readable(rowsOf(data, columns, spec), most)
  const row = Math.max(14, Math.min(26, Math.floor((context.height - 40) / rows.length)))
  const em = width < 560 ? 9 : 16
  const size = row < 17 ? 11 : SIZE
  const margin = Math.min(em, Math.max(4, ...rows.map(({ name }) => textWidth(name)))) * size + 12
  const area: Area = { left: margin, right: width - 2, top: 4, bottom: 4 + rows.length * row }
  const cell = Math.min(140, (area.right - area.left) / Math.max(1, columns.length))
  const format = context.format(spec.color)
  const cuts = cutsOf(whole.map((d) => amount(d, spec)))
  const [cells, labels, names]: string[][] = [[], [], []]
  const targets: Target[] = []
  const gaps = new Set<Sign>()
  rows.forEach(({ name, own, members }, i) => {
    const y = area.top + i * row
    const unit = own.find((d) => d.unit !== null)
    names!.push(
      words(area.left - 8, y + row / 2 + 4, shorten(name, em), {
        'text-anchor': 'end',
        'font-size': size,
        ...(unit === undefined || members > 1 ? {} : { 'font-weight': 600 }),
      }),
      unit === undefined || members > 1
        ? ''
        : el('rect', { x: area.left - 5, y: y + 1, width: 3, height: row - 2, fill: unit.color }),
    )
    const by = groupBy(own, (d) => d.across)
    columns.forEach((column, k) => {
      const here = by.get(column) ?? []
      const spread = spreadOf(here.map((d) => amount(d, spec)))
      const box = { x1: area.left + k * cell, y1: y, x2: area.left + (k + 1) * cell, y2: y + row }
      const first = here.find((d) => amount(d, spec) !== null) ?? here[0]
      const place = { x: box.x1 + 0.5, y: y + 0.5, width: cell - 1, height: row - 1 }
      if (spread === null) {
        const gap = members === 1 ? (first?.gap ?? null) : null
        if (gap !== null) gaps.add(gap)
        cells!.push(el('rect', { ...place, fill: 'none', stroke: theme.grid }))
        const sign = gap === 'not held' ? '○' : gap === 'not disclosed' ? '×' : gap === 'not read' ? '?' : ''
        if (sign !== '')
          labels!.push(
            words((box.x1 + box.x2) / 2, y + row / 2 + 4, sign, { fill: theme.muted, 'font-size': size }),
          )
      } else {
        const step = cuts.filter((cut) => spread.median >= cut).length
        const fill = theme.steps[step]!
        cells!.push(el('rect', { ...place, fill }))
        const said =
          formatNumber(members === 1 ? String(first!.row[spec.color!]) : spread.median, format) +
          (members === 1 ? mark(first!) : '')
        if (spec.labels !== 'off' && textWidth(said) * size + 6 < cell)
          labels!.push(
            words((box.x1 + box.x2) / 2, y + row / 2 + 4, said, { fill: inkOn(fill), 'font-size': size }),
          )
      }
      if (first !== undefined) {
        const datum = members === 1 ? first : together(first, name, spread?.median ?? null, members, spec)
        targets.push({ x: (box.x1 + box.x2) / 2, y: y + row / 2, box, datum, row: `${i}`, column })
      }
    })
  })
  return {
    width,
    height: area.bottom + 22,
    body:
      group('cell', {}, cells!) +
      group('name', { fill: theme.ink }, names!) +
      group('label', { 'text-anchor': 'middle' }, labels!) +
      axisNames(
        columns.map((name, k) => ({ x: area.left + (k + 0.5) * cell, name: shorten(name, cell / SIZE) })),
        area,
        theme,
      ),
    targets,
    signs: ['steps', ...gaps],
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
  return { ...first, label, row: told, unit: null, named: false, gap: null, doubt: false }
}

/** The bounds of seven steps of as many values each. */
function cutsOf(values: readonly (number | null)[]): number[] {
  const sorted = Array.from(Float64Array.from(values.filter((value) => value !== null)).sort())
  if (sorted.length === 0) return []
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
    { key: 'x', title: () => msg('横'), takes: 'any', needed: true },
    { key: 'y', title: () => msg('竖'), takes: 'name', needed: true },
    { key: 'color', title: () => msg('颜色'), takes: 'measure', needed: true },
  ],
  options: ['sort', 'labels'],
  measure: 'color',
  along: 'xy',
  across: false,
  least: [280, 120],
  draw,
}
