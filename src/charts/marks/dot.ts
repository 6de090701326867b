import { msg, str } from '@lit/localize'
import { formatNumber } from '../../model/format.ts'
import type { ChartSpec } from '../../model/query.ts'
import { type Area, axisX, axisY, tickRoom, words } from '../axes.ts'
import { crowd, dot } from '../crowd.ts'
import { type ChartContext, type Datum, mark, type Panel } from '../datum.ts'
import { LEAST_SPREAD, MOST_BARS } from '../forms.ts'
import { Room } from '../labels.ts'
import type { Mark } from '../mark.ts'
import { nameOf } from '../names.ts'
import { middleFormat, referenceOf, referenceY } from '../reference.ts'
import { drawable, measureScale } from '../scale.ts'
import { spreadOf } from '../stats.ts'
import { el, group } from '../svg.ts'
import type { Plotted } from '../target.ts'
import { shorten } from '../text.ts'

/** Two measures of many things: a dot each, medians that part them into four, the followed named. */
function draw({ data, whole }: Panel, spec: ChartSpec, context: ChartContext): Plotted {
  const { theme, width } = context
  const points = data.filter((d) => drawable(spec, d.x) && drawable(spec, d.y))
  const [formatX, formatY] = [context.format(spec.x), context.format(spec.y)]
  const reference = referenceOf(spec, whole, 'y', formatY)
  const height = Math.min(context.height, 460, Math.max(270, width * 0.58))
  const area: Area = { left: 0, right: width - 16, top: 30, bottom: height - 38 }
  const y = measureScale(spec, [...whole.map((d) => d.y), reference?.at ?? null], [area.bottom, area.top], {
    room: 1.06,
    tickPx: 44,
    zero: false,
  })
  area.left = tickRoom(y)
  const x = measureScale(
    spec,
    whole.map((d) => d.x),
    [area.left, area.right],
    { room: 1.04, tickPx: 90, zero: false },
  )
  const standing = points.map((d) => ({ d, x: x.at(d.x!), y: y.at(d.y!) }))
  const room = new Room({ x1: area.left, x2: width, y1: area.top - 4, y2: area.bottom - 2 })
  const [lines, labels, dots]: string[][] = [[], [], []]
  const [across, up] = [spreadOf(points.map((d) => d.x)), spreadOf(points.map((d) => d.y))]
  const parted = across !== null && up !== null && points.length >= LEAST_SPREAD
  if (parted) {
    const [mx, my] = [x.at(across.median), y.at(up.median)]
    lines!.push(
      el('line', { x1: mx, x2: mx, y1: area.top, y2: area.bottom }),
      el('line', { x1: area.left, x2: area.right, y1: my, y2: my }),
    )
    for (const [px, py, said, sides] of [
      [mx, area.top, msg(str`中位数 ${formatNumber(across.median, middleFormat(formatX))}`), 'rl'],
      [area.right, my, msg(str`中位数 ${formatNumber(up.median, middleFormat(formatY))}`), 'ab'],
    ] as const) {
      const place = room.place(px, py, said, { r: 3, reach: 30, sides })
      if (place !== null)
        labels!.push(
          words(place.x, place.y, said, {
            'text-anchor': place.anchor,
            fill: theme.muted,
            halo: theme.paper,
          }),
        )
    }
  }
  const front = standing.filter(({ d }) => d.named)
  for (const one of front) {
    dots!.push(dot(one.x, one.y, one.d, theme, points.length > 300 && one.d.unit === null ? 3 : 5))
    if (one.d.unit !== null || front.length <= MOST_BARS)
      room.take({ x1: one.x - 5, x2: one.x + 5, y1: one.y - 5, y2: one.y + 5 })
  }
  // Few have names all; of many the followed, and without any, those furthest out.
  const told = points.length <= MOST_BARS ? standing : front.filter(({ d }) => d.unit !== null)
  for (const one of told.length > 0 ? told : outermost(standing)) {
    const said =
      shorten(
        spec.text === undefined || spec.text === ''
          ? nameOf(one.d, true)
          : String(one.d.row[spec.text] ?? ''),
        width < 560 ? 8 : 13,
      ) + mark(one.d)
    const place =
      spec.labels === 'off' ? null : room.place(one.x, one.y, said, { r: 6, reach: 40, sides: 'rlabAB' })
    if (place === null) continue
    const lead = place.far
      ? el('line', {
          x1: one.x,
          y1: one.y,
          x2: place.x,
          y2: place.y - 4,
          stroke: theme.muted,
          'stroke-width': 0.8,
        })
      : ''
    labels!.push(
      lead +
        words(place.x, place.y, said, {
          'text-anchor': place.anchor,
          halo: theme.paper,
          ...(one.d.unit === null ? {} : { 'font-weight': 600 }),
        }),
    )
  }
  const nameX = context.heading(spec.x ?? '')
  return {
    width,
    height,
    body:
      axisX(x, area, nameX, context) +
      axisY(
        y,
        area,
        spec.label === undefined
          ? context.heading(spec.y ?? '')
          : spec.label === spec.y
            ? context.heading(spec.y)
            : msg(spec.label),
        context,
      ) +
      group('median', { stroke: theme.muted, 'stroke-dasharray': '6 3' }, lines!) +
      referenceY(reference, y, area, context) +
      crowd(
        standing.filter(({ d }) => !d.named),
        points.length > 1000 ? 2 : points.length > 100 ? 3 : 4.5,
        theme,
      ) +
      group('dot', {}, dots!) +
      group('label', { fill: theme.ink }, labels!),
    targets: [...front, ...standing.filter(({ d }) => !d.named)].map(({ d, x: px, y: py }) => ({
      x: px,
      y: py,
      datum: d,
    })),
    signs: parted ? ['median'] : [],
  }
}

interface Standing {
  d: Datum
  x: number
  y: number
}

/** The two that stand furthest up and to the right. */
const outermost = (standing: readonly Standing[]) =>
  [...new Set([standing.toSorted((a, b) => b.x - a.x)[0], standing.toSorted((a, b) => a.y - b.y)[0]])].filter(
    (one) => one !== undefined,
  )

/** Two measures of many things. */
export const DOT: Mark = {
  name: 'dot',
  title: () => msg('散点'),
  draws: () => msg('两个量一起看：一点一个，两条中位数线分成四块；十五个以内都写名字，再多只写关注的单位'),
  channels: [
    { key: 'x', title: () => msg('横'), takes: 'measure', needed: true },
    { key: 'y', title: () => msg('竖'), takes: 'measure', needed: true },
    { key: 'color', title: () => msg('颜色'), takes: 'name', needed: false },
    { key: 'facet', title: () => msg('分面'), takes: 'name', needed: false },
  ],
  options: ['scale', 'text', 'labels', 'rule'],
  measure: 'y',
  along: 'xy',
  across: false,
  least: [280, 200],
  suits: ({ rows, measures: [x, y], part, years, name, distinct }) =>
    x === undefined || y === undefined || name === undefined || part !== undefined || years > 1
      ? null
      : rows >= 6 && distinct(name) === rows
        ? { x, y, text: name, label: y }
        : null,
  draw,
}
