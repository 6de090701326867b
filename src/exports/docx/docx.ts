import {
  AlignmentType,
  Footer,
  Packer,
  PageBreak,
  PageNumber,
  Paragraph,
  type Table,
  TextRun,
  Document as WordDocument,
} from 'docx'
import { msg, str } from '../../locale/msg.ts'
import { annexOf } from '../briefing/annex.ts'
import type { Briefing } from '../briefing/briefing.ts'
import type { Outline, Rasterise } from '../briefing/picture.ts'
import type { Look } from '../look.ts'
import { proseOf } from './prose.ts'
import { shownOf } from './shown.ts'
import { pageOf, stylesOf, textWidthOf } from './styles.ts'
import { breakable, type CellContent, threeLines } from './tables.ts'

type Part = Paragraph | Table

const words = (text: string, style = 'Body', indent = 0) =>
  new Paragraph({
    style,
    children: [new TextRun(text)],
    ...(indent === 0 ? {} : { indent: { firstLine: indent } }),
  })

/** Every figure used, a row each under its report, then what contradicts them. */
function annexParts(briefing: Briefing, look: Look): Part[] {
  const { reports, cut } = annexOf(briefing)
  if (reports.length === 0) return []
  const size = 18
  const rows: CellContent[][] = []
  const over = new Set<number>()
  let n = 0
  for (const { title, facts } of reports) {
    if (facts.length === 0) continue
    over.add(rows.length)
    rows.push([title])
    for (const { what, value, place, evidence } of facts)
      rows.push([String(++n), what, value, place, evidence])
  }
  const found = reports.flatMap(({ title, findings }) => findings.map((finding) => ({ title, ...finding })))
  const heading = (text: string) => words(text, 'Heading1')
  return [
    new Paragraph({
      style: 'Heading1',
      children: [new PageBreak(), new TextRun(msg('附件：所用的数，各印在哪里'))],
    }),
    threeLines({
      head: [msg('序号'), msg('数'), msg('印的'), msg('印在哪里'), msg('印出的字')],
      rows,
      right: [true, false, true, false, false],
      width: textWidthOf(look),
      size,
      over,
    }),
    ...(cut === '' ? [] : [words(cut, 'Small')]),
    ...(found.length === 0
      ? []
      : [
          heading(msg('附件：报告对这些数另有说法之处')),
          threeLines({
            head: [msg('轻重'), msg('报告'), msg('说明'), msg('行')],
            rows: found.map(({ weight, title, message, lines }) => [weight, title, message, lines]),
            right: [false, false, false, false],
            width: textWidthOf(look),
            size,
          }),
        ]),
  ]
}

/** — 1 —, at the outer side, as GB/T 9704 has it; plainly in the middle otherwise. */
function footer(look: Look, alignment: (typeof AlignmentType)[keyof typeof AlignmentType]): Footer {
  const dash = look === 'official' ? '— ' : ''
  return new Footer({
    children: [
      new Paragraph({
        alignment,
        children: [
          new TextRun({
            children: [dash, PageNumber.CURRENT, dash.split('').reverse().join('')],
            size: 28,
            font: '宋体',
          }),
        ],
      }),
    ],
  })
}

/**
 * A briefing as a Word document: headings, prose, charts as pictures that stand alone, tables of three lines, numbered
 * captions with references, a footnote for each figure's place, an annex of all figures. `document` where there is no
 * browser to draw in; `outline` where words in pictures must not need a font.
 */
export async function toDocx(
  briefing: Briefing,
  look: Look,
  rasterise: Rasterise,
  document?: Document,
  outline?: Outline,
): Promise<Blob> {
  const { title, pieces, notes, version, invented } = briefing
  const top = Math.min(3, ...pieces.flatMap((piece) => (piece.kind === 'heading' ? [piece.level] : [])))
  const parts: Part[] = [new Paragraph({ style: 'Title', children: [new TextRun(title)] })]
  if (invented) parts.push(words(msg('虚构的数据'), 'Caption'))
  for (const piece of pieces) {
    if (piece.kind === 'shown')
      parts.push(...(await shownOf(piece, briefing, look, { rasterise, outline }, document)))
    else if (piece.kind === 'missing') parts.push(words(msg(str`（${piece.text}）`)))
    else parts.push(...proseOf(piece, look, top))
  }
  parts.push(...annexParts(briefing, look))
  if (version !== '')
    parts.push(words(msg(str`数据版本 ${version}；由账本生成，每个数的出处见脚注和附件。`), 'Small'))
  const official = look === 'official'
  return Packer.toBlob(
    new WordDocument({
      title,
      creator: msg('账本'),
      description: msg(str`数据版本 ${version}`),
      styles: stylesOf(look),
      evenAndOddHeaderAndFooters: official,
      footnotes: Object.fromEntries(
        notes.map(({ number, lines }) => [
          number,
          {
            children: lines.map(
              (line) => new Paragraph({ style: 'FootnoteText', children: [new TextRun(breakable(line))] }),
            ),
          },
        ]),
      ),
      sections: [
        {
          properties: pageOf(look),
          footers: {
            default: footer(look, official ? AlignmentType.RIGHT : AlignmentType.CENTER),
            ...(official ? { even: footer(look, AlignmentType.LEFT) } : {}),
          },
          children: parts,
        },
      ],
    }),
  )
}
