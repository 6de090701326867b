import { type Block, type CellBlock, CONTROLS, type InputBlock, type Notebook } from './notebook.ts'

/** Stands between two pieces of prose that are blocks of their own. */
const APART = '<!-- -->'

/** The first line of a cell or an input; the same with a blank after the backticks is plain Markdown. */
const OPEN = /^(`{3,})(sql|input)(?!\S)([\s\S]*)$/
const NAME = /^\w+$/

/** A field's value on one line: quoted as JSON where it would be read otherwise. */
const formatField = (value: string): string =>
  /[\r\n]|^[\s"]|\s$/.test(value) ? JSON.stringify(value) : value

function parseField(text: string): string {
  if (!text.startsWith('"')) return text
  try {
    return String(JSON.parse(text))
  } catch {
    return text
  }
}

function parseFields(lines: readonly string[]): Map<string, string> {
  const fields = new Map<string, string>()
  for (const line of lines) {
    const [, key, value] = /^(\w+):([\s\S]*)$/.exec(line.trim()) ?? []
    if (key !== undefined) fields.set(key, parseField(value!.trim()))
  }
  return fields
}

/** The block of a fence, or why it is none. */
function parseBlock(kind: string, words: readonly string[], lines: readonly string[]): Block | Error {
  const [name = '', width = ''] = words
  if (!NAME.test(name) || words.length > 2 || !(width === '' || (kind === 'sql' && width === 'half')))
    return new Error(`有一块 ${kind} 没有名字，当作文字留着`)
  if (kind === 'sql') {
    const sql = lines.join('\n')
    const cell: CellBlock = { kind: 'cell', name, sql: sql.trim() === '' ? null : sql }
    return width === 'half' ? { ...cell, half: true } : cell
  }
  const fields = parseFields(lines)
  const named = fields.get('control') ?? 'one'
  const control = CONTROLS.find((known) => known === named)
  if (control === undefined) return new Error(`输入 ${name}：没有 ${named} 这种控件，当作文字留着`)
  const input: InputBlock = {
    kind: 'input',
    name,
    control,
    label: fields.get('label') ?? name,
    options: fields.get('options') ?? '',
    value: fields.get('value') ?? '',
  }
  return input
}

/** The same blocks with no name twice: a name that comes again gets a number. */
function renamed(blocks: readonly Block[], doubts: Error[]): Block[] {
  const taken = new Set<string>()
  for (const block of blocks) if (block.kind !== 'prose') taken.add(block.name)
  const met = new Set<string>()
  const last = new Map<string, number>()
  return blocks.map((block) => {
    if (block.kind === 'prose' || !met.has(block.name)) {
      if (block.kind !== 'prose') met.add(block.name)
      return block
    }
    let n = last.get(block.name) ?? 2
    while (taken.has(`${block.name}_${n}`)) n++
    last.set(block.name, n + 1)
    const name = `${block.name}_${n}`
    taken.add(name)
    doubts.push(new Error(`名字 ${block.name} 有两块在用，后一块改叫 ${name}`))
    return { ...block, name }
  })
}

/**
 * Reads a notebook's Markdown, line by line. Every text is one: a block that is not understood stays as prose, and a
 * sentence in `doubts` says why. A fence that nothing closes goes on to the end.
 */
export function parseNotebook(name: string, source: string): Notebook {
  const lines = source.replace(/^\ufeff/, '').split(/\r\n|[\r\n]/)
  const front = lines[0] === '---' ? lines.indexOf('---', 1) : -1
  const fields = parseFields(lines.slice(1, Math.max(1, front)))
  const blocks: Block[] = []
  const doubts: Error[] = []
  let prose: string[] = []
  const flush = () => {
    const text = prose.join('\n').replace(/^\n+/, '').trimEnd()
    if (text !== '') blocks.push({ kind: 'prose', text })
    prose = []
  }
  for (let i = front + 1; i < lines.length; i++) {
    const line = lines[i]!
    if (line === APART) {
      flush()
      continue
    }
    const [, fence, kind, rest] = OPEN.exec(line) ?? []
    if (fence === undefined) {
      prose.push(line)
      continue
    }
    let end = i + 1
    while (end < lines.length && !closes(lines[end]!, fence.length)) end++
    const block = parseBlock(kind!, rest!.trim().split(/\s+/), lines.slice(i + 1, end))
    if (block instanceof Error) {
      doubts.push(block)
      prose.push(...lines.slice(i, end + 1))
    } else {
      flush()
      blocks.push(block)
    }
    i = end
  }
  flush()
  const order = Number(fields.get('order') ?? 99)
  const notebook: Notebook = {
    name,
    title: fields.get('title') ?? name,
    order: Number.isFinite(order) ? order : 99,
    blocks: renamed(blocks, doubts),
  }
  return doubts.length === 0 ? notebook : { ...notebook, doubts: doubts.map(({ message }) => message) }
}

/** Whether a line closes a fence of so many backticks. */
function closes(line: string, length: number): boolean {
  const text = line.trimEnd()
  if (text.length < length) return false
  for (const char of text) if (char !== '`') return false
  return true
}

/** A fence longer than any run of backticks that begins a line of what it holds. */
function fenceFor(text: string): string {
  let longest = 2
  for (const line of text.split('\n')) {
    let run = 0
    while (line[run] === '`') run++
    longest = Math.max(longest, run)
  }
  return '`'.repeat(longest + 1)
}

/** Prose in which no line reads as a block or as what parts blocks: a blank is set in where one would. */
const formatProse = (text: string): string =>
  text
    .split(/\r\n|[\r\n]/)
    .map((line) => {
      const [, fence] = OPEN.exec(line) ?? []
      return fence === undefined
        ? line === APART
          ? ` ${line}`
          : line
        : `${fence} ${line.slice(fence.length)}`
    })
    .join('\n')

function formatBlock(block: Block): string {
  if (block.kind === 'prose') return formatProse(block.text)
  if (block.kind === 'cell') {
    const sql = (block.sql ?? '').replace(/\r\n?/g, '\n')
    const fence = fenceFor(sql)
    return `${fence}sql ${block.name}${block.half ? ' half' : ''}\n${sql === '' ? '' : `${sql}\n`}${fence}`
  }
  const { name, control, label, options, value } = block
  const fields = { control, label, options, value }
  const lines = Object.entries(fields).map(([key, text]) => `${key}: ${formatField(text)}`)
  return ['```input ', name, '\n', lines.join('\n'), '\n```'].join('')
}

/** A notebook as Markdown, as {@link parseNotebook} reads it: what was written comes back whole. */
export function formatNotebook(notebook: Notebook): string {
  const parts: string[] = []
  let before: Block | null = null
  for (const block of notebook.blocks) {
    if (block.kind === 'prose' && block.text.trim() === '') continue
    if (block.kind === 'prose' && before?.kind === 'prose') parts.push(APART)
    parts.push(formatBlock(block))
    before = block
  }
  return `---\ntitle: ${formatField(notebook.title)}\norder: ${notebook.order}\n---\n${parts.join('\n\n')}\n`
}
