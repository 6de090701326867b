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
  /** What was not understood when it was read, a sentence each; absent where all was. */
  doubts?: readonly string[]
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
