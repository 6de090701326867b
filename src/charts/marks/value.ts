import { msg } from '@lit/localize'
import { formatNumber } from '../../model/format.ts'
import type { ChartSpec } from '../../model/query.ts'
import { words } from '../axes.ts'
import { type ChartContext, mark, type Panel } from '../datum.ts'
import { LINE } from '../labels.ts'
import type { Mark } from '../mark.ts'
import { el, group } from '../svg.ts'
import type { Plotted } from '../target.ts'
import { block, shorten } from '../text.ts'
import { gapWords } from '../tip.ts'

const LARGE = 26

/** One value as a sentence: whose, how much, of what. */
function draw({ data }: Panel, spec: ChartSpec, context: ChartContext): Plotted {
  const { theme, width } = context
  const d = data[0]!
  const channel =
    spec.mark === 'heat' ? spec.color : d.x !== null && spec.x !== 'fiscal_year' ? spec.x : spec.y
  const format = context.format(channel)
  const raw = d.row[channel!] ?? null
  const value =
    raw === null
      ? gapWords(d.gap)
      : `${formatNumber(String(raw), format)}${format.unit === '' ? '' : ` ${format.unit}`}`
  const named =
    [d.row.unit, d.label, d.series]
      .map((name) => String(name ?? ''))
      .find((name) => name !== '' && name !== String(raw)) ?? ''
  const whose = [
    named,
    named.includes(String(d.year)) || d.year === null ? '' : String(d.year),
    spec.text === undefined ? '' : String(d.row[spec.text] ?? ''),
  ]
    .filter((part) => part !== '')
    .join('　')
  const lines = block(whose, width / 13 - 2, 2)
  const y = 12 + lines.length * LINE
  const height = y + LARGE + 12
  return {
    width,
    height,
    body:
      el('rect', { x: 0, y: 4, width: 4, height: height - 8, fill: d.color }) +
      group('value', { fill: theme.ink }, [
        ...lines.map((line, i) => words(14, 16 + i * LINE, line)),
        words(14, y + LARGE - 4, shorten(value + mark(d), (width - 14) / LARGE), {
          'font-size': LARGE,
          'font-weight': 600,
        }),
      ]),
    targets: [{ x: 20, y: height / 2, box: { x1: 0, y1: 0, x2: width, y2: height }, datum: d }],
  }
}

/** One value: a sentence, for there is nothing to compare it with. */
export const VALUE: Mark = {
  name: 'value',
  title: () => msg('一个值'),
  draws: () => msg('只有一个值时的一句话；有几个值时只写第一个'),
  channels: [
    { key: 'x', title: () => msg('横'), takes: 'any', needed: true },
    { key: 'y', title: () => msg('竖'), takes: 'any', needed: true },
    { key: 'color', title: () => msg('颜色'), takes: 'name', needed: false },
  ],
  options: ['text'],
  measure: 'x',
  along: 'y',
  across: false,
  least: [200, 60],
  draw,
}
