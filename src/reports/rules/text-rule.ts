import type { Figure, Report } from '../../model/fact.ts'
import type { Severity } from '../../model/vocabulary.ts'
import type { Line } from '../document.ts'
import type { Flow } from '../flow.ts'
import type { Notice } from '../statements/statement.ts'
import type { Table } from '../table.ts'

/** A report with its words: what a rule of the text looks at. */
export interface TextCase {
  report: Report
  flow: Flow
  lines: readonly Line[]
  tables: readonly Table[]
  figures: readonly Figure[]
}

/** A rule of the text. Its findings are kept in the transcript, since the words themselves are not. */
export type TextRule = (subject: TextCase) => Notice[]

/** One notice for all the places where a pattern stands; none where it stands nowhere. */
export function everywhere(
  flow: Flow,
  pattern: RegExp,
  rule: string,
  severity: Severity,
  zh: string,
  en: string,
): Notice[] {
  const lines = [...new Set([...flow.folded.matchAll(pattern)].map((match) => flow.lineOf[match.index] ?? 0))]
  if (lines.length === 0) return []
  return [
    {
      line: lines[0]!,
      lines,
      rule,
      severity,
      message: `第 ${lines.join('、')} 行${zh}`,
      message_en: `Line ${lines.join(', ')}: ${en}`,
    },
  ]
}
