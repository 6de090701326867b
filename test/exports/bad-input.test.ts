import { strFromU8, unzipSync } from 'fflate'
import { parseHTML } from 'linkedom'
import { describe, expect, it } from 'vitest'
import { toPng } from '../../src/briefing/png.ts'
import { nodeDocument } from '../../src/charts/node-document.ts'
import type { Briefing } from '../../src/exports/briefing/briefing.ts'
import { toDocx } from '../../src/exports/docx/docx.ts'
import { toHtml } from '../../src/exports/html/html.ts'
import { toPptx } from '../../src/exports/pptx/pptx.ts'
import type { Value } from '../../src/model/result.ts'
import { briefing, rowsOf } from './briefings.ts'
import { NAMES } from './exhibits.ts'

/** The words of the parts of an Office file whose names fit, as a reader sees them. Throws where one is no XML. */
function wordsIn(files: Record<string, Uint8Array>, parts: RegExp): string {
  return Object.entries(files)
    .filter(([name]) => parts.test(name))
    .map(([name, bytes]) => {
      const xml = strFromU8(bytes)
      expect(xml.match(/&(?!(?:amp|lt|gt|quot|apos|#\d+);)/g), name).toBeNull()
      return xml
        .replace(/<[^>]*>/g, ' ')
        .replace(
          /&(lt|gt|quot|apos|amp);/g,
          (_, sign: string) => ({ lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' })[sign]!,
        )
    })
    .join('\n')
}

/** What a reader reads in each form of a briefing. */
const FORMS: Readonly<Record<string, (made: Briefing) => Promise<string>>> = {
  Word: async (made) => {
    const file = await toDocx(made, 'official', toPng, nodeDocument())
    return wordsIn(unzipSync(new Uint8Array(await file.arrayBuffer())), /word\/document\.xml$/)
  },
  slides: async (made) =>
    wordsIn(unzipSync(await toPptx(made, toPng, nodeDocument())), /(?:slide|chart)\d+\.xml$/),
  page: async (made) => {
    const { document } = parseHTML(await toHtml(made, 'plain', { style: '', script: '' }, nodeDocument()))
    expect(document.querySelectorAll('b, img, iframe')).toHaveLength(0)
    for (const style of document.querySelectorAll('style, script')) style.remove()
    return document.body.textContent
  },
}

const cell = (name: string) => `\`\`\`sql ${name}\n\`\`\`\n`
const units = (count: number): Value[][] =>
  Array.from({ length: count }, (_, i) => rowsOf([`单位 ${i}`], [2023])[0]!.with(-1, [`d${i % 7}-f${i}`]))

describe.each(Object.entries(FORMS))('%s', (form, read) => {
  it('takes names with markup, quotes, a leading = and forty characters as words', async () => {
    const words = await read(
      await briefing(cell('bars') + cell('plain'), {
        bars: rowsOf(NAMES, [2023]),
        plain: rowsOf(NAMES, [2023]),
      }),
    )
    for (const name of NAMES) expect(words).toContain(name)
  })

  it('says that a question is unknown', async () => {
    expect(await read(await briefing(cell('nobody'), {}))).toContain('没有名叫“nobody”的查询')
  })

  it('says that a chart has no rows', async () => {
    expect(await read(await briefing(cell('lines'), { lines: [] }))).toContain(
      '历年的“三公”：所选的范围里没有一行数。',
    )
  })

  it('holds a chart of two hundred categories', async () => {
    const words = await read(await briefing(cell('bars'), { bars: units(200) }))
    expect(words).toContain('各单位的“三公”')
  })

  it('holds fifty thousand rows: the first, and how many there are', async () => {
    const words = await read(await briefing(cell('bars'), { bars: units(50_000) }))
    expect(words.includes('单位 0')).toBe(true)
    const cut = form === 'slides' ? /还有 [\d,]+ 行没有放上来/ : /共 50,000 行，这里印前 [\d,]+ 行/
    expect(cut.exec(words)?.[0]).toBeDefined()
  }, 120_000)
})
