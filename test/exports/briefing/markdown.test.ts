import { expect, it } from 'vitest'
import { type Inline, parseProse } from '../../../src/exports/briefing/markdown.ts'

const text = (words: string, look: Partial<Inline & { kind: 'text' }> = {}): Inline => ({
  kind: 'text',
  text: words,
  bold: false,
  italic: false,
  code: false,
  href: null,
  ...look,
})

it('reads headings, paragraphs, lists and tables', () => {
  const blocks = parseProse('# 甲\n\n乙**丙**\n\n- 一\n  1. 二\n\n> 引\n\n| a | b |\n|---|---|\n| 1 | 2 |')
  expect(blocks).toEqual([
    { kind: 'heading', level: 1, inlines: [text('甲')] },
    { kind: 'paragraph', quoted: false, inlines: [text('乙'), text('丙', { bold: true })] },
    { kind: 'item', depth: 1, sign: '•', inlines: [text('一')] },
    { kind: 'item', depth: 2, sign: '1.', inlines: [text('二')] },
    { kind: 'paragraph', quoted: true, inlines: [text('引')] },
    {
      kind: 'table',
      rows: [
        [[text('a')], [text('b')]],
        [[text('1')], [text('2')]],
      ],
    },
  ])
})

it('knows footnotes of facts and references to charts', () => {
  const [block] = parseProse('共 1.67 万元[^420103-x-final-a1,420103-x-final-b2]，见[图](#trend)。')
  expect((block as { inlines: Inline[] }).inlines).toEqual([
    text('共 1.67 万元'),
    { kind: 'note', facts: ['420103-x-final-a1', '420103-x-final-b2'] },
    text('，见'),
    { kind: 'ref', name: 'trend', text: '图' },
    text('。'),
  ])
})

it('takes markup as words, and a picture from elsewhere for no more than a link', () => {
  const [block] = parseProse('<script>alert(1)</script> ![x](y.png)')
  expect((block as { inlines: Inline[] }).inlines).toEqual([
    text('<script>alert(1)</script> !'),
    text('x', { href: 'y.png' }),
  ])
})
