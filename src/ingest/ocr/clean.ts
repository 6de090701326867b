import { type Gray, turned } from './image.ts'

/** Radians between the angles that are tried for a skewed page, first roughly, then finely; and how far they go. */
const DEGREE = Math.PI / 180
const FARTHEST = 3 * DEGREE
const ROUGH = 0.25 * DEGREE
const FINE = 0.03 * DEGREE
/** Nothing is printed so near the edge of a page; what is dark there is the scanner's shadow: pixels at 300 dpi. */
const EDGE = 30
/** Less skew than this is left: turning a page blurs it a little. */
const STRAIGHT = 0.06 * DEGREE

/** The page with black ink on white paper to its edges, whatever the scanner made of them: paper is the most frequent shade. */
export function contrasted({ width, height, pixels }: Gray): Gray {
  const counts = new Uint32Array(256)
  for (let y = EDGE; y < height - EDGE; y++)
    for (let x = EDGE; x < width - EDGE; x++) counts[pixels[y * width + x]!]!++
  let paper = 255
  for (let value = 254; value >= 128; value--) if (counts[value]! > counts[paper]!) paper = value
  // Ink: the shade that one pixel in two hundred is darker than; less is specks.
  let ink = 0
  for (let seen = 0; ink < paper - 40 && seen < pixels.length / 200; ink++) seen += counts[ink]!
  const white = paper - (paper - ink) * 0.15
  const shades = Uint8Array.from({ length: 256 }, (_, value) =>
    Math.max(0, Math.min(255, Math.round(((value - ink) * 255) / (white - ink)))),
  )
  const clean = pixels.map((value) => shades[value]!)
  for (let y = 0; y < height; y++) {
    const row = clean.subarray(y * width, (y + 1) * width)
    if (y < EDGE || y >= height - EDGE) row.fill(255)
    row.fill(255, 0, EDGE).fill(255, width - EDGE)
  }
  return { width, height, pixels: clean }
}

/** By how much a page is turned, in radians clockwise: lines of text are level where rows are fullest and emptiest. */
export function skewOf({ width, height, pixels }: Gray): number {
  const [xs, ys]: [number[], number[]] = [[], []]
  for (let y = 0; y < height; y += 2)
    for (let x = 0; x < width; x += 5)
      if (pixels[y * width + x]! < 128) {
        xs.push(x - width / 2)
        ys.push(y)
      }
  const rows = new Float64Array(height + width)
  const unevenness = (angle: number) => {
    const slope = Math.tan(angle)
    rows.fill(0)
    for (let i = 0; i < xs.length; i++) rows[Math.round((ys[i]! - xs[i]! * slope) / 2 + width / 4)]!++
    let sum = 0
    for (let i = 1; i < rows.length; i++) sum += (rows[i]! - rows[i - 1]!) ** 2
    return sum
  }
  const best = (middle: number, reach: number, step: number) => {
    let [angle, most] = [middle, unevenness(middle)]
    for (let tried = middle - reach; tried <= middle + reach; tried += step) {
      const sum = unevenness(tried)
      if (sum > most) [angle, most] = [tried, sum]
    }
    return angle
  }
  return best(best(0, FARTHEST, ROUGH), ROUGH, FINE)
}

/** The page set straight, and the angle that it was turned back by, in radians clockwise. */
export function straightened(image: Gray): { image: Gray; angle: number } {
  const angle = skewOf(image)
  return Math.abs(angle) < STRAIGHT ? { image, angle: 0 } : { image: turned(image, -angle), angle }
}
