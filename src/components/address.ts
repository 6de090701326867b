import { startValues } from '../notebook/notebook.ts'
import type { Page } from '../notebook/page.ts'

/** Reads `#/page?input=value`. */
export function parseAddress(hash: string): { page: string; values: Record<string, string> } {
  const [path = '', query = ''] = hash.replace(/^#\/?/, '').split('?')
  return { page: decodeURIComponent(path), values: Object.fromEntries(new URLSearchParams(query)) }
}

/** The address of a page with its inputs; values that they start from are left out. */
export function formatAddress(path: string, page: Page): string {
  const start = startValues(page.notebook)
  const changed = Object.entries(page.values).filter(([name, value]) => start[name] !== value)
  return `#/${path}${changed.length === 0 ? '' : `?${new URLSearchParams(changed)}`}`
}
