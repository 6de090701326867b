import type { Line } from './document.ts'
import type { Given } from './identity.ts'
import { claims } from './prose/index.ts'
import type { Label } from './prose/label.ts'
import type { Knowledge } from './read.ts'
import { stagesOf } from './stages.ts'

/** How one number of the prose was understood, and what became of it. */
export interface Explained {
  line: number
  /** The number as printed, with its unit. */
  number: string
  /** The words that name it, as printed and as the lexicon has them; null where it has none. */
  label: string | null
  words: string | null
  /** Whether the name is that of a number before it. */
  inherited: boolean
  /** What the number says of its quantity: 金额, 增减额, 占比, 完成率 …, and of what a change or share is. */
  role: string
  /** The quantity whose parts are being told. */
  owner: string | null
  section: string
  /** subject · item · measure · stage · year · scope; null where the number was left out. */
  figure: string | null
  /** The lexicon's row, or why nothing took the number. */
  why: string
}

const nameOf = (label: Label) => label.evaluated ?? (label.named?.item || label.printed)

/** Every number of the prose with its words, its claim and the reason; what a person looks at who extends the lexicon. */
export function explain(lines: Line[], knowledge: Knowledge, given: Given = {}): Explained[] {
  const { cut, context } = stagesOf(lines, knowledge, given)
  const { flow } = context
  return claims(context).map(({ candidate: c, figure: f, why }) => ({
    line: cut.lineOf(flow.lineOf[c.token.start] ?? 0),
    number: flow.printed.slice(c.token.start, c.token.end),
    label: c.label === null ? null : nameOf(c.label),
    words: c.label === null ? null : c.label.words,
    inherited: c.inherited,
    role: [c.said.role, c.said.direction, c.said.against, c.said.whole].filter((word) => word).join(' '),
    owner: c.owner === null ? null : nameOf(c.owner),
    section: c.section.title || c.section.topic,
    figure:
      f === null
        ? null
        : [f.subject, f.item, f.measure, f.stage, f.fiscal_year, f.scope, f.base]
            .filter((part) => part)
            .join('·'),
    why,
  }))
}
