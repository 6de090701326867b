import markdownit from 'markdown-it'

type Token = ReturnType<ReturnType<typeof markdownit>['parse']>[number]

/** A run of words in one look; `facts`: a footnote stands here; `ref`: the number of a chart or table of that name. */
export type Inline =
  | { kind: 'text'; text: string; bold: boolean; italic: boolean; code: boolean; href: string | null }
  | { kind: 'break' }
  | { kind: 'note'; facts: readonly string[] }
  | { kind: 'ref'; name: string; text: string }

/** A block of prose. A list is a block an item, with its depth and the number or sign before it. */
export type ProseBlock =
  | { kind: 'heading'; level: number; inlines: Inline[] }
  | { kind: 'paragraph'; inlines: Inline[]; quoted: boolean }
  | { kind: 'item'; depth: number; sign: string; inlines: Inline[] }
  | { kind: 'code'; text: string }
  | { kind: 'table'; rows: Inline[][][] }
  | { kind: 'rule' }

/** Pictures stay out, as on the page: one from elsewhere would tell its owner who reads. */
const parser = markdownit({ html: false, linkify: false, typographer: false }).disable('image')

/** A footnote of facts in prose: `[^id,id]`. */
export const NOTE = /\[\^([\p{L}\p{N}_.,-]+)\]/gu

function textRuns(text: string, look: Omit<Inline & { kind: 'text' }, 'kind' | 'text'>): Inline[] {
  const runs: Inline[] = []
  let at = 0
  const put = (part: string) => {
    if (part !== '') runs.push({ kind: 'text', text: part, ...look })
  }
  for (const match of text.matchAll(NOTE)) {
    put(text.slice(at, match.index))
    runs.push({ kind: 'note', facts: match[1]!.split(',').filter(Boolean) })
    at = match.index + match[0].length
  }
  put(text.slice(at))
  return runs
}

function inlinesOf(tokens: readonly Token[]): Inline[] {
  const runs: Inline[] = []
  let [bold, italic] = [0, 0]
  let href: string | null = null
  for (const token of tokens) {
    const look = { bold: bold > 0, italic: italic > 0, code: false, href }
    if (token.type === 'strong_open') bold++
    else if (token.type === 'strong_close') bold--
    else if (token.type === 'em_open') italic++
    else if (token.type === 'em_close') italic--
    else if (token.type === 'link_open') href = String(token.attrGet('href') ?? '')
    else if (token.type === 'link_close') href = null
    else if (token.type === 'softbreak') runs.push(...textRuns(' ', look))
    else if (token.type === 'hardbreak') runs.push({ kind: 'break' })
    else if (token.type === 'code_inline') runs.push(...textRuns(token.content, { ...look, code: true }))
    else if (href !== null && /^#\w+$/.test(href) && token.content !== '')
      runs.push({ kind: 'ref', name: href.slice(1), text: token.content })
    else if (token.content !== '') runs.push(...textRuns(token.content, look))
  }
  return runs
}

/** Longer prose is taken as it was written: Markdown's reader takes time that grows faster than the text. */
const LONGEST = 20_000

/** Prose as blocks, in order; raw HTML is text. */
export function parseProse(text: string): ProseBlock[] {
  if (text.length > LONGEST) return [{ kind: 'code', text }]
  const blocks: ProseBlock[] = []
  const lists: { ordered: boolean; n: number }[] = []
  let quoted = 0
  let inItem = false
  let rows: Inline[][][] = []
  const tokens = parser.parse(text, {})
  for (const [i, token] of tokens.entries()) {
    const inlines = () => inlinesOf(tokens[i + 1]?.children ?? [])
    switch (token.type) {
      case 'heading_open':
        blocks.push({ kind: 'heading', level: Number(token.tag.slice(1)), inlines: inlines() })
        break
      case 'paragraph_open': {
        const list = lists.at(-1)
        if (list === undefined) blocks.push({ kind: 'paragraph', inlines: inlines(), quoted: quoted > 0 })
        else {
          const sign = !inItem ? '' : list.ordered ? `${list.n}.` : '•'
          blocks.push({ kind: 'item', depth: lists.length, sign, inlines: inlines() })
          inItem = false
        }
        break
      }
      case 'bullet_list_open':
        lists.push({ ordered: false, n: 0 })
        break
      case 'ordered_list_open':
        lists.push({ ordered: true, n: Number(token.attrGet('start') ?? 1) - 1 })
        break
      case 'bullet_list_close':
      case 'ordered_list_close':
        lists.pop()
        break
      case 'list_item_open':
        lists.at(-1)!.n++
        inItem = true
        break
      case 'blockquote_open':
        quoted++
        break
      case 'blockquote_close':
        quoted--
        break
      case 'fence':
      case 'code_block':
        blocks.push({ kind: 'code', text: token.content.replace(/\n$/, '') })
        break
      case 'table_open':
        rows = []
        break
      case 'tr_open':
        rows.push([])
        break
      case 'th_open':
      case 'td_open':
        rows.at(-1)!.push(inlines())
        break
      case 'table_close':
        blocks.push({ kind: 'table', rows })
        break
      case 'hr':
        blocks.push({ kind: 'rule' })
        break
    }
  }
  return blocks
}

/** Runs as bare words. */
export const plainText = (inlines: readonly Inline[]): string =>
  inlines.map((run) => (run.kind === 'text' || run.kind === 'ref' ? run.text : '')).join('')
