import type { Rule } from '../../reports/source/grid.ts'
import type { Box, Gray } from './image.ts'
import { type Patch, patchesOf } from './ink.ts'

/** A stretch of text on one line of a page, cut at the rules of tables and at wide gaps, and its picture alone on white. */
export interface Segment {
  box: Box
  image: Gray
}

/** Pixels at 300 dpi: no letter is so small; specks are no larger; a letter near a speck lies within. */
const LETTER = 10
const SPECK = 30
const NEAR = 12
/** What is left of a rule is no thicker, and no farther from it. */
const THIN = 5
const BESIDE = 9
/** Pixels of white around a segment's picture. */
export const MARGIN = 12

const heightOf = (box: Box) => box.bottom - box.top
const union = (a: Box, b: Box): Box => ({
  left: Math.min(a.left, b.left),
  top: Math.min(a.top, b.top),
  right: Math.max(a.right, b.right),
  bottom: Math.max(a.bottom, b.bottom),
})
const gap = (a: Box, b: Box) => Math.max(a.left, b.left) - Math.min(a.right, b.right)
const overlap = (a: Box, b: Box) => Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top)

/** The height of a page's letters: many patches are strokes, so it is that of the tallest fifth. */
function letterHeight(patches: readonly Patch[]): number {
  const heights = patches.map(heightOf).filter((height) => height >= LETTER)
  return heights.sort((a, b) => a - b)[Math.floor(heights.length * 0.8)] ?? LETTER
}

/** Calls `each` with every two boxes that lie within `reach` of each other from left to right. */
function pairs<T extends Box>(boxes: readonly T[], reach: number, each: (a: T, b: T) => void): void {
  const sorted = boxes.toSorted((a, b) => a.left - b.left)
  const open: T[] = []
  for (const box of sorted) {
    for (let i = open.length - 1; i >= 0; i--)
      if (open[i]!.right + reach < box.left) open.splice(i, 1)
      else each(open[i]!, box)
    open.push(box)
  }
}

/** Whether a patch is what is left of a rule: thin, and beside it. `scale` is points a pixel. */
function isRest(patch: Patch, rules: readonly Rule[], scale: number): boolean {
  return rules.some(({ vertical, at, from, to }) => {
    const [low, high] = vertical ? [patch.left, patch.right] : [patch.top, patch.bottom]
    const [start, end] = vertical ? [patch.top, patch.bottom] : [patch.left, patch.right]
    const off = Math.max(Math.abs(low * scale - at), Math.abs(high * scale - at))
    return high - low <= THIN && off < BESIDE * scale && end * scale > from && start * scale < to
  })
}

/** Text without specks of dust (small, and nothing of a letter's size near) and without pictures, stamps and what is left of rules. */
function textOf(patches: readonly Patch[], height: number, rules: readonly Rule[], scale: number): Patch[] {
  const sized = patches.filter(
    (p) => heightOf(p) <= height * 4 && p.right - p.left <= height * 12 && !isRest(p, rules, scale),
  )
  const inked = new Set(sized.filter((p) => p.area > SPECK))
  const near = new Set<Patch>()
  pairs(sized, NEAR, (a, b) => {
    if (overlap(a, b) < -NEAR || gap(a, b) > NEAR) return
    if (inked.has(a)) near.add(b)
    if (inked.has(b)) near.add(a)
  })
  return sized.filter((p) => inked.has(p) || near.has(p))
}

/**
 * The patches of a segment without specks that would be read as a sign: where everything else has the shape of digits,
 * what is small stands at their feet, as a point does.
 */
function withoutSpecks(group: readonly Patch[]): Patch[] {
  const inked = group.filter((p) => p.area > SPECK)
  const { top, bottom } = inked.reduce<Box>(union, inked[0] ?? group[0]!)
  const high = bottom - top
  const digits = inked.filter((p) => heightOf(p) > high * 0.75 && p.right - p.left < high)
  const mark = (p: Patch) => p.top > top + high * 0.6 || p.right - p.left > 2 * heightOf(p)
  if (digits.length === 0 || !inked.every((p) => digits.includes(p) || mark(p))) return [...group]
  return group.filter(
    (p) => p.area > SPECK || p.top > top + high * 0.6 || p.right - p.left > 2 * heightOf(p) + 2,
  )
}

/** Boxes that belong together, as groups. */
function joined<T extends Box>(boxes: readonly T[], reach: number, together: (a: T, b: T) => boolean): T[][] {
  const parent = new Map<T, T>(boxes.map((box) => [box, box]))
  const root = (box: T): T => {
    let at = box
    while (parent.get(at) !== at) at = parent.get(at)!
    parent.set(box, at)
    return at
  }
  pairs(boxes, reach, (a, b) => {
    if (together(a, b)) parent.set(root(a), root(b))
  })
  const groups = new Map<T, T[]>()
  for (const box of boxes) groups.set(root(box), [...(groups.get(root(box)) ?? []), box])
  return [...groups.values()]
}

/** The segments of a page whose rules are lifted out. `scale` is points a pixel, the unit of the rules. */
export function segmentsOf(image: Gray, rules: readonly Rule[], scale: number): Segment[] {
  const { patches, labels } = patchesOf(image)
  const height = letterHeight(patches)
  const upright = rules.filter((rule) => rule.vertical)
  const parted = (a: Box, b: Box) => {
    const [left, right] = [Math.min(a.right, b.right) * scale, Math.max(a.left, b.left) * scale]
    const middle = ((Math.max(a.top, b.top) + Math.min(a.bottom, b.bottom)) / 2) * scale
    return upright.some((r) => r.at > left - 1 && r.at < right + 1 && r.from < middle && middle < r.to)
  }
  const groups = joined(textOf(patches, height, rules, scale), height * 2, (a, b) => {
    const tall = Math.max(heightOf(a), heightOf(b))
    const wide = Math.min(Math.max(tall * 1.15, height * 0.8), height * 2)
    const level = overlap(a, b) >= Math.min(heightOf(a), heightOf(b)) / 2
    return level && gap(a, b) < wide && !parted(a, b)
  })
  // Strokes and marks that no letter of their line overlaps: 一、, the two of 二 alone in its cell.
  const lines = groups.map((group) => ({ group, ...group.reduce<Box>(union, group[0]!) }))
  const isLow = (box: Box) => heightOf(box) < height * 0.6
  const whole = joined(lines, height, (a, b) => {
    if (parted(a, b)) return false
    const narrow = Math.min(a.right - a.left, b.right - b.left)
    const level = overlap(a, b) >= Math.min(heightOf(a), heightOf(b)) / 2
    if (level && gap(a, b) < -narrow / 2) return true
    const reach = height * (isLow(a) && isLow(b) ? 0.55 : 0.1)
    return (isLow(a) || isLow(b)) && gap(a, b) < height && overlap(a, b) > -reach
  })
  return whole
    .map((parts) => withoutSpecks(parts.flatMap(({ group }) => group)))
    .map((group) => ({ group, box: group.reduce<Box>(union, group[0]!) }))
    .filter(({ box }) => heightOf(box) >= height * 0.35 || box.right - box.left >= height * 0.4)
    .map(({ group, box }) => ({ box, image: picture(image, labels, patches, group, box) }))
}

/** The picture of a segment without its neighbours' ink. */
function picture(
  { width, height, pixels }: Gray,
  labels: Int32Array,
  patches: readonly Patch[],
  group: readonly Patch[],
  box: Box,
): Gray {
  const own = new Set(group)
  const out: Gray = {
    width: box.right - box.left + 2 * MARGIN,
    height: box.bottom - box.top + 2 * MARGIN,
    pixels: new Uint8Array(0),
  }
  out.pixels = new Uint8Array(out.width * out.height).fill(255)
  for (let y = Math.max(0, box.top - 1); y < Math.min(height, box.bottom + 1); y++)
    for (let x = Math.max(0, box.left - 1); x < Math.min(width, box.right + 1); x++) {
      const label = labels[y * width + x]!
      if (label !== 0 && !own.has(patches[label - 1]!)) continue
      out.pixels[(y - box.top + MARGIN) * out.width + x - box.left + MARGIN] = pixels[y * width + x]!
    }
  return out
}
