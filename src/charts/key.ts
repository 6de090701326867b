import { msg, str } from '../locale/msg.ts'
import { formatNumber, formatTicks } from '../model/format.ts'
import type { ChartSpec } from '../model/query.ts'
import type { ChartContext, Datum } from './datum.ts'
import { MOST_KEYS } from './forms.ts'
import { el } from './svg.ts'
import type { Sign, Told } from './target.ts'
import { gapWords } from './tip.ts'

/** A line of the key: a sign as it stands in the picture, and what it means. */
export interface KeyEntry {
  name: string
  /** The sign, drawn in a box of 14 by 12 px. */
  sign: string
  /** The value of the colour's column that it stands for; none for signs. */
  value: string | null
}

const fill = (color: string) => el('rect', { x: 1, y: 0.5, width: 11, height: 11, rx: 2, fill: color })
const sign = (text: string, color: string) =>
  el('text', { x: 6.5, y: 10.5, 'font-size': 12, 'text-anchor': 'middle', fill: color }, text)

/** What the colours and signs of a chart mean, in at most twelve entries. */
export function keyOf(
  data: readonly Datum[],
  spec: ChartSpec,
  told: Told,
  overUnits: boolean,
  context: ChartContext,
): KeyEntry[] {
  const signs = signsOf(data, spec, told, context)
  // A sentence names its one thing, and the rows of cells are named beside them.
  const colors =
    spec.mark === 'heat' || spec.mark === 'value' ? [] : overUnits ? unitsOf(data, context) : namesOf(data)
  const room = MOST_KEYS - signs.length
  if (colors.length <= room) return [...colors, ...signs]
  const left = colors.length - room + 1
  return [
    ...colors.slice(0, room - 1),
    { name: msg(str`另外 ${left} 种，指着看`), sign: '', value: null },
    ...signs,
  ]
}

function namesOf(data: readonly Datum[]): KeyEntry[] {
  const names = new Map(data.filter((d) => d.series !== '').map((d) => [d.series, d.color]))
  return [...names].map(([name, color]) => ({ name, sign: fill(color), value: name }))
}

function unitsOf(data: readonly Datum[], context: ChartContext): KeyEntry[] {
  const held = new Map<number, Datum>()
  for (const d of data) if (d.unit !== null && !held.has(d.unit.slot)) held.set(d.unit.slot, d)
  const entries: KeyEntry[] = [...held]
    .sort(([a], [b]) => a - b)
    .map(([, d]) => ({ name: d.unit!.name, sign: fill(d.color), value: d.series || d.unit!.name }))
  const others = new Set(
    data.filter((d) => d.unit === null).map((d) => String(d.row.unit_id ?? d.row.unit ?? d.label)),
  )
  if (others.size > 0)
    entries.push({
      name: msg(str`${context.peersLabel ?? msg('其他单位')}（${others.size} 个）`),
      sign: fill(context.theme.quiet),
      value: null,
    })
  return entries
}

function signsOf(
  data: readonly Datum[],
  spec: ChartSpec,
  { signs = [], steps }: Told,
  context: ChartContext,
): KeyEntry[] {
  const { theme } = context
  const used = new Set<Sign>(signs)
  if (data.some((d) => d.derived)) used.add('derived')
  if (data.some((d) => d.budget)) used.add('budget')
  if (data.some((d) => d.staleYear !== null)) used.add('stale')
  if (data.some((d) => d.doubt)) used.add('doubt')
  const points = ['line', 'band', 'slope', 'dot', 'strip', 'dumbbell'].includes(spec.mark)
  const pale = el('rect', {
    x: 1,
    y: 1,
    width: 11,
    height: 10,
    fill: theme.muted,
    'fill-opacity': 0.3,
    stroke: theme.muted,
    'stroke-dasharray': '3 2',
  })
  const ring = el('circle', { cx: 6.5, cy: 6, r: 4, fill: 'none', stroke: theme.muted, 'stroke-width': 2 })
  const drawn: Readonly<Partial<Record<Sign, KeyEntry>>> = {
    median: {
      name: msg('中位数'),
      sign: el('line', {
        x1: 0,
        x2: 13,
        y1: 6,
        y2: 6,
        stroke: theme.ink,
        'stroke-width': 1.5,
        'stroke-dasharray': spec.mark === 'strip' ? null : '4 2',
      }),
      value: null,
    },
    quartiles: { name: msg('中间一半（四分位）'), sign: fill(theme.band), value: null },
    tenths: {
      name: msg('中间八成'),
      sign: el('rect', {
        x: 1,
        y: 0.5,
        width: 11,
        height: 11,
        rx: 2,
        fill: theme.fringe,
        stroke: theme.grid,
      }),
      value: null,
    },
    planned: { name: msg('计划的一头（空心）'), sign: ring, value: null },
    derived: {
      name: points ? msg('推算（空心、虚线）') : msg('推算（淡色虚框）'),
      sign: points ? ring : pale,
      value: null,
    },
    budget: {
      name: points ? msg('预算（方块）') : msg('预算（淡色虚框）'),
      sign: points ? el('rect', { x: 2, y: 1.5, width: 9, height: 9, fill: theme.muted }) : pale,
      value: null,
    },
    stale: { name: msg('人数不是同年的'), sign: points ? ring : pale, value: null },
    doubt: {
      name: msg('报告在别处有不同的说法'),
      sign: sign('▲', spec.mark === 'heat' ? theme.ink : theme.accent),
      value: null,
    },
    'not held': { name: gapWords('not held'), sign: sign('○', theme.muted), value: null },
    'not disclosed': { name: gapWords('not disclosed'), sign: sign('×', theme.muted), value: null },
    'not read': { name: gapWords('not read'), sign: sign('?', theme.muted), value: null },
  }
  const entries = Object.entries(drawn).flatMap(([name, entry]) => (used.has(name as Sign) ? [entry] : []))
  return steps === undefined || steps.length === 0 ? entries : [...stepsOf(steps, spec, context), ...entries]
}

/** The steps of the cells' colours, each with its bounds. */
function stepsOf(cuts: readonly number[], spec: ChartSpec, context: ChartContext): KeyEntry[] {
  const whole = cuts.every(Number.isInteger) ? formatTicks(cuts) : null
  const format = context.format(spec.color)
  const words = (value: number) => whole?.(value) ?? formatNumber(value, format)
  const unit = format.unit === '%' ? ' %' : ''
  return Array.from({ length: cuts.length + 1 }, (_, i) => ({
    name:
      i === 0
        ? `< ${words(cuts[0]!)}${unit}`
        : i === cuts.length
          ? `≥ ${words(cuts[i - 1]!)}${unit}`
          : `${words(cuts[i - 1]!)}–${words(cuts[i]!)}${unit}`,
    sign: fill(context.theme.steps[i]!),
    value: null,
  }))
}
