import { describe, expect, it } from 'vitest'
import { DARK, LIGHT, partColor, type Theme } from '../../src/charts/theme.ts'

type Color = readonly [number, number, number]

/** What is seen without one kind of cone (Machado, Oliveira and Fernandes 2009, severity 1), in linear light. */
const VISIONS: Readonly<Record<string, readonly Color[] | null>> = {
  full: null,
  protan: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deutan: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritan: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
}

const linear = (hex: string): Color =>
  [1, 3, 5].map((i) => {
    const v = Number.parseInt(hex.slice(i, i + 2), 16) / 255
    return v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4
  }) as unknown as Color

const dot = (row: Color, c: Color) => row[0] * c[0] + row[1] * c[1] + row[2] * c[2]
const clamp = (v: number) => Math.max(0, Math.min(1, v))

/** OKLab (Ottosson 2020), in hundredths. */
function lab(c: Color): Color {
  const lms = (
    [
      [0.4122214708, 0.5363325363, 0.0514459929],
      [0.2119034982, 0.6806995451, 0.1073969566],
      [0.0883024619, 0.2817188376, 0.6299787005],
    ] as const
  ).map((row) => Math.cbrt(dot(row, c))) as unknown as Color
  return (
    [
      [21.04542553, 79.3617785, -0.40720468],
      [197.79984951, -242.8592205, 45.05937099],
      [2.59040371, 78.27717662, -80.8675766],
    ] as const
  ).map((row) => dot(row, lms)) as unknown as Color
}

const seen = (hex: string, vision: readonly Color[] | null) => {
  const c = linear(hex)
  return lab(vision === null ? c : (vision.map((row) => clamp(dot(row, c))) as unknown as Color))
}

const distance = (a: Color, b: Color) => Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2])
const luminance = (hex: string) => dot([0.2126, 0.7152, 0.0722], linear(hex))
const contrast = (a: string, b: string) => {
  const [x, y] = [luminance(a), luminance(b)]
  return (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05)
}

for (const [name, theme] of Object.entries({ light: LIGHT, dark: DARK }) as [string, Theme][])
  describe(`the ${name} colours`, () => {
    const all = [...theme.series, ...theme.parts, theme.quiet]

    for (const [vision, matrix] of Object.entries(VISIONS))
      it(`are apart for ${vision} vision: units, parts and the quiet grey`, () => {
        const close: string[] = []
        all.forEach((a, i) => {
          for (const b of all.slice(i + 1)) {
            const apart = distance(seen(a, matrix), seen(b, matrix))
            if (apart < 6) close.push(`${a} ${b} ${apart.toFixed(1)}`)
          }
        })
        expect(close).toEqual([])
      })

    it('stand out from the paper: units 3 to 1, words 4.5 to 1', () => {
      for (const color of theme.series) expect(contrast(color, theme.paper)).toBeGreaterThanOrEqual(3)
      for (const color of [theme.ink, theme.muted, theme.accent])
        expect(contrast(color, theme.paper)).toBeGreaterThanOrEqual(4.5)
    })
  })

it('parts and stages keep their colour whatever is beside them, and never take a unit’s', () => {
  const alone = partColor(LIGHT, '公务接待', ['公务接待'])
  expect(partColor(LIGHT, '公务接待', ['公务接待', '公车运行', '别的'])).toBe(alone)
  for (const part of LIGHT.parts) expect(LIGHT.series).not.toContain(part)
  const names = ['决算', '年初预算', '甲', '乙', '丙']
  expect(new Set(names.map((part) => partColor(LIGHT, part, names))).size).toBe(5)
})
