import { ECONOMIC_CLASSES, FUNCTION_CLASSES, functionClassCode } from '../../model/vocabulary.ts'
import type { Form } from '../statements/forms.ts'
import type { Token } from './token.ts'

/** The row of a whole. */
export const TOTAL = /^(?:合计|总计|(?:人员经费|(?:日常)?公用经费)合计|本年(?:收入|支出)合计)$/
/** Words of a head that name no column of amounts. */
export const HEAD_WORD =
  /^(?:类|款|项|栏次|项目|行次|序号|科目编码|科目名称|(?:功能分类|经济分类)(?:科目)?(?:编码|名称)?|编码|人员经费|(?:日常)?公用经费|决算数|预算数|金额|单位:.*|小计)$/

/** Whether a class's code begins at a token; `previous` is the code above it. */
export type IsCode = (tokens: readonly Token[], i: number, previous: string) => boolean

/** Functional classes, in the order of their codes unless a class's own name follows. */
const isFunction: IsCode = (tokens, i, previous) => {
  const token = tokens[i]!
  if (!/^\d{3}(?:\d{2}){0,2}$/.test(token.folded) || FUNCTION_CLASSES[token.folded.slice(0, 3)] === undefined)
    return false
  const first = tokens[i - 1]?.line !== token.line
  const next = tokens[i + 1]
  if (!first && (next === undefined || next.number)) return false
  if (next !== undefined && functionClassCode(next.folded) === token.folded) return true
  return joinCode(tokens, i).code.folded.padEnd(7, '0') >= previous.padEnd(7, '0')
}

/** Economic classes, of which two blocks may stand beside each other. */
const isEconomic: IsCode = (tokens, i) =>
  /^3\d{2}(?:\d{2})?$/.test(tokens[i]!.folded) &&
  ECONOMIC_CLASSES[tokens[i]!.folded.slice(0, 3)] !== undefined

/** What the codes of a form are. */
export const codesOf = (form: Form): IsCode => (form.shape === 'blocks' ? isEconomic : isFunction)

/** Codes printed as 201 | 06 | 01 become one. */
export function joinCode(tokens: readonly Token[], i: number): { code: Token; next: number } {
  const code = { ...tokens[i]! }
  let next = i + 1
  while (code.folded.length < 7 && /^\d{2}$/.test(tokens[next]?.folded ?? '')) {
    code.folded += tokens[next]!.folded
    code.printed += ` ${tokens[next]!.printed}`
    next++
  }
  return { code, next }
}
