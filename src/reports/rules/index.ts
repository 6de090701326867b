import type { Fact, Figure, Finding, Reference, Remark } from '../../model/fact.ts'
import { shortHash } from '../../model/hash.ts'
import type { Words } from '../../model/message.ts'
import ENGLISH from '../english.json' with { type: 'json' }
import { NOTICES, notice } from '../notice.ts'
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
import { headcount } from './headcount.ts'
import { hierarchy } from './hierarchy.ts'
import { listedBlank, vehiclesUnlisted } from './item-lists.ts'
import { names } from './names.ts'
import { oneClass, oneQuantity } from './one-quantity.ts'
import { opening } from './opening.ts'
import { operatingCosts } from './operating-costs.ts'
import { procurementPlans } from './procurement-plans.ts'
import { projectSums } from './project-sums.ts'
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
  headcount,
  entity,
  template,
]

/** What is said by a code, in both languages. */
const wordsBy = (code: string, zh: string): Words => ({ zh, en: ENGLISH[code as keyof typeof ENGLISH] })

/** Every sentence that a finding can say, by its code: the rule and which of its sentences. */
export const CATALOGUE: ReadonlyMap<string, Words> = new Map(
  [...RULES, { id: 'READ', sentences: NOTICES }].flatMap(({ id, sentences }) =>
    Object.entries(sentences).map(([name, zh]) => [`${id}.${name}`, wordsBy(`${id}.${name}`, zh)] as const),
  ),
)

/** The title of a rule in both languages. */
export const titleOf = ({ id, title }: Rule): Words => wordsBy(`${id}.title`, title)

const ruleOf = (code: string) => code.slice(0, code.indexOf('.'))

function toFinding(
  { document_id, unit_id, fiscal_year }: Case['report'],
  { code, args, severity, lines }: Omit<Remark, 'figures'>,
  facts: readonly Fact[],
  { stated = '', recomputed = null }: Partial<Pick<Finding, 'stated' | 'recomputed'>> = {},
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
    lines: [...lines],
    fact_ids: [...new Set(facts.map((f) => f.fact_id))],
  }
}

function said(rule: Rule, { says, args, severity, lines, facts }: Broken<Figure>): Omit<Remark, 'figures'> {
  const own = lines ?? facts.map((f) => f.line).sort((a, b) => a - b)
  return { code: `${rule.id}.${says}`, args, severity, lines: [...new Set(own)] }
}

const printedOf = ({ value, text }: Figure) => value ?? text ?? ''

/** What the words of one report give away. */
export function checkText(subject: TextCase): Remark[] {
  return RULES.flatMap((rule) =>
    [...(rule.words?.(subject) ?? [])].map((broken) => ({
      ...said(rule, broken),
      figures: broken.facts.map((f) => ({ line: f.line, item: f.item, value: printedOf(f) })),
    })),
  )
}

/** Remarks on a report as findings, with the facts that they are about. */
export const remarkFindings = (
  report: Case['report'],
  remarks: readonly Remark[],
  facts: readonly Fact[],
): Finding[] =>
  remarks.map((remark) => {
    const isOne = ({ line, item, value }: Reference, f: Fact) =>
      f.line === line && printedOf(f) === value && (item === null || f.item === item)
    return toFinding(
      report,
      remark,
      remark.figures.flatMap((reference) => facts.find((f) => isOne(reference, f)) ?? []),
    )
  })

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
  const args = { table, tested, broken: broken.length, rule: rule.id, title: titleOf(rule) }
  const lines = [...new Set(facts.map((f) => f.line))].sort((a, b) => a - b)
  const stated = `${broken.length} / ${tested}`
  return toFinding(report, notice('rows', lines, args), facts, { stated })
}

/**
 * The findings on one report's figures. A figure without a class is no evidence, nor is one
 * of a table that was probably misread.
 */
export function check({ report, facts }: Pick<Case, 'report' | 'facts'>): Finding[] {
  const caseOf = (own: Case['facts']): Case => ({
    report,
    facts: own.filter((f) => f.classified),
    all: own,
  })
  const whole = caseOf(facts)
  const rowsOf = (subject: Case) => RULES.map((rule) => rule.rows?.(subject) ?? [])
  const tested = rowsOf(whole)
  const doubted = RULES.flatMap((rule, i) => doubts(rule, tested[i]!))
  const misread = new Set(doubted.map(({ table }) => table))
  const sound =
    misread.size === 0
      ? whole
      : caseOf(facts.filter((f) => f.origin !== 'table' || !misread.has(f.statement)))
  const rows = sound === whole ? tested : rowsOf(sound)
  const found = RULES.flatMap((rule, i) => {
    const ofRows = rows[i]!.flatMap(({ broken }) => broken ?? [])
    const all = new Set([...ofRows, ...(rule.figures?.(sound) ?? [])])
    return [...all].map((broken) => toFinding(report, said(rule, broken), broken.facts, broken))
  })
  return [...doubted.map((doubt) => doubtFinding(report, doubt)), ...found]
}
