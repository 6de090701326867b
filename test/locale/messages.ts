import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { parseAst } from 'vite'
import { PROJECT, queriesPath } from '../../src/ingest/paths.ts'
import { HEADINGS, VALUE_WORDS } from '../../src/model/labels.ts'
import { parseQuery } from '../../src/model/query.ts'
import { KINDS } from '../../src/model/query-error.ts'
import { TABLES } from '../../src/model/schema.ts'
import { parseNotebook } from '../../src/notebook/markdown.ts'

type Node = { type: string; start: number; [key: string]: unknown }

/** Chinese characters, and their punctuation. */
const CHINESE = /[\u4e00-\u9fff]/
const CHINESE_TEXT = /[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]/

function filesUnder(folder: string, end: string): string[] {
  return readdirSync(join(PROJECT, folder), { recursive: true })
    .map(String)
    .filter((name) => name.endsWith(end))
    .map((name) => join(PROJECT, folder, name))
    .sort()
}

/** A string, or a template with `{0}`, `{1}` … for what is set in; null for anything else. */
function textOf(node: Node): string | null {
  if (node.type === 'Literal') return typeof node.value === 'string' ? node.value : null
  if (node.type === 'TaggedTemplateExpression')
    return (node.tag as Node).name === 'str' ? textOf(node.quasi as Node) : null
  if (node.type !== 'TemplateLiteral') return null
  const quasis = node.quasis as { value: { cooked: string } }[]
  return quasis.map((quasi, i) => (i === 0 ? '' : `{${i - 1}}`) + quasi.value.cooked).join('')
}

function walk(node: unknown, visit: (node: Node, above: readonly Node[]) => void, above: Node[] = []): void {
  if (node === null || typeof node !== 'object') return
  if (Array.isArray(node)) {
    for (const one of node) walk(one, visit, above)
    return
  }
  const held = node as Node
  if (typeof held.type === 'string') visit(held, above)
  for (const value of Object.values(held))
    walk(value, visit, typeof held.type === 'string' ? [...above, held] : above)
}

const parse = (path: string) => parseAst(readFileSync(path, 'utf8'), { lang: 'ts' }) as unknown as Node
const calls = (node: Node, name: string) =>
  node.type === 'CallExpression' && ((node.callee as Node).name as string) === name
const placeOf = (path: string) => relative(PROJECT, path)

const PAGE = ['src/components', 'src/charts', 'src/exports', 'src/embed']
const BELOW = ['src/model', 'src/notebook', 'src/engine', 'src/store', 'src/reports']

/** The forms that an error of DuckDB's is told in (`explain`): what, which name, where, what was meant; and of reasons in a row. */
const FORMS = [
  '{0}：{1}（第 {2} 行），是不是“{3}”？',
  '{0}：{1}（第 {2} 行）',
  '{0}：{1}，是不是“{2}”？',
  '{0}（第 {1} 行）',
  '{0}：{1}',
  '{0}；{1}',
]

/** Everything that the page can say, with the place that says it. */
export function messages(): Map<string, string> {
  const found = new Map<string, string>()
  const add = (text: string | null | undefined, place: string) => {
    if (text && CHINESE_TEXT.test(text) && !found.has(text)) found.set(text, place)
  }
  for (const path of [...PAGE, ...BELOW].flatMap((folder) => filesUnder(folder, '.ts')))
    walk(parse(path), (node) => {
      if (calls(node, 'msg')) add(textOf((node.arguments as Node[])[0]!), placeOf(path))
    })
  // Sentences that come up from below as errors.
  for (const path of BELOW.flatMap((folder) => filesUnder(folder, '.ts')))
    walk(parse(path), (node) => {
      const name = (node.callee as Node | undefined)?.name
      if (node.type === 'NewExpression' && /^(?:Error|EngineFailure|Unreadable|Scanned)$/.test(String(name)))
        add(textOf((node.arguments as Node[])[0] ?? ({ type: '' } as Node)), placeOf(path))
    })
  for (const path of filesUnder('queries', '.sql')) {
    const name = placeOf(path)
    const source = readFileSync(path, 'utf8')
    for (const [, comment] of source.matchAll(/^COMMENT ON .* IS '((?:[^']|'')*)';/gm)) add(comment, name)
    for (const [, told] of source.matchAll(/^-- \w+\([^)]*\)：(.*)$/gm)) add(told, name)
    if (name.includes('views') || name.endsWith('tables.sql')) continue
    const query = parseQuery(name, source)
    // A headline is made of whole sentences, each of one format.
    for (const [, sentence] of source.matchAll(/'([^'\n]*[，。][^'\n]*)'/g)) {
      let n = 0
      if (name.endsWith('_headline.sql'))
        add(
          sentence!.replace(/\{[^}]*\}/g, () => `{${n++}}`),
          name,
        )
    }
    for (const text of [query.title, query.note, query.basis, query.empty, ...Object.values(query.headings)])
      add(text, name)
    for (const option of ['label', 'missing']) add(query.chart?.[option], name)
  }
  for (const file of readdirSync(queriesPath('notebooks'))) {
    const notebook = parseNotebook(file, readFileSync(queriesPath('notebooks', file), 'utf8'))
    add(notebook.title, file)
    for (const block of notebook.blocks) {
      if (block.kind === 'prose') for (const paragraph of block.text.split('\n\n')) add(paragraph, file)
      if (block.kind === 'input') add(block.label, file)
    }
  }
  for (const text of [...KINDS.map(([, kind]) => kind), ...FORMS]) add(text, 'src/model/query-error.ts')
  for (const word of Object.values(HEADINGS)) add(word, 'src/model/labels.ts')
  for (const words of Object.values(VALUE_WORDS))
    for (const word of Object.values(words)) add(word, 'src/model/labels.ts')
  for (const table of TABLES) {
    add(table.comment, 'src/model/schema.ts')
    for (const column of table.columns) add(column.comment, 'src/model/schema.ts')
  }
  return found
}

/** Chinese words in the page's code that no `msg` stands around: the catalogue cannot reach them. */
export function unsaid(): string[] {
  const found: string[] = []
  for (const path of PAGE.flatMap((folder) => filesUnder(folder, '.ts')))
    walk(parse(path), (node, above) => {
      const text =
        node.type === 'Literal'
          ? String(node.value ?? '')
          : node.type === 'TemplateElement'
            ? (node.value as { cooked: string }).cooked
            : ''
      if (!CHINESE.test(text) || above.some((one) => calls(one, 'msg'))) return
      found.push(`${placeOf(path)}：${text.trim().slice(0, 60)}`)
    })
  return found
}
