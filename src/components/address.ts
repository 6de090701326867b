import { locale } from '../locale/locale.ts'
import { choiceOf } from '../notebook/choice.ts'
import type { Page } from '../notebook/page.ts'

/** What an address asks for: the page, its values, and which set of data (`city`: the made-up one). */
export interface Address {
  page: string
  values: Record<string, string>
  data: string
}

/** Reads `#/page?input=value`; `lang` is the reader's language, no input. */
export function parseAddress(hash: string): Address {
  const [path = '', query = ''] = hash.replace(/^#\/?/, '').split('?')
  const { lang: _, data = '', ...values } = Object.fromEntries(new URLSearchParams(query))
  return { page: decodeURIComponent(path), values, data }
}

/** An address; commas, colons and Chinese stay readable. */
export function addressOf(path: string, values: Readonly<Record<string, string>>, data = ''): string {
  const all = [...Object.entries(values), ...(data === '' ? [] : [['data', data] as const])]
  const query = all
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`)
    .join('&')
    .replace(/%2C/g, ',')
    .replace(/%3A/g, ':')
  return `#/${path}${query === '' ? '' : `?${query}`}`
}

/** The address of a page with its inputs; values that they start from are left out. */
export function formatAddress(path: string, page: Page, data = ''): string {
  const changed: Record<string, string> = Object.fromEntries(
    Object.entries(page.values).filter(([name, value]) => page.start[name] !== value),
  )
  // A chart in a briefing speaks the briefing's language, not that of whoever reads it.
  if (path.startsWith('embed/') && locale() === 'en') changed.lang = 'en'
  return addressOf(path, changed, data)
}

/** Where a unit's own page, or the check of a report, is: with the choice of the address that stands. */
export function placeOf(page: 'unit' | 'check', values: Readonly<Record<string, string>>): string {
  const here = parseAddress(location.hash)
  return addressOf(page, { ...choiceOf(here.values), ...values }, here.data)
}
