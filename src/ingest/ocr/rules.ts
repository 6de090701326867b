import type { Rule } from '../../reports/source/grid.ts'
import type { Gray } from './image.ts'

const DARK = 140
/** Shorter strokes belong to characters: pixels at 300 dpi. */
const SHORTEST = 90
/** A rule may break off for so few pixels. */
const GAP = 3

interface Run {
  at: number
  from: number
  to: number
}

/** Straight dark runs along rows (or columns) of pixels. */
function runs(image: Gray, vertical: boolean): Run[] {
  const { width, height, pixels } = image
  const [lines, length] = vertical ? [width, height] : [height, width]
  const found: Run[] = []
  for (let at = 0; at < lines; at++) {
    let from = -1
    let end = -1
    for (let k = 0; k <= length; k++) {
      const dark = k < length && pixels[vertical ? k * width + at : at * width + k]! < DARK
      if (dark) {
        if (from < 0) from = k
        end = k + 1
      } else if (from >= 0 && (k === length || k - end >= GAP)) {
        if (end - from >= SHORTEST) found.push({ at, from, to: end })
        from = -1
      }
    }
  }
  return found
}

/** Runs beside each other are one rule, as thick as they are many. */
function thick(found: readonly Run[]): Run[][] {
  const groups: Run[][] = []
  for (const run of found) {
    const group = groups.findLast((other) => {
      const last = other.at(-1)!
      return run.at - last.at <= 2 && run.from < last.to && last.from < run.to
    })
    if (group === undefined) groups.push([run])
    else group.push(run)
  }
  return groups.filter((group) => group.at(-1)!.at - group[0]!.at < 16)
}

/** How many rules of the other direction a rule meets; a long stroke of a character meets none. */
function crossings(group: readonly Run[], others: readonly Run[][]): number {
  const near = 8
  const at = group[0]!.at
  const [from, to] = [Math.min(...group.map((run) => run.from)), Math.max(...group.map((run) => run.to))]
  return others.filter((other) => {
    const meets = other[0]!.at >= from - near && other[0]!.at <= to + near
    return meets && other.some((run) => run.from - near <= at && at <= run.to + near)
  }).length
}

/** Takes the rules of tables out of a scanned page: recognition reads them as characters. `scale` is points a pixel. */
export function liftRules(image: Gray, scale: number): { image: Gray; rules: Rule[] } {
  const pixels = Uint8Array.from(image.pixels)
  const rules: Rule[] = []
  const across = thick(runs(image, false))
  const down = thick(runs(image, true))
  const found = [
    { vertical: false, groups: across.filter((group) => crossings(group, down) > 1) },
    { vertical: true, groups: down.filter((group) => crossings(group, across) > 1) },
  ]
  for (const { vertical, groups } of found)
    for (const group of groups) {
      const middle = (group[0]!.at + group.at(-1)!.at) / 2
      const from = Math.min(...group.map((run) => run.from))
      const to = Math.max(...group.map((run) => run.to))
      rules.push({ vertical, at: middle * scale, from: from * scale, to: to * scale })
      for (let at = group[0]!.at - 1; at <= group.at(-1)!.at + 1; at++)
        for (let k = from; k < to; k++) {
          const [x, y] = vertical ? [at, k] : [k, at]
          if (x >= 0 && x < image.width && y >= 0 && y < image.height) pixels[y * image.width + x] = 255
        }
    }
  return { image: { ...image, pixels }, rules }
}
