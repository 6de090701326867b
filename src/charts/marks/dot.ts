import * as Plot from '@observablehq/plot'
import { msg, str } from '../../locale/msg.ts'
import { formatNumber } from '../../model/format.ts'
import type { ChartSpec } from '../../model/query.ts'
import { axisX, axisY, FOOT, tickRoom } from '../axes.ts'
import { boxOf, crowdMarks, dotMarks, type Standing } from '../crowd.ts'
import type { ChartContext, Panel } from '../datum.ts'
import { LEAST_SPREAD, MOST_BARS } from '../forms.ts'
import { type Area, frame, type Label, type Leader, labelMarks, leaderMarks } from '../frame.ts'
import { Room } from '../labels.ts'
import type { Mark } from '../mark.ts'
import { nameOf } from '../names.ts'
import { middleFormat, referenceOf, referenceY } from '../reference.ts'
import { drawable, measureScale } from '../scale.ts'
import { spreadOf } from '../stats.ts'
import type { Plotted } from '../target.ts'
import { shorten } from '../text.ts'

/** Two measures of many things: a dot each, medians that part them into four, the followed named. */
function draw({ data, whole }: Panel, spec: ChartSpec, context: ChartContext): Plotted {
  const { theme, width } = context
  const points = data.filter((d) => drawable(spec, d.x) && drawable(spec, d.y))
  const reference = referenceOf(spec, whole, 'y', context.format(spec.y))
  const height = Math.round(Math.min(context.height, 460, Math.max(270, width * 0.58)))
  const area: Area = { left: 0, right: width - 16, top: 30, bottom: height - FOOT }
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
    { room: 1.04, tickPx: 110, zero: false },
  )
  const standing = points.map((d): Standing => ({ d, x: x.at(d.x!), y: y.at(d.y!) }))
  const front = standing.filter(({ d }) => d.named)
  const rest = standing.filter(({ d }) => !d.named)
  const room = new Room({ x1: area.left, x2: width, y1: area.top - 4, y2: area.bottom - 2 })
  const [across, up] = [spreadOf(points.map((d) => d.x)), spreadOf(points.map((d) => d.y))]
  const parted = across !== null && up !== null && points.length >= LEAST_SPREAD
  const medianWords: Label[] = []
  if (parted) {
    const said = (value: number, column: string | undefined) =>
      msg(str`中位数 ${formatNumber(value, middleFormat(context.format(column)))}`)
    for (const [px, py, text, sides] of [
      [x.at(across.median), area.top + 4, said(across.median, spec.x), 'rl'],
      [area.right, y.at(up.median), said(up.median, spec.y), 'ab'],
    ] as const) {
      const place = room.place(px, py, text, { r: 3, reach: 30, sides })
      if (place !== null) medianWords.push({ ...place, text, fill: theme.muted, halo: true })
    }
  }
  for (const one of front) if (one.d.unit !== null || front.length <= MOST_BARS) room.take(boxOf(one))
  const { labels, leaders } =
    spec.labels === 'off' ? { labels: [], leaders: [] } : namesOf(standing, front, room, spec, context)
  return {
    plot: {
      ...frame(area, height, context),
      width,
      height,
      x: x.options,
      y: y.options,
      marks: [
        ...axisX(x, area, context.heading(spec.x ?? ''), context),
        ...axisY(
          y,
          spec.label === undefined || spec.label === spec.y ? context.heading(spec.y ?? '') : msg(spec.label),
          context,
        ),
        ...(parted
          ? [
              Plot.ruleX([across.median], {
                stroke: theme.muted,
                strokeDasharray: '6 3',
                className: 'median',
              }),
              Plot.ruleY([up.median], { stroke: theme.muted, strokeDasharray: '6 3', className: 'median' }),
            ]
          : []),
        ...referenceY(reference, area, context),
        ...crowdMarks(rest, points.length > 1000 ? 2 : points.length > 100 ? 3 : 4.5, theme),
        ...dotMarks(front, theme, points.length > 300 && front.length > MOST_BARS ? 3 : 5),
        ...leaderMarks(leaders, 0.8),
        ...labelMarks([...medianWords, ...labels], theme),
      ],
    },
    targets: [...front, ...rest].map(({ d, ...at }) => ({ ...at, datum: d })),
    signs: parted ? ['median'] : [],
  }
}

/** Names beside dots: of few all; of many the followed, and without any, those furthest out. */
function namesOf(
  standing: readonly Standing[],
  front: readonly Standing[],
  room: Room,
  spec: ChartSpec,
  { theme, width }: ChartContext,
): { labels: Label[]; leaders: Leader[] } {
  const labels: Label[] = []
  const leaders: Leader[] = []
  const told = standing.length <= MOST_BARS ? standing : front.filter(({ d }) => d.unit !== null)
  for (const { d, x, y } of told.length > 0 ? told : outermost(standing)) {
    const name = spec.text ? String(d.row[spec.text] ?? '') : nameOf(d, true)
    const text = shorten(name, width < 560 ? 8 : 13)
    const place = room.place(x, y, text, { r: 6, reach: 40, sides: 'rlabAB' })
    if (place === null) continue
    if (place.far) leaders.push({ x1: x, y1: y, x2: place.x, y2: place.y, stroke: theme.muted })
    labels.push({ ...place, text, halo: true, bold: d.unit !== null })
  }
  return { labels, leaders }
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
    { key: 'x', takes: 'measure', needed: true },
    { key: 'y', takes: 'measure', needed: true },
    { key: 'color', takes: 'name', needed: false },
    { key: 'facet', takes: 'name', needed: false },
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
