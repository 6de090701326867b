import { read, utils } from '@e965/xlsx'
import { strFromU8, unzipSync } from 'fflate'
import { expect, it } from 'vitest'
import { toPng } from '../../src/briefing/png.ts'
import { nodeDocument } from '../../src/charts/node-document.ts'
import { shownIn } from '../../src/exports/briefing/briefing.ts'
import { nativeChart } from '../../src/exports/pptx/native.ts'
import { toPptx } from '../../src/exports/pptx/pptx.ts'
import type { Value } from '../../src/model/result.ts'
import { briefing, rowsOf } from './briefings.ts'
import { NAMES } from './exhibits.ts'

const block = (name: string) => `\`\`\`sql ${name}\n\`\`\`\n`

async function filesOf(markdown: string, rows: Record<string, Value[][]>) {
  const made = await briefing(markdown, rows)
  return { made, files: unzipSync(await toPptx(made, toPng, nodeDocument())) }
}

const chartFiles = (files: Record<string, Uint8Array>) =>
  Object.keys(files)
    .filter((name) => /charts\/chart\d+\.xml$/.test(name))
    .sort()

const plain = (text: string) =>
  text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&')

/** Values of a chart's series, by name, as its XML has them; null where a point is missing. */
function seriesOf(xml: string): Record<string, (number | null)[]> {
  const series = [...xml.matchAll(/<c:ser>[\s\S]*?<\/c:ser>/g)].map(([one]) => one)
  return Object.fromEntries(
    series.map((one) => {
      const name = plain(/<c:tx>[\s\S]*?<c:v>([^<]*)/.exec(one)![1]!)
      const held = /<c:(?:val|yVal)>([\s\S]*?)<\/c:(?:val|yVal)>/.exec(one)![1]!
      const points = [...held.matchAll(/<c:pt idx="\d+"><c:v>([^<]*)<\/c:v>/g)]
      return [name, points.map(([, text]) => (text === '' ? null : Number(text)))]
    }),
  )
}

const ALL = {
  bars: rowsOf(NAMES, [2023]),
  lines: rowsOf(['甲局', '乙局'], [2021, 2022, 2023]),
  stacks: rowsOf(['甲局'], [2022, 2023]).flatMap((row) => ['出国', '用车'].map((part) => row.with(0, part))),
  dots: rowsOf(['甲局', '乙局', '丙局'], [2023]),
}

it('bars, lines, stacks and dots are native charts whose data are the query’s', async () => {
  const { made, files } = await filesOf(Object.keys(ALL).map(block).join('\n'), ALL)
  const charts = chartFiles(files)
  expect(charts).toHaveLength(4)
  for (const [i, { exhibit }] of shownIn(made).entries()) {
    const native = nativeChart(exhibit)!
    const told = seriesOf(strFromU8(files[charts[i]!]!))
    for (const { name, values } of native.series) expect(told[name]).toEqual(values)
  }
  const bars = nativeChart(shownIn(made)[0]!.exhibit)!
  expect(bars.series[0]!.values).toEqual([10.25, null, 30.25, 40.25])
  const lines = nativeChart(shownIn(made)[1]!.exhibit)!
  expect(lines.categories).toEqual(['2021', '2022', '2023'])
  expect(lines.series).toMatchObject([
    { name: '甲局', values: [10.25, 11.25, 12.25] },
    { name: '乙局', values: [null, 21.25, 22.25] },
  ])
})

it('the workbook inside a chart has the same numbers, to be edited', async () => {
  const { files } = await filesOf(block('bars'), ALL)
  const book = Object.keys(files).find((name) => name.endsWith('.xlsx'))!
  const rows = utils.sheet_to_json<unknown[]>(Object.values(read(files[book]!).Sheets)[0]!, { header: 1 })
  expect(rows.slice(1).map((row) => row[1] ?? null)).toEqual([10.25, null, 30.25, 40.25])
  expect(rows.slice(1).map((row) => row[0])).toEqual([
    `${NAMES[0]} 2023`,
    `${NAMES[1]} 2023（没有印出）`,
    `${NAMES[2]} 2023`,
    `${NAMES[3]} 2023`,
  ])
})

it('sources stand on the slide and in its notes, with the lines of the figures', async () => {
  const { files } = await filesOf(block('bars'), ALL)
  const slide = strFromU8(files['ppt/slides/slide2.xml']!)
  expect(slide).toContain('来源：')
  const notes = strFromU8(files['ppt/notesSlides/notesSlide2.xml']!)
  expect(notes).toContain('《青云市报告 d0》“三公”支出表，第 100 行')
})

it('a chart of two hundred is a picture with its words inside, a long table a few slides that say what is left out', async () => {
  const many = Array.from({ length: 200 }, (_, i) => rowsOf([`单位 ${i}`], [2023])[0]!)
  const { files } = await filesOf(`${block('bars')}\n${block('plain')}`, { bars: many, plain: many })
  expect(chartFiles(files)).toEqual([])
  expect(Object.keys(files).filter((name) => name.endsWith('.png'))).toHaveLength(1)
  const slides = Object.keys(files).filter((name) => /slides\/slide\d+\.xml$/.test(name))
  expect(slides).toHaveLength(1 + 1 + 3)
  expect(strFromU8(files['ppt/slides/slide5.xml']!)).toMatch(/还有 \d+ 行没有放上来/)
})
