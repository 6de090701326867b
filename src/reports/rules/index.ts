import type { Fact, Finding, Remark, Report } from '../../model/fact.ts'
import { shortHash } from '../../model/hash.ts'
import type { Words } from '../../model/message.ts'
import { balanceSheet } from './balance-sheet.ts'
import { basicExpenditure } from './basic-expenditure.ts'
import { basicTotal } from './basic-total.ts'
import { budgetBasis } from './budget-basis.ts'
import { classSums } from './class-sums.ts'
import { contributions } from './contributions.ts'
import { direction } from './direction.ts'
import { entity } from './entity.ts'
import { evaluation } from './evaluation.ts'
import { growth } from './growth.ts'
import { hierarchy } from './hierarchy.ts'
import { listedBlank, vehiclesUnlisted } from './item-lists.ts'
import { names } from './names.ts'
import { oneClass, oneQuantity } from './one-quantity.ts'
import { opening } from './opening.ts'
import { operatingCosts } from './operating-costs.ts'
import { procurementPlans } from './procurement-plans.ts'
import { projectSums } from './project-sums.ts'
import { reading } from './reading.ts'
import { crossFoot } from './row-sums.ts'
import type { Broken, Case, Rule, TextCase } from './rule.ts'
import { sangongTable, sangongText } from './sangong-sums.ts'
import { shares } from './shares.ts'
import { template } from './template.ts'
import { totalAndSpending } from './total-and-spending.ts'
import { unitSlip } from './unit-slip.ts'
import { vehicles } from './vehicles.ts'
import { weights } from './weights.ts'
import { zeroBase } from './zero-base.ts'

/** Every rule, in the order of its number; a new one is a file of its own, listed here. */
export const RULES: readonly Rule[] = [
  balanceSheet,
  totalAndSpending,
  hierarchy,
  crossFoot,
  basicExpenditure,
  sangongTable,
  names,
  oneClass,
  basicTotal,
  vehiclesUnlisted,
  listedBlank,
  contributions,
  oneQuantity,
  classSums,
  projectSums,
  procurementPlans,
  unitSlip,
  sangongText,
  shares,
  growth,
  zeroBase,
  budgetBasis,
  direction,
  vehicles,
  operatingCosts,
  evaluation,
  weights,
  opening,
  entity,
  template,
]

/** Every sentence that a finding can say, by its code: the rule and which of its sentences. */
export const CATALOGUE: ReadonlyMap<string, Words> = new Map(
  [...RULES, reading].flatMap((rule) =>
    Object.entries(rule.sentences).map(([name, words]) => [`${rule.id}.${name}`, words] as const),
  ),
)

const ruleOf = (code: string) => code.slice(0, code.indexOf('.'))

function toFinding(
  { document_id, unit_id, fiscal_year }: Pick<Report, 'document_id' | 'unit_id' | 'fiscal_year'>,
  { code, args, severity, lines }: Remark,
  {
    facts = [],
    stated = '',
    recomputed = null,
  }: Partial<Pick<Finding, 'stated' | 'recomputed'>> & {
    facts?: readonly Fact[]
  } = {},
): Finding {
  return {
    finding_id: `${document_id}-${ruleOf(code)}-${shortHash(`${code}|${JSON.stringify(args)}`)}`,
    document_id,
    unit_id,
    fiscal_year,
    rule: ruleOf(code),
    severity,
    code,
    args,
    stated,
    recomputed,
    lines,
    fact_ids: facts.map((f) => f.fact_id),
  }
}

function toRemark(rule: Rule, broken: Broken): Remark {
  const lines = broken.lines ?? broken.facts.map((f) => f.line).sort((a, b) => a - b)
  return {
    code: `${rule.id}.${broken.says}`,
    args: broken.args,
    severity: broken.severity,
    lines: [...new Set(lines)],
  }
}

/** What the words of one report give away. */
export function checkText(subject: TextCase): Remark[] {
  return RULES.flatMap((rule) => (rule.words?.(subject) ?? []).map((broken) => toRemark(rule, broken)))
}

/** What was found in the words of a report, as findings. */
export const remarkFindings = (report: Report, remarks: readonly Remark[]): Finding[] =>
  remarks.map((remark) => toFinding(report, remark))

/** Fewer broken rows say nothing of a table; of few, two in three have to be broken, of many more than half. */
const FEWEST = 3
const MANY = 5

const isMost = (broken: number, tested: number) =>
  broken >= FEWEST && (broken * 3 > tested * 2 || (broken >= MANY && broken * 2 > tested))

interface Doubt {
  rule: Rule
  table: string
  tested: number
  broken: Broken[]
}

/** The tables of which most rows break a rule: the reading is to be doubted, not the report. */
function doubts(rule: Rule, tested: readonly { table: string; broken: Broken | null }[]): Doubt[] {
  const tables = new Map<string, (Broken | null)[]>()
  for (const { table, broken } of tested) {
    if (table !== '') tables.set(table, [...(tables.get(table) ?? []), broken])
  }
  return [...tables].flatMap(([table, rows]): Doubt[] => {
    const broken = rows.filter((row) => row !== null && row.severity === 'error') as Broken[]
    return isMost(broken.length, rows.length) ? [{ rule, table, tested: rows.length, broken }] : []
  })
}

function doubtFinding(report: Case['report'], { rule, table, tested, broken }: Doubt): Finding {
  const facts = broken.flatMap((each) => each.facts[0] ?? [])
  return toFinding(
    report,
    {
      code: 'READ.rows',
      args: {
        table,
        tested,
        broken: broken.length,
        rule: rule.id,
        title: rule.title.zh,
        title_en: rule.title.en,
      },
      severity: 'review',
      lines: [...new Set(facts.map((f) => f.line))].sort((a, b) => a - b),
    },
    { facts, stated: `${broken.length} / ${tested}` },
  )
}

/**
 * The findings on one report's figures, in the order of their lines. A figure without a class is no evidence, nor is one
 * of a table that was probably misread.
 */
export function check({ report, facts }: Pick<Case, 'report' | 'facts'>): Finding[] {
  const caseOf = (own: Case['facts']): Case => ({
    report,
    facts: own.filter((f) => f.classified),
    all: own,
  })
  const rowRules = RULES.flatMap((rule) => (rule.rows === undefined ? [] : [{ rule, rows: rule.rows }]))
  const doubted = rowRules.flatMap(({ rule, rows }) => doubts(rule, rows(caseOf(facts))))
  const misread = new Set(doubted.map(({ table }) => table))
  const sound = caseOf(facts.filter((f) => f.origin !== 'table' || !misread.has(f.statement)))
  const found = RULES.flatMap((rule) => {
    const ofRows = (rule.rows?.(sound) ?? []).flatMap(({ broken }) => broken ?? [])
    const all = new Set([...ofRows, ...(rule.figures?.(sound) ?? [])])
    return [...all].map((broken) => toFinding(report, toRemark(rule, broken), broken))
  })
  return [...doubted.map((doubt) => doubtFinding(report, doubt)), ...found].sort(
    (a, b) => (a.lines[0] ?? 0) - (b.lines[0] ?? 0) || a.rule.localeCompare(b.rule),
  )
}
