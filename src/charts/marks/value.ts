import { msg } from '../../locale/msg.ts'
import { formatNumber } from '../../model/format.ts'
import type { ChartSpec } from '../../model/query.ts'
import { type ChartContext, mark, type Panel } from '../datum.ts'
import { frame, labelMarks, leaderMarks } from '../frame.ts'
import { LINE } from '../labels.ts'
import type { Mark } from '../mark.ts'
import type { Plotted } from '../target.ts'
import { block, shorten } from '../text.ts'
import { gapWords } from '../tip.ts'

const LARGE = 26

/** One value as a sentence: whose, how much, of what. */
function draw({ data }: Panel, spec: ChartSpec, context: ChartContext): Plotted {
  const { theme, width } = context
  const d = data[0]!
  const format = context.format(spec.x)
  const raw = d.row[spec.x!] ?? null
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
    spec.text === undefined || d.row[spec.text] === named ? '' : String(d.row[spec.text] ?? ''),
  ]
    .filter((part) => part !== '')
    .join('　')
  const lines = block(whose, width / 13 - 2, 2)
  const middle = 12 + lines.length * LINE + LARGE / 2 + 4
  const height = middle + LARGE / 2 + 8
  return {
    plot: {
      ...frame({ left: 0, right: width, top: 0, bottom: height }, height, context),
      width,
      height,
      marks: [
        ...leaderMarks([{ x1: 2, x2: 2, y1: 4, y2: height - 4, stroke: d.color }], 4),
        ...labelMarks(
          [
            ...lines.map((text, i) => ({ x: 14, y: 12 + i * LINE, text, anchor: 'start' as const })),
            {
              x: 14,
              y: middle,
              text: shorten(value + mark(d), (width - 14) / LARGE),
              anchor: 'start',
              size: LARGE,
              bold: true,
            },
          ],
          theme,
          'value',
        ),
      ],
    },
    targets: [{ x: 20, y: height / 2, box: { x1: 0, y1: 0, x2: width, y2: height }, datum: d }],
  }
}

/** One value: a sentence, for there is nothing to compare it with. */
export const VALUE: Mark = {
  name: 'value',
  title: () => msg('一个值'),
  draws: () => msg('只有一个值时的一句话；有几个值时只写第一个'),
  channels: [
    { key: 'x', takes: 'any', needed: true },
    { key: 'y', takes: 'any', needed: true },
    { key: 'color', takes: 'name', needed: false },
  ],
  options: ['text'],
  measure: 'x',
  along: 'y',
  across: false,
  least: [200, 60],
  draw,
}
