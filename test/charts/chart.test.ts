import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type Drawn, drawChart } from '../../src/charts/chart.ts'
import { MOST_KEYS, TALLEST } from '../../src/charts/forms.ts'
import { nodeDocument } from '../../src/charts/node-document.ts'
import { markup } from '../../src/charts/svg.ts'
import { DARK, LIGHT } from '../../src/charts/theme.ts'
import type { ChartSpec } from '../../src/model/query.ts'
import type { Result } from '../../src/model/result.ts'
import { basketFor, CASES, heading, SIZES, unitName } from './rows.ts'

const GOLDEN = join(import.meta.dirname, 'golden')
/** A drawn chart, its picture as text. */
type Told = Omit<Drawn, 'svg'> & { svg: string; picture: SVGSVGElement }

/** Drawn with nobody followed. */
const drawn = (result: Result, spec: ChartSpec) =>
  drawChart(result, spec, {
    width: 760,
    theme: LIGHT,
    basket: [],
    doubtful: new Set(),
    heading,
    label: 'x',
    document: nodeDocument(),
  })

function draw(name: string, n: number, more: { width?: number; theme?: typeof LIGHT } = {}): Told {
  const drawn = drawChart(CASES[name]!.rows(n), CASES[name]!.spec, {
    width: 760,
    theme: LIGHT,
    basket: basketFor(n),
    doubtful: new Set(['d2-1']),
    heading,
    label: name,
    document: nodeDocument(),
    ...more,
  })
  return { ...drawn, svg: markup(drawn.svg), picture: drawn.svg }
}

/** Larger pictures are kept as what they are made of and a hash: how many elements of which mark, the words, the size. */
function summaryOf({ svg, width, height, key, notes, targets }: Told): string {
  const groups = [...svg.matchAll(/data-mark="([^"]+)"/g)].map(([, name]) => name!)
  const words = [...svg.matchAll(/<text[^>]*>(.*?)<\/text>/g)].map(([, text]) =>
    text!.replace(/<[^>]*>/g, ''),
  )
  return [
    `size ${width} × ${height}, targets ${targets.length}`,
    `marks ${[...new Set(groups)].map((name) => `${name} ${groups.filter((g) => g === name).length}`).join(', ')}`,
    `key ${key.map(({ name }) => name).join(' | ')}`,
    `notes ${notes.join(' ')}`,
    `words ${words.join(' | ')}`,
    `sha256 ${createHash('sha256').update(svg).digest('hex')}`,
    '',
  ].join('\n')
}

/** Compares with the golden file, or writes it where there is none. `UPDATE_GOLDEN=1` writes all anew. */
function expectGolden(file: string, text: string): void {
  const path = join(GOLDEN, file)
  if (process.env.UPDATE_GOLDEN || !existsSync(path)) {
    mkdirSync(GOLDEN, { recursive: true })
    writeFileSync(path, text)
  }
  expect(text).toBe(readFileSync(path, 'utf8'))
}

describe('every mark at every number of rows', () => {
  for (const name of Object.keys(CASES))
    for (const n of SIZES)
      it(`${name}, ${n} rows: as its golden picture`, () => {
        const drawn = draw(name, n)
        if (n < 120) expectGolden(`${name}-${n}.svg`, `${drawn.svg.replaceAll('><', '>\n<')}\n`)
        else expectGolden(`${name}-${n}.txt`, summaryOf(drawn))
      })

  it('is no taller than 640 px and has at most twelve entries in its key, at every width', () => {
    const over: string[] = []
    for (const name of Object.keys(CASES))
      for (const n of SIZES)
        for (const width of [390, 760, 1200]) {
          const { height, key } = draw(name, n, { width })
          if (height > TALLEST) over.push(`${name} ${n} at ${width}: ${height} px`)
          if (key.length > MOST_KEYS) over.push(`${name} ${n}: key of ${key.length}`)
        }
    expect(over).toEqual([])
  })

  it('draws no number that is none', () => {
    for (const name of Object.keys(CASES))
      for (const n of SIZES) expect(draw(name, n).svg).not.toMatch(/NaN|undefined|Infinity/)
  })
})

describe('a unit keeps its colour', () => {
  it('whatever else is drawn and in whatever order', () => {
    const few = draw('bar', 15).targets.find(({ datum }) => datum.row.unit_id === 'u2')!
    const many = draw('bar', 3000).targets.find(({ datum }) => datum.row.unit_id === 'u2')!
    const overYears = draw('line', 120).targets.find(({ datum }) => datum.row.unit_id === 'u2')!
    expect([few, many, overYears].map(({ datum }) => datum.color)).toEqual(Array(3).fill(LIGHT.series[2]))
    const bold = [...draw('bar', 15).picture.querySelectorAll('[font-weight="600"] text')]
    expect(bold.map((name) => name.textContent)).toContain(unitName(2))
  })

  it('and those outside the basket are grey', () => {
    const { targets } = draw('bar', 120)
    const others = targets.filter(({ datum }) => datum.unit === null)
    expect(others.length).toBeGreaterThan(100)
    expect(new Set(others.map(({ datum }) => datum.color))).toEqual(new Set([LIGHT.quiet]))
  })

  it('in the dark one of its own', () => {
    const { datum } = draw('bar', 15, { theme: DARK }).targets.find((t) => t.datum.row.unit_id === 'u2')!
    expect(datum.color).toBe(DARK.series[2])
  })
})

describe('truth in marks', () => {
  it('a gap says its reason in place of a value, and is counted in a strip', () => {
    expect(draw('bar', 15).svg).toContain('没有这份报告')
    expect(draw('bar', 120).notes.join('')).toMatch(
      /没有数的：没有这份报告 2，报告没有公开 1，印了但没有读出 1/,
    )
  })

  it('a year that is not disclosed leaves a gap in its line, a sign in its place, and a line of the key', () => {
    const { picture, key } = draw('line', 15)
    expect(picture.querySelector('[data-mark="gap"] text')?.textContent).toBe('×')
    expect(key.map(({ name }) => name)).toContain('报告没有公开')
  })

  it('a derived point is hollow and hangs on a dashed line', () => {
    const { picture, key } = draw('line', 15)
    expect(picture.querySelectorAll('[data-mark="derived"][stroke-dasharray] path')).toHaveLength(1)
    expect(picture.querySelectorAll(`[data-mark="dot"] [fill="${LIGHT.paper}"]`)).toHaveLength(1)
    expect(key.map(({ name }) => name)).toContain('推算（空心、虚线）')
  })

  it('a doubtful figure carries ▲, and the key says what it means', () => {
    const { picture, key } = draw('bar', 3)
    const marks = [...picture.querySelectorAll('tspan')].filter((span) => span.textContent?.includes('▲'))
    expect(marks.map((span) => span.parentElement?.textContent)).toEqual([
      expect.stringMatching(/^[\d.]+ ▲$/),
    ])
    const meaning = key.find(({ name }) => name === '报告在别处有不同的说法')
    expect(meaning?.sign).toContain(marks[0]!.getAttribute('fill'))
  })

  it('a budget among final accounts says so: a pale bar, a square in a crowd', () => {
    const staged = (n: number): Result => {
      const { columns, rows } = CASES.bar!.rows(n)
      const stages = rows.map((row, i) => [...row, i % 5 === 1 ? '年初预算' : '决算'])
      return { columns: [...columns, { name: 'stage', type: 'text' }], rows: stages }
    }
    const bars = drawn(staged(15), CASES.bar!.spec)
    expect(markup(bars.svg)).toContain('（预算）')
    expect(bars.svg.querySelectorAll('[data-mark="bar"][fill-opacity] rect').length).toBeGreaterThan(0)
    expect(bars.key.map(({ name }) => name)).toContain('预算（淡色虚框）')
    const strip = drawn(staged(120), CASES.bar!.spec)
    expect(strip.key.map(({ name }) => name)).toContain('预算（方块）')
    const squares = [...strip.svg.querySelectorAll('[data-mark="crowd"] path')].find(
      (path) =>
        !/[Aa]/.test(path.getAttribute('d')!) && (path.getAttribute('d')!.match(/Z/g) ?? []).length > 10,
    )
    expect(squares).toBeDefined()
  })

  it('of things that stand at one end of a strip together is told how many, not one of them', () => {
    const { columns, rows } = CASES.bar!.rows(120)
    const amount = columns.findIndex((column) => column.name === 'amount')
    const equal = rows.map((row, i) => row.map((value, k) => (k === amount && i % 3 === 0 ? '0.00' : value)))
    const { svg } = drawn({ columns, rows: equal }, CASES.bar!.spec)
    expect(markup(svg)).toMatch(/>40 个都是 0\.00</)
  })

  it('quartiles below zero are parted by a word, not by one more dash', () => {
    const { columns, rows } = CASES.bar!.rows(120)
    const amount = columns.findIndex((column) => column.name === 'amount')
    const below = rows.map((row) =>
      row.map((value, k) => (k === amount && value !== null ? `-${value}` : value)),
    )
    expect(markup(drawn({ columns, rows: below }, CASES.bar!.spec).svg)).toMatch(/四分位 -[\d.]+ 至 -[\d.]+/)
  })

  it('slopes of which none is followed name the one that rose most and the one that fell most', () => {
    const { notes, picture } = draw('slope', 120)
    expect(notes.join('')).not.toContain('升得最多')
    const quiet = drawn(CASES.slope!.rows(120), CASES.slope!.spec)
    expect(quiet.notes.join('')).toContain('升得最多')
    expect(quiet.svg.querySelectorAll('[data-mark="slope"] path')).toHaveLength(2)
    expect(picture.querySelectorAll('[data-mark="slope"] path').length).toBeGreaterThan(2)
  })

  it('a quotient by the headcount of another year says which, and its bar is pale', () => {
    const { svg, picture, key } = draw('bar', 15)
    expect(svg).toContain('（2019 年人数）')
    expect(
      picture.querySelectorAll('[data-mark="bar"][fill-opacity="0.35"][stroke-dasharray] rect'),
    ).toHaveLength(1)
    expect(key.map(({ name }) => name)).toContain('人数不是同年的')
  })

  it('rates of completion stand beside a line at 100 %', () => {
    const said = (name: string, n: number) =>
      draw(name, n).picture.querySelector('[data-mark="reference-words"] text')?.textContent
    expect([said('rate', 3), said('rate', 120), said('bar', 15)]).toEqual(['100 %', '100 %', undefined])
    expect(draw('rate', 3).picture.querySelectorAll('[data-mark="reference"] line')).toHaveLength(1)
  })
})

describe('a box drawn over a chart', () => {
  it('picks the rows within it: of bars by height alone, of lines by year alone', () => {
    const bars = draw('bar', 15)
    const second = bars.targets[1]!
    const box = { x1: 0, x2: 1, y1: second.y - 2, y2: second.y + 2 }
    expect(bars.rowsIn(box)).toEqual([second.datum.row])
    const lines = draw('line', 15)
    const first = lines.targets.filter(({ datum }) => datum.year === 2020)
    expect(lines.rowsIn({ x1: first[0]!.x - 2, x2: first[0]!.x + 2, y1: 0, y2: 1 })).toHaveLength(
      first.length,
    )
  })
})

it('is drawn without a browser, as a file of its own', () => {
  expect(typeof document).toBe('undefined')
  expect(draw('band', 120).svg).toMatch(/^<svg [^>]*xmlns="http:\/\/www.w3.org\/2000\/svg"/)
})

describe('names beside marks', () => {
  const named = (columns: string[], spec: ChartSpec, rows: (string | number)[][]) => {
    const result = {
      columns: columns.map((name) => ({
        name,
        type:
          name === 'fiscal_year'
            ? ('integer' as const)
            : name === 'amount'
              ? ('decimal' as const)
              : ('text' as const),
      })),
      rows,
    }
    const { svg } = drawChart(result, spec, {
      width: 760,
      theme: LIGHT,
      basket: [{ unit_id: '', name: '甲局', slot: 3 }],
      doubtful: new Set(),
      heading,
      label: '',
      document: nodeDocument(),
    })
    return [...svg.querySelectorAll('[data-mark="label"] text')].map((text) => text.textContent)
  }

  it('are those of what the lines tell apart: a stage where these are stages of one unit', () => {
    const rows = [2020, 2021].flatMap((year) => [
      ['甲局', year, '年初预算', '5.00'],
      ['甲局', year, '决算', '9.00'],
    ])
    const said = named(
      ['unit', 'fiscal_year', 'stage', 'amount'],
      { mark: 'line', x: 'fiscal_year', y: 'amount', color: 'stage' },
      rows,
    )
    expect(said).toEqual(expect.arrayContaining(['年初预算', '决算']))
    expect(said).not.toContain('甲局')
  })

  it('a thing of a unit is called by its own name, and a unit is not taken for another that has no id either', () => {
    const rows = Array.from({ length: 20 }, (_, i) => [
      i < 10 ? '甲局' : '乙局',
      2020 + (i % 2),
      `项目${i}`,
      `${i}.00`,
    ])
    const said = named(
      ['unit', 'fiscal_year', 'project', 'amount'],
      { mark: 'strip', x: 'amount', y: 'project' },
      rows,
    )
    expect(said).toHaveLength(10)
    expect(said.every((name) => /^项目\d /.test(name ?? ''))).toBe(true)
  })
})
