import { choiceOf } from '../notebook/choice.ts'
import type { Page } from '../notebook/page.ts'

/** What an address asks for: the page, its values, and which set of data (`city`: the made-up one). */
export interface Address {
  page: string
  /** The cell of the page that it leads to; empty without. */
  cell: string
  values: Record<string, string>
  data: string
}

/** Reads `#/page/cell?input=value`; `lang` is the reader's language, no input. */
export function parseAddress(hash: string): Address {
  const [path = '', query = ''] = hash.replace(/^#\/?/, '').split('?')
  const { lang: _, data = '', ...values } = Object.fromEntries(new URLSearchParams(query))
  const [page = '', cell = ''] = path.split('/').map(plain)
  return { page, cell, values, data }
}

/** A part of an address in plain text; as it stands where it is no well-formed one. */
function plain(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
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
  return addressOf(path, changed, data)
}

/** Where a unit's own page, or the check of a report, is: with the choice of the address that stands. */
export function placeOf(page: 'unit' | 'check', values: Readonly<Record<string, string>>): string {
  const here = parseAddress(location.hash)
  return addressOf(page, { ...choiceOf(here.values), ...values }, here.data)
}
