import { describe, expect, it } from 'vitest'
import english from '../../src/locale/en.json' with { type: 'json' }
import { messages, unsaid } from './messages.ts'

const catalog: Readonly<Record<string, string>> = english
const places = (text: string) => [...text.matchAll(/\{\d\}/g)].map(([place]) => place).sort()

/** Words that are no interface: names of the data, of the product's other language, and of the reports' own terms. */
const OWN = [
  'src/components/head.ts：中文',
  'src/components/commands.ts：中文',
  'src/components/editor.ts：/^[\\w一-龥$]+|^./u',
  'src/components/note/example.ts：-- basis: 决算\n-- chart: bar x=total y=label color=unit label=',
  'src/charts/datum.ts：/预算|编制/',
  'src/charts/series.ts：财政拨款',
  'src/components/reading/cover.ts：未知',
  'src/exports/places.ts：金额',
  'src/exports/sentence.ts：金额',
  'src/exports/sentence.ts：万元',
  ...['年初预算', '全年预算', '调整预算', '预算', '执行', '决算'].map(
    (stage) => `src/exports/sentence.ts：${stage}`,
  ),
  'src/exports/docx/docx.ts：宋体',
  'src/components/trace.ts：元',
  'src/components/trace.ts：万元</p>',
]

/** Names of colours' things and of fonts, and a letter to a Chinese office. */
const NAMED = ['src/charts/theme.ts', 'src/exports/docx/styles.ts', 'src/exports/letter.ts']

describe('the English catalogue', () => {
  it('has every sentence that the page can say', () => {
    const missing = [...messages()].filter(([text]) => catalog[text] === undefined)
    expect(missing.map(([text, place]) => `${place}：${text}`)).toEqual([])
  })

  it('has no sentence that the page no longer says', () => {
    const said = messages()
    expect(Object.keys(catalog).filter((text) => !said.has(text))).toEqual([])
  })

  it('sets in what the Chinese sets in, no more and no less', () => {
    const wrong = Object.entries(catalog).filter(([zh, en]) => places(zh).join() !== places(en).join())
    expect(wrong).toEqual([])
  })

  it('reaches every Chinese word of the page’s own code', () => {
    const outside = unsaid().filter(
      (found) => !OWN.includes(found) && !NAMED.some((file) => found.startsWith(file)),
    )
    expect(outside).toEqual([])
  })
})
