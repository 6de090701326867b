import { overlaps } from '../../model/fact.ts'
import { givenBefore } from '../../reports/given.ts'
import type { Given } from '../../reports/identity.ts'
import type { Mending } from '../../reports/mendings.ts'
import type { OpenMark, OpenReport } from '../../reports/open/report.ts'
import type { Original } from '../../store/records.ts'
import { isPdf } from './pdf.ts'
import type { OpenFile, Reader } from './reader.ts'

/** What became of a number, as the reading room shows it: a fact without an item is work to be done, as one left out is. */
export type Fate = 'fact' | 'unclassified' | 'structure' | 'left'

export function fateOf(report: OpenReport, mark: OpenMark): Fate {
  if (mark.fate === 'left out') return 'left'
  if (mark.fate === 'structure') return 'structure'
  return mark.fact !== null && report.facts[mark.fact]?.classified === false ? 'unclassified' : 'fact'
}

export const isOpen = (fate: Fate) => fate === 'left' || fate === 'unclassified'

/** A report that lies open, with what a person says of it. Says `change`. */
export class Opened extends EventTarget {
  report: OpenReport
  given: Given
  busy = false
  /** Why the last thing said could not be done. */
  why = ''
  /** The key that it is kept under in this browser; null while it is not. */
  keptAs: string | null = null
  readonly original: Original | null
  readonly pages: OpenFile['pages']
  readonly #reader: Reader
  readonly #file: number
  readonly #part: number

  /** @param original the file that it was read from; null where just its transcript is at hand */
  constructor(reader: Reader, file: OpenFile, part: number, original: Original | null) {
    super()
    this.#reader = reader
    this.#file = file.file
    this.#part = part
    this.original = original
    this.pages = file.pages
    this.report = file.reports[part]!
    this.given = givenBefore(this.report)
  }

  /** Whether there are printed pages to look at. */
  get hasPages(): boolean {
    return this.original !== null && isPdf(this.original.bytes)
  }

  /** Reads again; what cannot be done leaves all as it was and stands in `why`. */
  async say({ given = this.given, mendings = this.report.mendings }: Partial<Said>): Promise<boolean> {
    this.busy = true
    this.dispatchEvent(new Event('change'))
    try {
      const { reports } = await this.#reader.again(this.#file, this.#part, given, mendings)
      this.report = reports[0]!
      this.given = given
      this.why = ''
    } catch (error) {
      this.why = (error as Error).message
    }
    this.busy = false
    this.dispatchEvent(new Event('change'))
    return this.why === ''
  }

  /** The index of a fact: by its key, else by its line, where a later reading gave it another key. */
  findFact({ fact_id, line }: Place): number {
    const { facts } = this.report
    const own = facts.findIndex((fact) => fact.fact_id === fact_id)
    return own >= 0 ? own : facts.findIndex((fact) => fact.line === line)
  }

  mendingAt(at: Mending['at']): Mending | null {
    return this.report.mendings.find((mending) => overlaps(mending.at, at)) ?? null
  }

  /** Mends numbers; what was said of them before is replaced. */
  mend(mendings: readonly Mending[]): Promise<boolean> {
    const kept = this.report.mendings.filter(
      (held) => !mendings.some((mending) => overlaps(mending.at, held.at)),
    )
    return this.say({ mendings: [...kept, ...mendings] })
  }

  /** Takes a mending back. */
  unmend(mending: Mending): Promise<boolean> {
    return this.say({ mendings: this.report.mendings.filter((held) => held !== mending) })
  }
}

/** Where a fact of the tables is to be found in its report. */
export interface Place {
  fact_id: string
  line: number
}

interface Said {
  given: Given
  mendings: readonly Mending[]
}
