import type { Form } from '../statements/statement.ts'
import type { Cell } from '../table.ts'
import { type Attests, placeRows, type Rebuilt } from './by-code.ts'
import { identitiesOf } from './columns.ts'
import { blank, named, type Token } from './token.ts'

const CODE = /^3\d{2}(?:\d{2})?$/
const TOTAL = /^(?:人员经费|公用经费|日常公用经费)?合计$|^总计$/
const HEAD_WORD =
  /^(?:人员经费|公用经费|日常公用经费|科目编码|科目名称|经济分类科目(?:编码|名称)?|经济分类|编码|决算数|预算数|金额|项目|单位:.*)$/

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
      rows: [['编码', '名称', '金额'].map((text) => named(text, tokens[0]!)), ...dumped],
      unplaced: [],
    }
  const first = tokens.findIndex((token, i) => CODE.test(token.folded) && tokens[i + 1]?.number === false)
  const [near] = tokens
  if (first < 0 || near === undefined) return null
  const start =
    first > 1 && TOTAL.test(tokens[first - 2]?.folded ?? '') && tokens[first - 1]!.number ? first - 2 : first
  const rows: { code: Token | null; label: Token; numbers: Token[] }[] = []
  const data = tokens.slice(start)
  for (const [i, token] of data.entries()) {
    const last = rows.at(-1)
    if (CODE.test(token.folded) && data[i + 1]?.number === false)
      rows.push({ code: token, label: blank(token) as Token, numbers: [] })
    else if (token.number) {
      if (
        last !== undefined &&
        (token.folded.includes('.') || token.folded.includes(',') || token.folded === '0')
      )
        last.numbers.push(token)
    } else if (TOTAL.test(token.folded)) rows.push({ code: null, label: token, numbers: [] })
    else if (
      last !== undefined &&
      !HEAD_WORD.test(token.folded) &&
      (last.code !== null || last.label.folded === '')
    ) {
      const { folded, printed } = last.label
      last.label = {
        ...(folded === '' ? token : last.label),
        folded: folded + token.folded,
        printed: printed + token.printed,
      }
    }
  }
  const filled = rows.filter((row) => row.numbers.length > 0 && row.label.folded !== '')
  if (filled.every((row) => row.numbers.length === 1)) {
    const cells = filled.map((row): Cell[] => [row.code ?? blank(row.label), row.label, row.numbers[0]!])
    return { rows: [['编码', '名称', '金额'].map((text) => named(text, near)), ...cells], unplaced: [] }
  }
  const depth = (code: Token | null) => (code === null ? 0 : (code.folded.length - 1) / 2)
  const placed = placeRows(
    filled.map((row) => ({ ...row, depth: depth(row.code) })),
    form.columns,
    identitiesOf(form, form.columns),
    null,
    attests,
  )
  const header = ['科目编码', '科目名称', ...form.columns].map((text) => named(text, near))
  return { rows: [header, ...placed.rows], unplaced: placed.unplaced }
}
