import type { Figure } from '../model/fact.ts'
import { accountOf } from '../model/vocabulary.ts'
import { withLikelyAmounts } from './confused.ts'
import { cutLines } from './cut.ts'
import type { Line } from './document.ts'
import { toFlow } from './flow.ts'
import { readSelfEvaluations } from './forms/self-evaluation.ts'
import { type Given, identify } from './identity.ts'
import { rebuildTables } from './loose/index.ts'
import type { Knowledge } from './read.ts'
import { runningHeads } from './running-heads.ts'
import { readStatements } from './statements/index.ts'
import { splitTables } from './table.ts'

function codesByName(figures: readonly Figure[]): Map<string, string> {
  const codes = new Map<string, string>()
  for (const f of figures)
    if (f.subject === '功能分类' && f.item_code !== null) codes.set(f.item, f.item_code)
  return codes
}

/** The stages of reading before the figures are gathered: who it is of, its tables and forms, and its prose as one flow. */
export function stagesOf(printed: Line[], knowledge: Knowledge, given: Given) {
  const cut = cutLines(printed)
  const { lines } = cut
  const running = runningHeads(lines)
  const body = lines.filter((line) => !running.has(line))
  const { identity, cover, notices: doubts } = identify(body, knowledge.districts, given)
  const kind = accountOf(identity.kind)
  const ruled = splitTables(body)
  const loose = rebuildTables(ruled.text)
  const { tables, confused } = withLikelyAmounts([...ruled.tables, ...loose.tables])
  const prose = loose.text
  const flow = toFlow(prose)
  const statements = readStatements(tables, identity.kind, identity.fiscal_year, flow.folded)
  const evaluations = readSelfEvaluations(tables, identity.fiscal_year)
  const classes = codesByName(statements.figures)
  const usual = identity.kind === '绩效自评' ? ('执行' as const) : undefined
  const context = { flow, kind, fiscalYear: identity.fiscal_year, ...(usual && { usual }), classes }
  return {
    cut,
    body,
    identity,
    cover,
    doubts,
    tables,
    confused,
    loose,
    prose,
    flow,
    statements,
    evaluations,
    context,
  }
}
