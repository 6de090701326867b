import markdownit from 'markdown-it'
import { type Result, toRows } from '../model/result.ts'

const markdown = markdownit({ html: false, linkify: false, typographer: false })

/** Markdown with figures set in: `{{query.column}}` is a value of the query's first row. Raw HTML is shown as text, never run. */
export function renderProse(text: string, resultOf: (query: string) => Result | null): string {
  const filled = text.replace(/\{\{(\w+)\.(\w+)\}\}/g, (_, query: string, column: string) => {
    const result = resultOf(query)
    const value = result === null ? null : (toRows(result)[0]?.[column] ?? null)
    return value === null ? '…' : String(value).replace(/([\\`*_{}[\]<>])/g, '\\$1')
  })
  return markdown.render(filled)
}
