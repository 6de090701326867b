import { describe, expect, it } from 'vitest'
import { cjkFontFiles } from '../../src/briefing/fonts.ts'
import { EMBED_FORMAT, type EmbedSnapshot } from '../../src/notebook/embed.ts'
import { pictureFiles } from '../../src/site/embed-pictures.ts'

const snapshot: EmbedSnapshot = {
  format: EMBED_FORMAT,
  version: 'abcdef0123',
  made: '2026-01-31',
  page: 'sangong',
  name: 'cars',
  sql: '-- title: 丹霞区的车\n-- basis: 决算\n-- chart: bar x=total y=unit label=万元\nSELECT 1',
  values: {},
  result: {
    columns: [
      { name: 'unit', type: 'text' },
      { name: 'total', type: 'decimal' },
      { name: 'fact_ids', type: 'list' },
    ],
    rows: [
      ['丹霞区教育局', '1.50', ['d1-1']],
      ['丹霞区财政局', '2.50', ['d2-1']],
    ],
  },
  narrows: false,
  beside: {},
  basket: [],
  invented: false,
}

describe('the picture files of a chart', () => {
  it('are SVG alone where the machine has no Chinese font', async () => {
    expect([...(await pictureFiles(snapshot, [])).keys()]).toEqual(['svg'])
  })

  it.runIf(cjkFontFiles().length > 0)(
    'are SVG with the version of the data, and PNG for a fine screen, where it has one',
    async () => {
      const files = await pictureFiles(snapshot)
      expect(files.get('svg')).toMatch(/制图：账本，2026-01-31 · 数据 abcdef0123/)
      const png = Buffer.from(files.get('png') as Uint8Array)
      expect(png.subarray(1, 4).toString()).toBe('PNG')
      expect(png.readUInt32BE(16)).toBe(792 * 2)
    },
  )
})

it('a folder without Chinese fonts has none', () => {
  expect(cjkFontFiles([import.meta.dirname])).toEqual([])
})
