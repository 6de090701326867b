import { type HTMLElement, NodeType, parse } from 'node-html-parser'

const BLOCK = new Set([
  'P',
  'DIV',
  'LI',
  'H1',
  'H2',
  'H3',
  'H4',
  'H5',
  'H6',
  'BR',
  'TITLE',
  'SECTION',
  'ARTICLE',
  'UL',
  'OL',
  'DL',
  'DT',
  'DD',
])
const SKIP = new Set(['SCRIPT', 'STYLE', 'NOSCRIPT', 'HEAD', 'IFRAME', 'SELECT', 'BUTTON'])

const flat = (text: string) => text.replace(/[\s\u00a0]+/g, ' ').trim()

/** A table that holds data: its own rows have two cells or more, and no table lies in them. */
function isData(table: HTMLElement): boolean {
  if (table.querySelector('table') !== null) return false
  return table.querySelectorAll('tr').some((row) => row.querySelectorAll('td,th').length > 1)
}

/** Rows of a table with spans opened: text stands in the first cell that a merged one covers. */
function rowsOf(table: HTMLElement): string[] {
  const grid: string[][] = []
  for (const [r, row] of table.querySelectorAll('tr').entries()) {
    grid[r] ??= []
    let c = 0
    for (const cell of row.querySelectorAll('td,th')) {
      while (grid[r]![c] !== undefined) c++
      const span = (name: string) => Math.min(100, Math.max(1, Number(cell.getAttribute(name)) || 1))
      for (let y = 0; y < span('rowspan'); y++) {
        grid[r + y] ??= []
        for (let x = 0; x < span('colspan'); x++)
          grid[r + y]![c + x] = y === 0 && x === 0 ? flat(cell.textContent) : ''
      }
      c += span('colspan')
    }
  }
  return grid.map((row) => Array.from(row, (text) => text ?? '').join('\t'))
}

/** The text of an HTML page, the cells of its data tables parted by tabs; tables used for layout are opened. */
export function htmlText(html: string): string {
  const root = parse(html, {
    comment: false,
    blockTextElements: { script: false, style: false, noscript: false },
  })
  const lines: string[] = []
  let open = ''
  const flush = () => {
    if (flat(open) !== '') lines.push(flat(open))
    open = ''
  }
  const walk = (node: HTMLElement) => {
    for (const child of node.childNodes) {
      if (child.nodeType === NodeType.TEXT_NODE) open += child.text
      else if (child.nodeType === NodeType.ELEMENT_NODE) {
        const element = child as HTMLElement
        const tag = element.tagName ?? ''
        if (SKIP.has(tag)) continue
        if (tag === 'TABLE' && isData(element)) {
          flush()
          lines.push(...rowsOf(element), '')
        } else if (BLOCK.has(tag) || tag === 'TR' || tag === 'TD' || tag === 'TABLE') {
          flush()
          walk(element)
          flush()
        } else walk(element)
      }
    }
  }
  walk(root)
  flush()
  return lines.join('\n')
}

/** The character set that a page declares, for the bytes of a saved page. */
export function declaredCharset(bytes: Uint8Array): string | null {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 2048))
  return /charset=["']?([\w-]+)/i.exec(head)?.[1]?.toLowerCase() ?? null
}
