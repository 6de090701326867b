import { say } from '../../locale/locale.ts'
import { msg } from '../../locale/msg.ts'
import { type Result, toRows } from '../../model/result.ts'

/** An address of a link that is not closed yet: no figure enters it, which a click would carry away. */
const IN_ADDRESS = /\]\([^)\s]*$/

/**
 * Prose with figures set in: `{{query.column}}` is a value of the query's first row, in the language shown, without
 * Markdown of its own. `after` is put behind each; a value that is not there is `…`.
 */
export function fillProse(
  text: string,
  resultOf: (query: string) => Result | null,
  after: (result: Result) => string,
): string {
  const told = text
    .split('\n\n')
    .map((paragraph) => msg(paragraph))
    .join('\n\n')
  return told.replace(/\{\{(\w+)\.(\w+)\}\}/g, (whole, query: string, column: string, at: number) => {
    if (IN_ADDRESS.test(told.slice(Math.max(0, at - 500), at))) return whole
    const result = resultOf(query)
    const value = result === null ? null : (toRows(result)[0]?.[column] ?? null)
    if (result === null || value === null) return '…'
    return say(String(value)).replace(/([\\`*_{}[\]<>])/g, '\\$1') + after(result)
  })
}
