import { ECONOMIC_CLASSES } from '../../model/vocabulary.ts'
import type { Form } from '../statements/forms.ts'
import type { Cell } from '../table.ts'
import { identitiesOf } from './columns.ts'
import { type Attests, depthOf, joined, placeRows, type Rebuilt } from './rows.ts'
import { blank, named, type Token } from './token.ts'

const CODE = /^3\d{2}(?:\d{2})?$/
const TOTAL = /^(?:人员经费|公用经费|日常公用经费)?合计$|^总计$/
const HEAD_WORD =
  /^(?:类|款|人员经费|公用经费|日常公用经费|科目编码|科目名称|经济分类科目(?:编码|名称)?|经济分类|编码|决算数|预算数|金额|项目|单位:.*)$/

const headOf = (names: readonly string[], near: Cell) => names.map((name) => named(name, near))

interface Row {
  code: Token | null
  label: Token[]
  numbers: Token[]
}

/** Names that wrap: pieces above and below a code go to it, to the right of it and nearest. */
function attach(rows: readonly Row[], loose: readonly Token[]): void {
  for (const piece of loose) {
    const distance = ({ code, label }: Row) => {
      if (code === null || piece.left < code.left) return Number.POSITIVE_INFINITY
      const lines = Math.abs(piece.line - code.line)
      const startsThere = label.length === 0 || Math.abs(label[0]!.left - piece.left) <= 2
      return lines > 2 || !startsThere
        ? Number.POSITIVE_INFINITY
        : lines + (piece.left - code.right) + 4 * label.length
    }
    const best = rows.reduce((a, b) => (distance(b) < distance(a) ? b : a))
    if (Number.isFinite(distance(best))) best.label.push(piece)
  }
  for (const row of rows) row.label.sort((a, b) => a.line - b.line || a.left - b.left)
}

/** Codes, names and amounts one after another: each block of codes takes as many names and amounts as it has. */
function undump(tokens: readonly Token[]): Cell[][] | null {
  const blocks: { codes: Token[]; totals: Token[]; names: Token[]; numbers: Token[] }[] = []
  for (const token of tokens) {
    const last = blocks.at(-1)
    if (CODE.test(token.folded)) {
      if (last === undefined || last.names.length > 0)
        blocks.push({ codes: [token], totals: [], names: [], numbers: [] })
      else last.codes.push(token)
    } else if (last === undefined || HEAD_WORD.test(token.folded)) continue
    else if (token.number) last.numbers.push(token)
    else if (TOTAL.test(token.folded)) last.totals.push(token)
    else last.names.push(token)
  }
  const whole = blocks.every(
    ({ codes, totals, names, numbers }) =>
      codes.length === names.length && numbers.length === codes.length + totals.length,
  )
  if (!whole || !blocks.some((block) => block.codes.length > 1)) return null
  return blocks.flatMap(({ codes, totals, names, numbers }) => [
    ...codes.map((code, k) => [code, names[k]!, numbers[k]!]),
    ...totals.map((label, k) => [blank(label), label, numbers[codes.length + k]!]),
  ])
}

/** Rebuilds 基本支出表: blocks of code, name and amount, or rows with 合计, 人员经费 and 公用经费. */
export function rebuildBlocks(tokens: readonly Token[], form: Form, attests: Attests): Rebuilt | null {
  const dumped = undump(tokens)
  if (dumped !== null)
    return {
      rows: [headOf(['编码', '名称', '金额'], tokens[0]!), ...dumped],
      unplaced: [],
    }
  const isCode = (token: Token | undefined) =>
    token !== undefined && CODE.test(token.folded) && ECONOMIC_CLASSES[token.folded.slice(0, 3)] !== undefined
  const first = tokens.findIndex(isCode)
  const [near] = tokens
  if (first < 0 || near === undefined) return null
  let from = first
  while (from > 0 && tokens[from - 1]!.number) from--
  const total = from > 0 && from < first && TOTAL.test(tokens[from - 1]!.folded)
  const rows: Row[] = []
  const loose: Token[] = tokens
    .slice(0, total ? from - 1 : first)
    .filter(
      (token) => !token.number && !HEAD_WORD.test(token.folded) && token.line === tokens[first]!.line - 1,
    )
  for (const token of tokens.slice(total ? from - 1 : first)) {
    const last = rows.at(-1)
    if (/^\d{2}$/.test(token.folded) && last?.code?.folded.length === 3 && last.label.length === 0)
      last.code = { ...last.code, folded: last.code.folded + token.folded }
    else if (isCode(token)) rows.push({ code: token, label: [], numbers: [] })
    else if (token.number) {
      if (last !== undefined && /[.,]|^0$/.test(token.folded)) last.numbers.push(token)
    } else if (TOTAL.test(token.folded)) rows.push({ code: null, label: [token], numbers: [] })
    else if (HEAD_WORD.test(token.folded)) continue
    else if (last !== undefined && last.code !== null && last.numbers.length === 0) last.label.push(token)
    else loose.push(token)
  }
  attach(rows, loose)
  const filled = rows
    .filter((row) => row.numbers.length > 0 && row.label.length > 0)
    .map((row) => ({ ...row, label: joined(row.label) }))
  if (filled.every((row) => row.numbers.length === 1)) {
    const cells = filled.map((row): Cell[] => [row.code ?? blank(row.label), row.label, row.numbers[0]!])
    return { rows: [headOf(['编码', '名称', '金额'], near), ...cells], unplaced: [] }
  }
  const placed = placeRows(
    filled.map((row) => ({ ...row, depth: depthOf(row.code) })),
    form.columns,
    identitiesOf(form, form.columns),
    { centres: null, page: null },
    attests,
  )
  return {
    rows: [headOf(['科目编码', '科目名称', ...form.columns], near), ...placed.rows],
    unplaced: placed.unplaced,
  }
}
