import { toRows } from '../model/result.ts'
import type { Page } from '../notebook/page.ts'
import type { Focus } from './element.ts'

/** The ids of units by name, as the page's results tell them. */
function idsOf(page: Page, names: readonly string[]): string[] {
  const ids = new Set<string>()
  for (const { result } of page.cells.values())
    if (result !== null)
      for (const { unit, unit_id } of toRows(result))
        if (unit_id != null && names.includes(String(unit))) ids.add(String(unit_id))
  return [...ids]
}

/** The parameters that choose just what a page looks at; null where it looks at everything, or at what no parameter chooses. */
export function narrowedTo(looking: Focus | null, page: Page): Record<string, string> | null {
  if (looking === null) return null
  const { column, values } = looking
  if (column === 'district') return { districts: values.join(',') }
  if (column === 'unit') return { peers: `list:${idsOf(page, values).join(',')}` }
  if (column !== 'fiscal_year') return null
  const years = values.map(Number)
  return { years_from: String(Math.min(...years)), years_to: String(Math.max(...years)) }
}
