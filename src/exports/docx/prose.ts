import {
  ExternalHyperlink,
  FootnoteReferenceRun,
  Paragraph,
  type ParagraphChild,
  SimpleField,
  TextRun,
} from 'docx'
import type { Prose, Run } from '../briefing/briefing.ts'
import type { Look } from '../look.ts'
import { MEASURES, textWidthOf } from './styles.ts'
import { threeLines } from './tables.ts'

/** The bookmark of a chart's or table's number. */
export const bookmarkOf = (name: string): string => `zb_${name}`.slice(0, 40)

const SAFE_LINK = /^(?:https?:|mailto:)/i

/** Runs of prose in Word's terms: footnotes are footnotes, references are fields. */
export function runsOf(inlines: readonly Run[]): ParagraphChild[] {
  return inlines.map((run): ParagraphChild => {
    if (run.kind === 'break') return new TextRun({ break: 1 })
    if (run.kind === 'note') return new FootnoteReferenceRun(run.note.number)
    if (run.kind === 'ref') return new SimpleField(`REF ${bookmarkOf(run.name)} \\h`, run.text)
    const text = new TextRun({
      text: run.text,
      bold: run.bold,
      italics: run.italic,
      ...(run.code ? { font: 'Consolas' } : {}),
    })
    return run.href !== null && SAFE_LINK.test(run.href)
      ? new ExternalHyperlink({ link: run.href, children: [text] })
      : text
  })
}

const wordsOf = (runs: readonly Run[]): string =>
  runs.map((run) => (run.kind === 'text' || run.kind === 'ref' ? run.text : '')).join('')

/** A block of prose as paragraphs. The first heading's level is that of the document's first. */
export function proseOf(
  prose: Prose,
  look: Look,
  top: number,
): (Paragraph | ReturnType<typeof threeLines>)[] {
  const { body, indent } = MEASURES[look]
  const em = body.size * 10
  switch (prose.kind) {
    case 'heading': {
      const level = Math.max(1, Math.min(3, prose.level - top + 1))
      return [
        new Paragraph({
          style: `Heading${level}`,
          indent: { firstLine: indent * em },
          children: runsOf(prose.inlines),
        }),
      ]
    }
    case 'paragraph':
      return [
        new Paragraph({
          style: 'Body',
          indent: prose.quoted ? { left: 2 * em } : { firstLine: indent * em },
          children: runsOf(prose.inlines),
        }),
      ]
    case 'item':
      return [
        new Paragraph({
          style: 'Body',
          indent: { left: (prose.depth + (indent > 0 ? 1 : 0)) * em, hanging: em },
          children: [
            new TextRun({ text: prose.sign === '' ? '' : `${prose.sign}\t` }),
            ...runsOf(prose.inlines),
          ],
          tabStops: [{ type: 'left', position: (prose.depth + (indent > 0 ? 1 : 0)) * em }],
        }),
      ]
    case 'code':
      return prose.text
        .split('\n')
        .map(
          (line) =>
            new Paragraph({ style: 'Small', children: [new TextRun({ text: line, font: 'Consolas' })] }),
        )
    case 'rule':
      return [new Paragraph({ style: 'Body', children: [] })]
    case 'table': {
      const [head = [], ...rows] = prose.rows
      return [
        threeLines({
          head: head.map(wordsOf),
          rows: rows.map((row) => row.map((cell) => ({ text: wordsOf(cell), runs: runsOf(cell) }))),
          right: head.map(() => false),
          width: textWidthOf(look),
        }),
      ]
    }
  }
}
