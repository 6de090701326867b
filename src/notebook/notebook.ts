/** One choice, several, a range of years, a text to search for, a switch (`true` or `false`). */
export const CONTROLS = ['one', 'many', 'range', 'search', 'toggle'] as const
export type Control = (typeof CONTROLS)[number]

/** An input that feeds parameters. */
export interface InputBlock {
  kind: 'input'
  /** The parameter it sets; a range sets `<name>_from` and `<name>_to`. */
  name: string
  control: Control
  label: string
  /** The query whose first column lists the choices. */
  options: string
  value: string
}

/** A cell: a query file by name, or a query of its own. */
export interface CellBlock {
  kind: 'cell'
  name: string
  /** The cell's own query; null where the name is that of a query file. */
  sql: string | null
  /** Half a page wide: two such cells stand side by side where there is room. */
  half?: boolean
}

/** Markdown; `{{query.column}}` stands for a value of a query's first row. */
export interface ProseBlock {
  kind: 'prose'
  text: string
}

export type Block = InputBlock | CellBlock | ProseBlock

/** A page: prose, inputs and cells in one Markdown file. */
export interface Notebook {
  name: string
  title: string
  order: number
  blocks: Block[]
}

function parseFields(text: string): Map<string, string> {
  const fields = new Map<string, string>()
  for (const line of text.split('\n')) {
    const [, key, value] = /^(\w+):\s*(.*)$/.exec(line.trim()) ?? []
    if (key !== undefined) fields.set(key, value!)
  }
  return fields
}

/** Reads a notebook's Markdown. Throws a sentence naming the place where a block is not understood. */
export function parseNotebook(name: string, source: string): Notebook {
  const front = /^---\n([\s\S]*?)\n---\n/.exec(source)
  const fields = parseFields(front?.[1] ?? '')
  const body = source.slice(front?.[0].length ?? 0)
  const blocks: Block[] = []
  let prose = ''
  const flush = () => {
    if (prose.trim() !== '') blocks.push({ kind: 'prose', text: prose.trim() })
    prose = ''
  }
  const fence = /^```(\w+)[ \t]*([^\n]*)\n([\s\S]*?)^```[ \t]*$/gm
  let at = 0
  for (const match of body.matchAll(fence)) {
    const [whole, language, word, inner] = match as unknown as [string, string, string, string]
    if (language !== 'input' && language !== 'sql') continue
    prose += body.slice(at, match.index)
    at = match.index + whole.length
    flush()
    const [blockName = '', width = ''] = word.trim().split(/\s+/)
    if (!/^\w+$/.test(blockName) || !(width === '' || (language === 'sql' && width === 'half')))
      throw new Error(`笔记 ${name} 里有一块 ${language} 没有名字`)
    if (language === 'sql')
      blocks.push({
        kind: 'cell',
        name: blockName,
        sql: inner.trim() === '' ? null : inner.replace(/\n$/, ''),
        ...(width === 'half' ? { half: true } : {}),
      })
    else {
      const input = parseFields(inner)
      const named = input.get('control') ?? 'one'
      const control = CONTROLS.find((known) => known === named)
      if (control === undefined) throw new Error(`笔记 ${name} 的输入 ${blockName}：没有 ${named} 这种控件`)
      blocks.push({
        kind: 'input',
        name: blockName,
        control,
        label: input.get('label') ?? blockName,
        options: input.get('options') ?? '',
        value: input.get('value') ?? '',
      })
    }
  }
  prose += body.slice(at)
  flush()
  return { name, title: fields.get('title') ?? name, order: Number(fields.get('order') ?? 99), blocks }
}

/** A notebook as Markdown, as {@link parseNotebook} reads it. */
export function formatNotebook(notebook: Notebook): string {
  const blocks = notebook.blocks.map((block) => {
    if (block.kind === 'prose') return block.text
    if (block.kind === 'cell')
      return `\`\`\`sql ${block.name}${block.half ? ' half' : ''}\n${block.sql === null ? '' : `${block.sql}\n`}\`\`\``
    const { name, control, label, options, value } = block
    return `\`\`\`input ${name}\ncontrol: ${control}\nlabel: ${label}\noptions: ${options}\nvalue: ${value}\n\`\`\``
  })
  return `---\ntitle: ${notebook.title}\norder: ${notebook.order}\n---\n${blocks.join('\n\n')}\n`
}

/** The queries that a notebook's prose takes values from. */
export function queriesInProse(text: string): string[] {
  return [...new Set([...text.matchAll(/\{\{(\w+)\.\w+\}\}/g)].map((match) => match[1]!))]
}

/** Every query that a notebook runs, in the order of the page. */
export function queriesOf(notebook: Notebook): string[] {
  const names = notebook.blocks.flatMap((block) =>
    block.kind === 'cell'
      ? [block.name]
      : block.kind === 'prose'
        ? queriesInProse(block.text)
        : [block.options],
  )
  return [...new Set(names.filter((name) => name !== ''))]
}

/** The inputs that start from the first of their choices. */
export function openInputs(notebook: Notebook): InputBlock[] {
  return notebook.blocks.flatMap((block) =>
    block.kind === 'input' && block.control === 'one' && block.value === '' && block.options !== ''
      ? [block]
      : [],
  )
}

/** The value of an input block that says what its parameters stand at: a range as `from-to`. */
export function inputValue(
  { name, control, value }: InputBlock,
  values: Readonly<Record<string, string>>,
): string {
  return control === 'range'
    ? `${values[`${name}_from`] ?? ''}-${values[`${name}_to`] ?? ''}`
    : (values[name] ?? value)
}

/** The parameters that a notebook's inputs set, with the values that they start from. */
export function startValues(notebook: Notebook): Record<string, string> {
  const values: Record<string, string> = {}
  for (const block of notebook.blocks) {
    if (block.kind !== 'input') continue
    if (block.control === 'range') {
      const [from = '', to = ''] = block.value.split('-')
      values[`${block.name}_from`] = from
      values[`${block.name}_to`] = to
    } else values[block.name] = block.value
  }
  return values
}
