import { msg, str } from '../../locale/msg.ts'
import type { Row } from '../../model/result.ts'
import { placeOf } from '../places.ts'

/** So many printed words stand in a footnote; of more facts the lines. */
const MOST_QUOTED = 6

/** Of more reports than these, the first are cited and the others counted: a footnote is no page. */
const MOST_REPORTS = 6
const FIRST_REPORTS = 3

/**
 * Where facts are printed, a line a report: table, line and the words there; of many facts in a report, its lines; of many
 * reports the first, and how many.
 */
export function citationsOf(facts: readonly Row[]): string[] {
  const reports = new Map<string, Row[]>()
  for (const fact of facts) {
    const title = String(fact.title)
    reports.set(title, [...(reports.get(title) ?? []), fact])
  }
  const quoted = facts.length <= MOST_QUOTED
  const cited = [...reports].map(([title, own]) => msg(str`《${title}》${placesOf(own, quoted)}`))
  return cited.length <= MOST_REPORTS
    ? cited
    : [
        ...cited.slice(0, FIRST_REPORTS),
        msg(str`等 ${cited.length} 份报告的 ${facts.length} 个数，逐数见附件`),
      ]
}

function placesOf(facts: readonly Row[], quoted: boolean): string {
  if (quoted)
    return [
      ...new Set(
        facts.map((fact) =>
          fact.origin === 'derived' ? placeOf(fact) : msg(str`${placeOf(fact)}：“${String(fact.evidence)}”`),
        ),
      ),
    ].join(msg('；'))
  const lines = [...new Set(facts.map(({ line }) => Number(line)))].sort((a, b) => a - b)
  const shown = lines.slice(0, 30).join(msg('、'))
  return lines.length > 30
    ? msg(str`第 ${shown} 等 ${lines.length} 行，逐数见附件`)
    : msg(str`第 ${shown} 行，逐数见附件`)
}
