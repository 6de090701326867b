import { AlignmentType, type IPropertiesOptions, type ISectionPropertiesOptions, LineRuleType } from 'docx'
import type { Look } from '../look.ts'

/** Lengths in twips (1/1440 inch), sizes in half points. */
const mm = (length: number) => Math.round((length / 25.4) * 1440)

interface Measures {
  /** top, right, bottom, left of the page, in twips. */
  margin: readonly [number, number, number, number]
  body: { font: string; size: number }
  title: { font: string; size: number; bold: boolean }
  heads: readonly { font: string; size: number; bold: boolean }[]
  table: { font: string; size: number }
  /** Height of a line of the body, in twips; null: as the font has it. */
  line: number | null
  /** Characters that a paragraph's first line goes in. */
  indent: number
}

/** 22 lines in the 225 mm between the margins. */
const LINE = Math.floor(mm(225) / 22)

export const MEASURES: Readonly<Record<Look, Measures>> = {
  // GB/T 9704—2012: A4; top 37 mm, left 28 mm, type area 156 × 225 mm; 22 lines of 28 characters of size 3.
  official: {
    margin: [mm(37), mm(26), mm(35), mm(28)],
    body: { font: '仿宋', size: 32 },
    title: { font: '方正小标宋简体', size: 44, bold: false },
    heads: [
      { font: '黑体', size: 32, bold: false },
      { font: '楷体', size: 32, bold: false },
      { font: '仿宋', size: 32, bold: true },
    ],
    table: { font: '仿宋', size: 21 },
    line: LINE,
    indent: 2,
  },
  plain: {
    margin: [mm(25), mm(25), mm(25), mm(25)],
    body: { font: '微软雅黑', size: 22 },
    title: { font: '微软雅黑', size: 36, bold: true },
    heads: [
      { font: '微软雅黑', size: 28, bold: true },
      { font: '微软雅黑', size: 24, bold: true },
      { font: '微软雅黑', size: 22, bold: true },
    ],
    table: { font: '微软雅黑', size: 18 },
    line: null,
    indent: 0,
  },
}

/** The width between the margins, in twips. */
export const textWidthOf = (look: Look): number => {
  const [, right, , left] = MEASURES[look].margin
  return mm(210) - left - right
}

const font = (name: string) => ({
  eastAsia: name,
  ascii: 'Times New Roman',
  hAnsi: 'Times New Roman',
  cs: 'Times New Roman',
})

/** The page: A4 and margins. */
export function pageOf(look: Look): ISectionPropertiesOptions {
  const { margin } = MEASURES[look]
  const [top, right, bottom, left] = margin
  return {
    page: {
      size: { width: mm(210), height: mm(297) },
      margin: { top, right, bottom, left, header: mm(15), footer: mm(28) - (look === 'plain' ? mm(13) : 0) },
    },
  }
}

/** The styles that the document's paragraphs go by. */
export function stylesOf(look: Look): NonNullable<IPropertiesOptions['styles']> {
  const { body, title, heads, table, line } = MEASURES[look]
  const spacing = line === null ? { line: 360, after: 120 } : { line, lineRule: LineRuleType.EXACT }
  const plain = { basedOn: 'Normal', quickFormat: true }
  return {
    default: {
      document: { run: { font: font(body.font), size: body.size } },
      footnoteText: { run: { font: font(table.font), size: 18 }, paragraph: { spacing: { line: 240 } } },
    },
    paragraphStyles: [
      { id: 'Body', name: 'Body', ...plain, paragraph: { spacing, alignment: AlignmentType.BOTH } },
      {
        id: 'Title',
        name: 'Title',
        ...plain,
        run: { font: font(title.font), size: title.size, bold: title.bold },
        paragraph: {
          alignment: AlignmentType.CENTER,
          spacing: {
            before: line ?? 240,
            after: line ?? 240,
            line: title.size * 15,
            lineRule: LineRuleType.AT_LEAST,
          },
        },
      },
      ...heads.map((head, i) => ({
        id: `Heading${i + 1}`,
        name: `heading ${i + 1}`,
        ...plain,
        next: 'Body',
        run: { font: font(head.font), size: head.size, bold: head.bold },
        paragraph: {
          spacing: { ...spacing, ...(line === null ? { before: 240 } : {}) },
          keepNext: true,
          outlineLevel: i,
        },
      })),
      {
        id: 'Caption',
        name: 'caption',
        ...plain,
        run: { font: font('黑体'), size: table.size },
        paragraph: { alignment: AlignmentType.CENTER, spacing: { before: 120, after: 80, line: 260 } },
      },
      {
        id: 'Small',
        name: 'Small',
        ...plain,
        run: { font: font(table.font), size: table.size - 3 },
        paragraph: { spacing: { before: 40, after: 80, line: 260 } },
      },
      {
        id: 'Cell',
        name: 'Cell',
        ...plain,
        run: { font: font(table.font), size: table.size },
        paragraph: { spacing: { before: 20, after: 20, line: 260 } },
      },
      {
        id: 'Picture',
        name: 'Picture',
        ...plain,
        paragraph: {
          alignment: AlignmentType.CENTER,
          keepNext: true,
          spacing: { before: 120, after: 0, line: 240, lineRule: LineRuleType.AUTO },
        },
      },
    ],
  }
}
