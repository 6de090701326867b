import { msg } from '@lit/localize'
import markdownit from 'markdown-it'
import { say } from '../locale/locale.ts'
import { type Result, toRows } from '../model/result.ts'

/** No pictures: one from elsewhere would tell its owner who reads. */
const markdown = markdownit({ html: false, linkify: false, typographer: false }).disable('image')

/**
 * Markdown with figures set in: `{{query.column}}` is a value of the query's first row in the
 * language shown. Raw HTML is shown as text, never run.
 */
export function renderProse(text: string, resultOf: (query: string) => Result | null): string {
  const told = text
    .split('\n\n')
    .map((paragraph) => msg(paragraph))
    .join('\n\n')
  const filled = told.replace(/\{\{(\w+)\.(\w+)\}\}/g, (_, query: string, column: string) => {
    const result = resultOf(query)
    const value = result === null ? null : (toRows(result)[0]?.[column] ?? null)
    return value === null ? '…' : say(String(value)).replace(/([\\`*_{}[\]<>])/g, '\\$1')
  })
  return markdown.render(filled)
}
