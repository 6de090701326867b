import { describe, expect, it } from 'vitest'
import { drawChart } from '../../src/charts/chart.ts'
import { nodeDocument } from '../../src/charts/node-document.ts'
import { againIn, namedIn, nearest, stepFrom, type Target } from '../../src/charts/target.ts'
import { LIGHT } from '../../src/charts/theme.ts'
import { basketFor, CASES, heading } from './rows.ts'

const targetsOf = (name: string, n: number) =>
  drawChart(CASES[name]!.rows(n), CASES[name]!.spec, {
    width: 760,
    theme: LIGHT,
    basket: basketFor(n),
    doubtful: new Set(),
    heading,
    label: '',
    document: nodeDocument(),
  }).targets

describe('the keys move through a picture', () => {
  it('reach every mark, by one to the side', () => {
    const targets = targetsOf('strip', 120).filter(({ row }) => row === '2022')
    const seen = new Set<Target>()
    let at: Target | null = stepFrom(targets, targets[0]!, 'Home')
    while (at !== null && !seen.has(at)) {
      seen.add(at)
      at = stepFrom(targets, at, 'ArrowRight')
    }
    expect(seen.size).toBe(targets.length)
  })

  it('along a line from year to year, and between lines within a year', () => {
    const targets = targetsOf('line', 15)
    const first = targets.find(({ datum }) => datum.year === 2020)!
    const next = stepFrom(targets, first, 'ArrowRight')!
    expect([next.datum.series, next.datum.year]).toEqual([first.datum.series, 2021])
    const below = stepFrom(targets, first, 'ArrowDown')!
    expect(below.datum.year).toBe(2020)
    expect(below.y).toBeGreaterThanOrEqual(first.y)
  })

  it('down a chart of bars with either pair of arrows', () => {
    const targets = targetsOf('bar', 15)
    expect(stepFrom(targets, targets[0]!, 'ArrowDown')).toBe(targets[1])
    expect(stepFrom(targets, targets[0]!, 'ArrowRight')).toBe(targets[1])
    expect(stepFrom(targets, targets[0]!, 'End')).toBe(targets.at(-1))
  })

  it('over thousands by a tenth', () => {
    const targets = targetsOf('bar', 3000)
    const start = stepFrom(targets, targets[0]!, 'Home')!
    let at = start
    for (let i = 0; i < 10; i++) at = stepFrom(targets, at, 'PageDown')!
    expect(at).toBe(stepFrom(targets, start, 'End'))
  })

  it('start at the first and stay at the end', () => {
    const targets = targetsOf('bar', 3)
    expect(stepFrom(targets, null, 'ArrowDown')).toBe(targets[0])
    expect(stepFrom(targets, targets[2]!, 'ArrowDown')).toBe(targets[2])
    const strip = targetsOf('bar', 120)
    const least = Math.min(...strip.map(({ x }) => x))
    expect(stepFrom(strip, null, 'Home')!.x).toBe(least)
    expect(stepFrom([], null, 'Home')).toBeNull()
  })
})

it('what was pointed at is found again in a picture drawn anew, wherever it stands then', () => {
  const held = targetsOf('strip', 120)[40]!
  const again = againIn(targetsOf('bar', 15), targetsOf('bar', 15)[3]!)!
  expect(again.datum.row.unit_id).toBe(targetsOf('bar', 15)[3]!.datum.row.unit_id)
  const other = againIn(targetsOf('strip', 120), held)!
  expect([other.datum.row.unit_id, other.datum.year]).toEqual([held.datum.row.unit_id, held.datum.year])
  expect(againIn(targetsOf('bar', 3), held)).toBeNull()
  expect(againIn(targetsOf('bar', 3), null)).toBeNull()
})

it('a thing is found by a part of its name', () => {
  const targets = targetsOf('bar', 120)
  expect(namedIn(targets, ' 长亭区教育 ')!.datum.row.unit).toBe('长亭区教育局')
  expect(namedIn(targets, '没有这个')).toBeNull()
  expect(namedIn(targets, ' ')).toBeNull()
})

describe('the pointer', () => {
  it('finds the bar that it is over, or the nearest dot in reach', () => {
    const bars = targetsOf('bar', 15)
    expect(nearest(bars, bars[3]!.box!.x1 + 3, bars[3]!.y)).toBe(bars[3])
    const dots = targetsOf('dot', 120)
    expect(nearest(dots, dots[7]!.x + 0.2, dots[7]!.y)).toBe(dots[7])
    expect(nearest(dots, -500, -500)).toBeNull()
  })
})
