import { locale } from '../locale/locale.ts'
import { startValues } from '../notebook/notebook.ts'
import type { Page } from '../notebook/page.ts'

/** Reads `#/page?input=value`; `lang` is the reader's language, no input. */
export function parseAddress(hash: string): { page: string; values: Record<string, string> } {
  const [path = '', query = ''] = hash.replace(/^#\/?/, '').split('?')
  const { lang: _, ...values } = Object.fromEntries(new URLSearchParams(query))
  return { page: decodeURIComponent(path), values }
}

/** The address of a page with its inputs; values that they start from are left out. */
export function formatAddress(path: string, page: Page): string {
  const start = startValues(page.notebook)
  const changed: [string, string][] = Object.entries(page.values).filter(
    ([name, value]) => start[name] !== value,
  )
  // A chart in a briefing speaks the briefing's language, not that of whoever reads it.
  if (path.startsWith('embed/') && locale() === 'en') changed.push(['lang', 'en'])
  return `#/${path}${changed.length === 0 ? '' : `?${new URLSearchParams(changed)}`}`
}
