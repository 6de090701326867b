import type { Token } from 'markdown-it'
import markdownit from 'markdown-it'
import { say } from '../locale/locale.ts'
import { msg } from '../locale/msg.ts'
import { type Result, toRows } from '../model/result.ts'

/** No pictures: one from elsewhere would tell its owner who reads. */
const markdown = markdownit({ html: false, linkify: false, typographer: false }).disable('image')

/** A place for a figure while Markdown is read: a word of its own, that no text of a keyboard holds. */
const OPEN = '\ue000'
const CLOSE = '\ue001'
const PLACE = /\ue000(\d+)\ue001/g

/** Sets figures into words alone: an address with a figure in it would carry the figure away on a click. */
function fill(
  tokens: readonly Token[],
  shown: (at: number) => string,
  written: (at: number) => string,
): void {
  for (const token of tokens) {
    token.content = token.content.replace(PLACE, (_, at: string) => shown(Number(at)))
    for (const attribute of token.attrs ?? [])
      attribute[1] = decodedPlaces(String(attribute[1])).replace(PLACE, (_, at: string) =>
        written(Number(at)),
      )
    if (token.type === 'link_open' && leadsAway(String(token.attrGet('href') ?? ''))) {
      token.attrSet('rel', 'noopener noreferrer')
      token.attrSet('target', '_blank')
    }
    if (token.children !== null) fill(token.children, shown, written)
  }
}

/** Markdown writes an address's characters as `%EE%80%80`. */
const decodedPlaces = (text: string) => text.replaceAll('%EE%80%80', OPEN).replaceAll('%EE%80%81', CLOSE)

/** Longer prose is shown as it was written: Markdown's own reader takes time that grows faster than the text. */
const LONGEST = 20_000

/** Whether an address is one of another page. */
export const leadsAway = (href: string): boolean => !href.startsWith('#')

/**
 * Markdown with figures set in: `{{query.column}}` is a value of the query's first row in the
 * language shown. Raw HTML is shown as text, never run; no figure enters an address.
 */
export function renderProse(text: string, resultOf: (query: string) => Result | null): string {
  if (text.length > LONGEST) return `<pre>${markdown.utils.escapeHtml(text)}</pre>`
  const told = text
    .replaceAll(OPEN, '')
    .replaceAll(CLOSE, '')
    .split('\n\n')
    .map((paragraph) => msg(paragraph))
    .join('\n\n')
  const places: { query: string; column: string }[] = []
  const marked = told.replace(/\{\{(\w+)\.(\w+)\}\}/g, (_, query: string, column: string) => {
    places.push({ query, column })
    return `${OPEN}${places.length - 1}${CLOSE}`
  })
  const shown = (at: number): string => {
    const { query, column } = places[at]!
    const result = resultOf(query)
    const value = result === null ? null : (toRows(result)[0]?.[column] ?? null)
    return value === null ? '…' : say(String(value))
  }
  const written = (at: number) => encodeURI(`{{${places[at]!.query}.${places[at]!.column}}}`)
  const env = {}
  const tokens = markdown.parse(marked, env)
  fill(tokens, shown, written)
  return markdown.renderer.render(tokens, markdown.options, env)
}
