import { cents } from '../figures.ts'
import type { Form } from '../statements/forms.ts'
import type { Cell } from '../table.ts'
import { codesOf, HEAD_WORD, joinCode, TOTAL } from './codes.ts'
import { blank, type Token } from './token.ts'

/** Codes, their labels, and the numbers of each column with the name that stands over them, one after another. */
interface Block {
  codes: Token[]
  labels: Token[]
  columns: { name: string | null; numbers: Token[] }[]
}

function blocksOf(tokens: readonly Token[], form: Form): Block[] {
  const isCode = codesOf(form)
  const blocks: Block[] = []
  const nameOf = (text: string) => form.aliases?.[text] ?? (form.columns.includes(text) ? text : null)
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i]!
    const block = blocks.at(-1)
    const column = block?.columns.at(-1)
    const isOver = block?.columns.some(({ numbers }) => numbers.length > 0) ?? true
    if (
      (form.shape === 'blocks' || !isOver || block === undefined) &&
      isCode(tokens, i, block?.codes.at(-1)?.folded ?? '')
    ) {
      const { code, next } = joinCode(tokens, i)
      if (isOver) blocks.push({ codes: [code], labels: [], columns: [{ name: null, numbers: [] }] })
      else block!.codes.push(code)
      i = next - 1
    } else if (block === undefined || column === undefined) continue
    else if (token.number) {
      if (/[.,]|^0$/.test(token.folded)) column.numbers.push(token)
    } else {
      const name = form.shape === 'blocks' ? null : nameOf(token.folded)
      const isName = name !== null && (!TOTAL.test(token.folded) || block.labels.length >= block.codes.length)
      if (isName && column.numbers.length > 0) block.columns.push({ name, numbers: [] })
      else if (isName) column.name = name
      else if (!HEAD_WORD.test(token.folded)) block.labels.push(token)
    }
  }
  return blocks
}

/** Codes, names and each column one after another, as some programs copy a table: one row again for each code. */
export function undump(
  tokens: readonly Token[],
  form: Form,
): { names: readonly string[]; rows: Cell[][] } | null {
  const blocks = blocksOf(tokens, form)
  if (!blocks.some(({ codes }) => codes.length > 2)) return null
  const rows = blocks.map((block) => rowsOf(block, form))
  return rows.includes(null) ? null : { names: namesOf(blocks[0]!, form), rows: (rows as Cell[][][]).flat() }
}

const filled = ({ columns }: Block) => columns.filter(({ numbers }) => numbers.length > 0)
const namesOf = (block: Block, form: Form) => filled(block).map(({ name }) => name ?? form.columns[0]!)

function rowsOf(block: Block, form: Form): Cell[][] | null {
  const { codes, labels } = block
  const names = labels.filter((label) => !TOTAL.test(label.folded))
  // the sums of economic classes stand below them, a total above
  const order =
    form.shape === 'blocks' ? [...names, ...labels.filter((label) => !names.includes(label))] : labels
  const [first, ...rest] = filled(block)
  if (names.length !== codes.length || first?.numbers.length !== order.length) return null
  const parts =
    rest.length === 0
      ? []
      : shared(
          first.numbers,
          rest.map(({ numbers }) => numbers),
        )
  if (parts === null || rest.some(({ name }) => name === null)) return null
  return order.map((label, k) => [
    codes[names.indexOf(label)] ?? blank(label),
    label,
    first.numbers[k]!,
    ...(parts[k] ?? []).map((token) => token ?? blank(label)),
  ])
}

/** Columns whose blanks are gone, laid beside the totals again: the one way in which each row adds up. */
function shared(totals: readonly Token[], columns: readonly (readonly Token[])[]): (Token | null)[][] | null {
  const found: (Token | null)[][][] = []
  const go = (k: number, at: readonly number[], out: (Token | null)[][]): void => {
    if (found.length > 1) return
    if (k === totals.length) {
      if (at.every((i, c) => i === columns[c]!.length)) found.push(out)
      return
    }
    const total = cents(totals[k]!.folded)
    for (let mask = 1; mask < 1 << columns.length; mask++) {
      const row = columns.map((column, c) => ((mask >> c) & 1 ? (column[at[c]!] ?? null) : null))
      if (row.some((token, c) => token === null && (mask >> c) & 1)) continue
      const terms = row.filter((token) => token !== null)
      const sum = terms.reduce((a, token) => a + cents(token.folded), 0)
      if (Math.abs(sum - total) > terms.length) continue
      go(
        k + 1,
        at.map((i, c) => (row[c] === null ? i : i + 1)),
        [...out, row],
      )
    }
  }
  go(
    0,
    columns.map(() => 0),
    [],
  )
  return found.length === 1 ? found[0]! : null
}
