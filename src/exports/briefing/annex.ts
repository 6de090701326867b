import { msg, str } from '../../locale/msg.ts'
import { groupDigits, type Row } from '../../model/result.ts'
import { messageOf, placeOf, printedValue, weightOf, whatOf } from '../places.ts'
import type { Briefing } from './briefing.ts'

/** More facts than this are no annex; the rest is told of. */
const MOST_FACTS = 3000

/** The figures of one report that a briefing uses, with what contradicts them. */
export interface AnnexReport {
  title: string
  facts: { what: string; value: string; place: string; evidence: string; id: string }[]
  findings: { weight: string; message: string; lines: string }[]
}

/** Every figure used, by report: what it is, its value, where it is printed and in which words; and the findings. */
export interface Annex {
  reports: AnnexReport[]
  /** How many figures are not listed, in a sentence; empty where all are. */
  cut: string
}

const idsOf = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : [])

export function annexOf({ facts, findings }: Briefing): Annex {
  const reports = new Map<string, AnnexReport>()
  const of = (fact: Row) => {
    const title = String(fact.title)
    const held = reports.get(title) ?? { title, facts: [], findings: [] }
    reports.set(title, held)
    return held
  }
  for (const fact of [...facts.values()].slice(0, MOST_FACTS))
    of(fact).facts.push({
      what: [`${fact.fiscal_year}`, whatOf(fact), fact.stage, fact.scope].filter(Boolean).join(' · '),
      value: printedValue(fact),
      place: placeOf(fact),
      evidence: fact.origin === 'derived' ? '' : String(fact.evidence ?? ''),
      id: String(fact.fact_id),
    })
  for (const finding of findings) {
    const fact = [...idsOf(finding.of_facts), ...idsOf(finding.fact_ids)]
      .map((id) => facts.get(id))
      .find(Boolean)
    if (fact === undefined) continue
    of(fact).findings.push({
      weight: weightOf(finding),
      message: messageOf(finding),
      lines: idsOf(finding.lines).join(msg('、')),
    })
  }
  return {
    reports: [...reports.values()],
    cut:
      facts.size <= MOST_FACTS
        ? ''
        : msg(
            str`共用到 ${groupDigits(String(facts.size))} 个数，这里列前 ${groupDigits(String(MOST_FACTS))} 个；其余见各表的 Excel。`,
          ),
  }
}
