import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { Resvg } from '@resvg/resvg-wasm'
import { describe, expect, it } from 'vitest'
import { cjkFontFiles } from '../../src/briefing/fonts.ts'
import { nodeDocument } from '../../src/charts/node-document.ts'
import { pictureOf } from '../../src/charts/picture.ts'
import { renderer } from '../../src/charts/renderer.ts'
import { parseQuery } from '../../src/model/query.ts'
import { exhibitOf } from '../../src/notebook/exhibit.ts'
import { toShared } from '../../src/notebook/sources.ts'

const wasm = () => readFileSync(createRequire(import.meta.url).resolve('@resvg/resvg-wasm/index_bg.wasm'))
const files = cjkFontFiles().map((file) => readFileSync(file))

/** Bars of two units, one of this name. */
function picture(name: string) {
  const query = parseQuery(
    'q',
    '-- title: 丹霞区的车\n-- basis: 决算\n-- chart: bar x=total y=unit label=万元\nSELECT 1',
  )
  const result = {
    columns: [
      { name: 'unit', type: 'text' as const },
      { name: 'total', type: 'decimal' as const },
    ],
    rows: [
      [name, '1.50'],
      ['丹霞区财政局', '2.50'],
    ],
  }
  const exhibit = exhibitOf(query, result, { values: {}, shared: toShared({}), basket: [] })
  return pictureOf(exhibit, { date: '2026-01-31', document: nodeDocument() })
}

/** A picture's dots as drawn with these fonts. */
function dots(svg: string, fontBuffers: Uint8Array[]): Uint8Array {
  return new Resvg(svg, { font: { fontBuffers } }).render().pixels
}

describe.runIf(files.length > 0)('words as outlines', () => {
  it('look as the words do, without a font, and keep title and description for a screen reader', async () => {
    const { outlined } = await renderer(wasm, files)
    const words = picture('丹霞区教育局 & <1>')
    const { svg, width, height } = outlined(words)
    expect(svg).not.toMatch(/<text|font-family/)
    expect(svg).toMatch(/^<svg[^>]*><title>丹霞区的车<\/title><desc>/)
    expect([width, height]).toEqual([words.width, words.height])
    const [a, b] = [dots(words.svg, files), dots(svg, [])]
    const differing = a.reduce((sum, value, i) => sum + (Math.abs(value - b[i]!) > 32 ? 1 : 0), 0)
    expect(differing / a.length).toBeLessThan(0.0001)
    expect(a.filter((value) => value < 128).length).toBeGreaterThan(1000)
  })

  it('are refused for a character that the font lacks, by name', async () => {
    const { outlined } = await renderer(wasm, files)
    expect(() => outlined(picture('丹霞区\ue123\ue124局'))).toThrow('这个字体里没有：\ue123 \ue124（2 个字）')
  })

  it('are refused where the file is no font', async () => {
    const { outlined } = await renderer(wasm, [new TextEncoder().encode('no font')])
    expect(() => outlined(picture('丹霞区教育局'))).toThrow('读不出这个字体')
  })
})
