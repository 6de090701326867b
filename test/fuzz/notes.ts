import { readdirSync, readFileSync } from 'node:fs'
import { deflateRawSync } from 'node:zlib'
import { renderProse } from '../../src/components/prose.ts'
import type { Random } from '../../src/ingest/city/random.ts'
import { queriesPath } from '../../src/ingest/paths.ts'
import { positional } from '../../src/model/query.ts'
import { Draft } from '../../src/notebook/draft.ts'
import { formatNotebook, parseNotebook } from '../../src/notebook/markdown.ts'
import { type Block, type Notebook, queriesInProse, startValues } from '../../src/notebook/notebook.ts'
import { OwnCells } from '../../src/notebook/own.ts'
import { pack, unpack } from '../../src/notebook/share.ts'
import { assembled, damaged, pick, tally } from './tally.ts'

/** More ms than this and a person waits before having said yes. */
const MOST = 100

const PIECES = [
  '`',
  '```',
  '````',
  '```sql q1\n',
  '```sql\n',
  '```sql q1 half\n',
  '```sql ',
  '```input x\n',
  'control: range\n',
  'control: dial\n',
  'value: 2017-2023\n',
  'label: "\n',
  '\n```\n',
  '\n',
  '\r\n',
  '\r',
  '\n\n',
  '---\n',
  'title: 题\n',
  'order: x\n',
  '<!-- -->\n',
  '{{q1.n}}',
  '{{',
  '}}',
  '{{q1.',
  '[',
  '](',
  ')',
  '](https://example.invalid/{{q1.n}})',
  '[a]: ',
  '<',
  '>',
  '*',
  '**',
  '_',
  '# ',
  '> ',
  '- ',
  '1. ',
  '|',
  '\\',
  '&amp;',
  '&#0;',
  '\u0000',
  '\ue000',
  '\ue0000\ue001',
  '\ud800',
  '\u2028',
  '    ',
  '\t',
  'SELECT * FROM q1',
  'SELECT $x',
  "'",
  '"',
  '--',
  '/*',
  '*/',
  '$$',
  ';',
  '-- chart: bar x=total y=label\n',
  '-- chart: aaaa',
  "-- param: x text = ''\n",
  '=',
  'a',
  '账',
  ' ',
]

const shipped = readdirSync(queriesPath('notebooks')).map((file) =>
  readFileSync(queriesPath('notebooks', file), 'utf8'),
)

function textOf(random: Random): string {
  const made = random.chance(0.5) ? assembled(PIECES, random) : damaged(pick(random, shipped), PIECES, random)
  return random.chance(0.2) ? damaged(made, PIECES, random) : made
}

/** A notebook that was written block by block, with anything in its fields. */
function written(random: Random): Notebook {
  const draft = new Draft({ name: 'note', title: assembled(PIECES, random, 40), order: 99, blocks: [] })
  for (let n = random.whole(1, 6); n > 0; n--) {
    const text = () => assembled(PIECES, random, 600)
    const kinds: Block[] = [
      { kind: 'prose', text: text() },
      { kind: 'cell', name: draft.freshName(), sql: text(), ...(random.chance(0.2) ? { half: true } : {}) },
      {
        kind: 'input',
        name: draft.freshName('input'),
        control: 'one',
        label: text(),
        options: text(),
        value: text(),
      },
    ]
    draft.add(pick(random, kinds))
  }
  return draft.notebook
}

/** A text as UTF-8 holds it. */
const wellFormed = (text: string) => Buffer.from(text).toString()

/** What of a notebook must be there again after it was saved. */
const kept = ({ title, blocks }: Notebook) =>
  JSON.stringify({
    title: wellFormed(title),
    blocks: blocks.flatMap((block): unknown[] => {
      if (block.kind === 'input') return [block]
      if (block.kind === 'cell') {
        const sql = (block.sql ?? '').replace(/\r\n?/g, '\n')
        return [{ ...block, sql: sql.trim() === '' ? '' : sql }]
      }
      // A blank may stand after the backticks of a block that is only shown.
      const plain = block.text.replace(/\r\n?/g, '\n').replace(/^\n+/, '').trimEnd()
      return plain === ''
        ? []
        : [plain.replace(/^(`{3,}) (?=sql|input)/gm, '$1').replace(/^ (?=<!-- -->$)/gm, '')]
    }),
  })

function same(a: Notebook, b: Notebook): void {
  const [first, second] = [kept(a), kept(b)]
  if (first === second) return
  const at = [...first].findIndex((char, i) => char !== second[i])
  throw new Error(
    `not the same again: ${JSON.stringify([first, second].map((text) => text.slice(Math.max(0, at - 60), at + 60)))}`,
  )
}

/** What a page does with a notebook before anybody said yes, and right after. */
function looked(text: string): void {
  const notebook = parseNotebook('note', text)
  const again = parseNotebook('note', formatNotebook(notebook))
  same(notebook, again)
  if (again.doubts !== undefined && notebook.doubts === undefined) throw new Error(again.doubts.join())
  startValues(notebook)
  for (const block of notebook.blocks) {
    if (block.kind === 'prose') {
      queriesInProse(block.text)
      const html = renderProse(block.text, () => ({
        columns: [{ name: 'n', type: 'integer' }],
        rows: [[4711]],
      }))
      if (/<(?:script|img|iframe)\b|<a [^>]*(?:4711|javascript:)/i.test(html))
        throw new Error(`unsafe: ${html}`)
    } else if (block.kind === 'cell') positional(block.sql ?? '')
  }
  new OwnCells(null as never).edit(notebook)
}

/** Texts, written notebooks and links at random: true where each can be looked at in {@link MOST} ms and opened again once saved. */
export function fuzzNotes(count: number, seed: number, most = MOST): Promise<boolean> {
  return tally(
    '笔记和链接',
    count,
    seed,
    async (random) => {
      if (random.chance(0.3)) {
        const notebook = written(random)
        same(notebook, parseNotebook('note', formatNotebook(notebook)))
        return
      }
      const text = textOf(random)
      looked(text)
      if (random.chance(0.9)) return
      if ((await unpack(await pack(text))) !== wellFormed(text))
        throw new Error('the link holds another text')
      const packed = deflateRawSync(Buffer.from(text)).toString('base64url')
      const told = await unpack(damaged(packed, ['A', '-', '=', '\u0000', '账'], random)).catch(
        (error: Error) => error,
      )
      if (told instanceof Error && !/^链接/.test(told.message)) throw told
    },
    most,
  )
}
