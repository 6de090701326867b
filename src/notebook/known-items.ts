import type { Engine } from '../engine/engine.ts'
import { parseQuery } from '../model/query.ts'
import type { ItemName } from '../reports/item-names.ts'
import type { OpenReport } from '../reports/open/report.ts'

/** An item that a number can be given. */
export type KnownItem = Pick<ItemName, 'subject' | 'item' | 'measure'>

/** Subjects whose items are a unit's own words; all others are terms of the forms. */
const OWN_WORDS = "('项目', '工作量', '绩效指标', '项目绩效', '未归类')"

const KNOWN = parseQuery(
  'known_items',
  `SELECT subject, item, measure FROM facts
WHERE classified AND origin <> 'derived' AND subject NOT IN ${OWN_WORDS}
GROUP BY ALL ORDER BY count(DISTINCT document_id) DESC, count(*) DESC, subject, item, measure LIMIT 2000`,
)

const keyOf = ({ subject, item, measure }: KnownItem) => `${subject}|${item}|${measure}`

/** The items that reports already held print, the commonest first. */
export async function knownItems(engine: Engine): Promise<KnownItem[]> {
  const { rows } = await engine.run(KNOWN)
  return rows.map(([subject, item, measure]) => ({
    subject: String(subject),
    item: String(item),
    measure: String(measure),
  }))
}

/** Items for a number of a report: a person's own names, those of the report itself, then those of other reports. */
export function itemsFor(
  report: OpenReport,
  names: readonly ItemName[],
  known: readonly KnownItem[],
): KnownItem[] {
  const own = report.facts.filter((fact) => fact.classified)
  const all = new Map([...names, ...own, ...known].map((item) => [keyOf(item), item]))
  return [...all.values()].map(({ subject, item, measure }) => ({ subject, item, measure }))
}

/** The items whose words hold all that is typed, those that begin with it first. */
export function findItems(items: readonly KnownItem[], typed: string, most: number): KnownItem[] {
  const words = typed.trim().split(/\s+/).filter(Boolean)
  const found = items.filter(({ subject, item, measure }) =>
    words.every((word) => `${subject} ${item} ${measure}`.includes(word)),
  )
  const rank = ({ item }: KnownItem) => (item === words[0] ? 0 : item.startsWith(words[0] ?? '') ? 1 : 2)
  return found
    .map((item, i) => ({ item, i }))
    .sort((a, b) => rank(a.item) - rank(b.item) || a.i - b.i)
    .slice(0, most)
    .map(({ item }) => item)
}
