import { msg, str } from '@lit/localize'
import { formatNumber } from '../../model/format.ts'
import type { ChartSpec } from '../../model/query.ts'
import { STAGE_ORDER } from '../../model/vocabulary.ts'
import { type Area, words } from '../axes.ts'
import { dot } from '../crowd.ts'
import { type ChartContext, type Datum, mark, type Panel } from '../datum.ts'
import { LEAST_SPREAD, MOST_FAINT } from '../forms.ts'
import { dodge, LINE, SIZE } from '../labels.ts'
import type { Mark } from '../mark.ts'
import { nameOf } from '../names.ts'
import { middleFormat } from '../reference.ts'
import { drawable, measureScale } from '../scale.ts'
import { seriesOf } from '../series.ts'
import { spreadOf } from '../stats.ts'
import { el, group, pathOf } from '../svg.ts'
import type { Plotted, Target } from '../target.ts'
import { shorten, textWidth } from '../text.ts'

/** The first and the last column: years by number, stages as they follow each other. */
function endsOf(data: readonly Datum[]): [string, string] {
  const names = [...new Set(data.map((d) => d.across))]
  const place = (name: string) => (STAGE_ORDER.includes(name) ? STAGE_ORDER.indexOf(name) : Number(name) || 0)
  names.sort((a, b) => place(a) - place(b) || a.localeCompare(b, 'zh-CN'))
  return [names[0]!, names.at(-1)!]
}

function draw({ data, whole }: Panel, spec: ChartSpec, context: ChartContext): Plotted {
  const { theme, width } = context
  const format = context.format(spec.y)
  const [from, to] = endsOf(whole)
  const pairs = [...seriesOf(data)].flatMap(([name, own]) => {
    const [a, b] = [from, to].map((end) => own.find((d) => d.across === end && drawable(spec, d.y)))
    return a === undefined || b === undefined ? [] : [{ name, a, b }]
  })
  const left = new Set(data.map((d) => d.series)).size - pairs.length
  const height = Math.min(context.height, 420)
  const front = pairs.filter(({ b }) => b.named)
  const most = width < 560 ? 5 : 11
  const wordsOf = (d: Datum) =>
    `${shorten(nameOf(d, true), most)} ${formatNumber(String(d.row[spec.y!] ?? d.y), format)}${mark(d)}`
  const saidOf = (d: Datum) => formatNumber(String(d.row[spec.y!] ?? d.y), format) + mark(d)
  const widest = (list: readonly string[]) => Math.max(4, ...list.map(textWidth)) * SIZE + 24
  const area: Area = { left: 0, right: 0, top: 40, bottom: height - 12 }
  // The medians stand beside the labels of the followed, so both sides leave room for them.
  const spreads = [from, to].map((end) =>
    spreadOf(data.filter((d) => d.across === end && drawable(spec, d.y)).map((d) => d.y)),
  )
  const medians = spreads.map((spread) =>
    spread === null || spread.n < LEAST_SPREAD
      ? null
      : msg(str`中位数 ${formatNumber(spread.median, middleFormat(format))}`),
  )
  area.left = widest([...front.map(({ a }) => saidOf(a)), medians[0] ?? ''])
  area.right = width - widest([...front.map(({ b }) => wordsOf(b)), medians[1] ?? ''])
  const y = measureScale(
    spec,
    whole.filter((d) => d.across === from || d.across === to).map((d) => d.y),
    [area.bottom, area.top],
    { room: 1.03, zero: false },
  )
  const rest = pairs.filter(({ b }) => !b.named)
  const line = (d: Datum, e: Datum) => pathOf([[area.left, y.at(d.y!)], [area.right, y.at(e.y!)], null])
  const faint = rest.length <= MOST_FAINT ? rest.map(({ a, b }) => line(a, b)).join('') : ''
  const bars = spreads.map((spread, i) => {
    if (spread === null || spread.n < LEAST_SPREAD) return ''
    const x = i === 0 ? area.left : area.right
    const [q1, q3] = [y.at(spread.quarter), y.at(spread.threeQuarters)]
    return el('rect', { x: x - 7, y: q3, width: 14, height: Math.max(1, q1 - q3), fill: theme.band })
  })
  const targets: Target[] = [...front, ...rest].flatMap(({ name, a, b }) => [
    { x: area.left, y: y.at(a.y!), datum: a, row: name, column: from },
    { x: area.right, y: y.at(b.y!), datum: b, row: name, column: to },
  ])
  const zero = y.at(y.base)
  const middle = spreads.every((spread) => spread !== null && spread.n >= LEAST_SPREAD)
    ? el('path', {
        d: pathOf([
          [area.left, y.at(spreads[0]!.median)],
          [area.right, y.at(spreads[1]!.median)],
        ]),
        stroke: theme.ink,
        'stroke-width': 1.5,
        'stroke-dasharray': '6 3',
      })
    : ''
  return {
    width,
    height,
    body:
      group('axis', { fill: theme.muted }, [
        el('line', { x1: area.left, x2: area.left, y1: area.top, y2: area.bottom, stroke: theme.muted }),
        el('line', { x1: area.right, x2: area.right, y1: area.top, y2: area.bottom, stroke: theme.muted }),
        el('line', { x1: area.left, x2: area.right, y1: zero, y2: zero, stroke: theme.grid }),
        words(area.left, 28, shorten(from, 8), { 'text-anchor': 'middle' }),
        words(area.right, 28, shorten(to, 8), { 'text-anchor': 'middle' }),
        words(2, 13, shorten(format.unit, 8)),
      ]) +
      group('quartiles', {}, bars) +
      group('faint', { fill: 'none' }, [
        faint === ''
          ? ''
          : el('path', { d: faint, stroke: theme.quiet, 'stroke-width': 0.8, 'stroke-opacity': 0.6 }),
      ]) +
      group('median', {}, [middle]) +
      group(
        'slope',
        { fill: 'none', 'stroke-width': 2 },
        front.map(({ a, b }) =>
          el('path', {
            d: line(a, b),
            stroke: b.color,
            ...(a.derived || b.derived ? { 'stroke-dasharray': '3 4' } : {}),
          }),
        ),
      ) +
      group(
        'dot',
        {},
        front.flatMap(({ a, b }) => [
          dot(area.left, y.at(a.y!), a, theme, 4),
          dot(area.right, y.at(b.y!), b, theme, 4),
        ]),
      ) +
      group('label', { fill: theme.ink }, [
        ...sideOf(
          front.map(({ a }) => [y.at(a.y!), saidOf(a)]),
          spreads[0] ?? null,
          medians[0] ?? null,
          area.left - 11,
          'end',
        ),
        ...sideOf(
          front.map(({ b }) => [y.at(b.y!), wordsOf(b)]),
          spreads[1] ?? null,
          medians[1] ?? null,
          area.right + 11,
          'start',
        ),
      ]),
    targets,
    signs: spreads.some((spread) => spread !== null && spread.n >= LEAST_SPREAD)
      ? ['quartiles', 'median']
      : [],
    notes: [
      ...(left > 0 ? [msg(str`${left} 个只有一头有数，不在图里。`)] : []),
      ...(rest.length > MOST_FAINT
        ? [msg(str`另外 ${rest.length} 条线多过 ${MOST_FAINT} 条，只画四分位；指着看每一个。`)]
        : []),
    ],
    joined: true,
  }

  /** The words at one end: the followed, and the median among them, moved apart. */
  function sideOf(
    list: [number, string][],
    spread: { median: number } | null,
    median: string | null,
    x: number,
    anchor: string,
  ): string[] {
    const all: [number, string, boolean][] = list.map(([at, said]) => [at, said, true])
    if (median !== null && spread !== null) all.push([y.at(spread.median), median, false])
    const places = dodge(
      all.map(([at]) => at + 4),
      area.top + 4,
      area.bottom + 8,
      LINE,
    )
    return all.map(([, said, followed], i) =>
      words(x, places[i]!, said, { 'text-anchor': anchor, ...(followed ? {} : { fill: theme.muted }) }),
    )
  }
}

/** Two years or stages of one measure: where each began and where it came to. */
export const SLOPE: Mark = {
  name: 'slope',
  title: () => msg('斜线'),
  draws: () =>
    msg(
      '一个量的两头（两个年度、预算和决算）：每个单位一条斜线，关注的写名字，两头有中位数和四分位；多过两头时取第一和最后',
    ),
  channels: [
    { key: 'x', title: () => msg('横'), takes: 'any', needed: true },
    { key: 'y', title: () => msg('竖'), takes: 'measure', needed: true },
    { key: 'color', title: () => msg('颜色'), takes: 'name', needed: true },
  ],
  options: ['scale'],
  measure: 'y',
  along: 'y',
  across: false,
  least: [280, 160],
  draw,
}
