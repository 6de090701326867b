import type { Fact, Finding, Remark, Report, Unit, UnitName } from '../../model/fact.ts'
import { shortHash } from '../../model/hash.ts'
import type { Kind } from '../../model/vocabulary.ts'
import { notice } from '../../reports/notice.ts'
import { prefer } from '../../reports/prefer.ts'
import { READER_VERSION, toFacts } from '../../reports/read.ts'
import { findingRow } from '../../reports/words.ts'
import { type TableRows, writeData } from '../build.ts'
import { type Flaws, printBudget, printFinal } from './print.ts'
import { Random } from './random.ts'
import { type CityUnit, cityUnits, nameIn } from './units.ts'
import { type CityYear, cityYears, sangongTotal, spentTotal } from './year.ts'

/** How large a city, and which: the same seed gives the same city. */
export interface CityPlan {
  units: number
  /** The last year is 2022. */
  years: number
  seed: string
}

/** A city of 120 units over three years. */
export const CITY_PLAN: CityPlan = { units: 120, years: 3, seed: 'zhangben' }
const LAST_YEAR = 2022

/** Everything that the tables hold of one unit. */
export interface CityRows {
  unit: Unit
  names: UnitName[]
  reports: Report[]
  facts: Fact[]
  findings: Finding[]
}

function flawsOf(y: CityYear, random: Random): Flaws {
  return {
    noHeadcount: y.year >= 2022 ? random.chance(0.45) : random.chance(0.04),
    noPosts: random.chance(0.3),
    noCars: random.chance(0.07),
    noProcurement: random.chance(0.06),
    noGuests: random.chance(0.25),
    noOverall: random.chance(0.55),
    unread: random.chance(0.03),
    wrongSum: random.chance(0.05),
    wrongShare: random.chance(0.06),
    wrongCars: random.chance(0.05),
    wrongProjects: random.chance(0.05),
    restated: random.chance(0.1) ? Math.round(spentTotal(y) * random.between(-0.04, 0.05)) : 0,
    broken: random.chance(0.08) ? Math.round(Math.min(y.opening, 200) * random.between(-0.9, -0.1)) : 0,
  }
}

/** Which reports of a year are held: mostly the final account, sometimes the budget too or alone, sometimes none. */
function heldIn(random: Random): Kind[] {
  const luck = random.next()
  return luck < 0.08 ? [] : luck < 0.14 ? ['预算'] : luck < 0.24 ? ['预算', '决算'] : ['决算']
}

function reportOf(unit: CityUnit, y: CityYear, kind: Kind, lines: number, random: Random): Report {
  const documentId = `${unit.row.unit_id}-${y.year}-${kind === '预算' ? 'budget' : 'final'}`
  const name = nameIn(unit, y.year)
  const late = random.chance(0.1) ? random.whole(20, 120) : random.whole(0, 12)
  const day = new Date(Date.UTC(kind === '预算' ? y.year : y.year + 1, kind === '预算' ? 1 : 8, 8 + late))
  return {
    document_id: documentId,
    unit_id: unit.row.unit_id,
    unit_name: name,
    district_code: unit.row.district_code,
    district: unit.row.district,
    fiscal_year: y.year,
    kind,
    level: unit.kind.level,
    amends: null,
    unsure: [],
    given: [],
    published_on: random.chance(0.7) ? day.toISOString().slice(0, 10) : null,
    title: `${name}${y.year}年度${unit.kind.level}${kind}`,
    source_hash: shortHash(documentId),
    source_format: 'invented',
    reader_version: READER_VERSION,
    lines,
    numbers: null,
    structure: null,
    left_out: null,
  }
}

/** As many numbers as such a report would print beside its figures: row numbers, dates, codes; and a few left out. */
function counted(report: Report, figures: number): Report {
  const [structure, left_out] = [Math.round(figures * 0.45), figures % 7]
  return { ...report, structure, left_out, numbers: figures + structure + left_out }
}

/** A table that the reader of such a report could not take. */
function unread(subject: string): Remark {
  const line = 300
  return notice('heads', [line], { line, table: `${subject}表` })
}

/** The rows of one unit: its figures go the way of a report that was read, through keys, rules, derived years and preference. */
export function rowsOfUnit(unit: CityUnit, plan: CityPlan): CityRows {
  const years = cityYears(unit, LAST_YEAR - plan.years + 1, LAST_YEAR, plan.seed)
  const reports: Report[] = []
  const facts: Fact[] = []
  const findings: Finding[] = []
  for (const [i, y] of years.entries()) {
    const random = new Random(`${plan.seed}|${unit.row.unit_id}|${y.year}|print`)
    const before = years[i - 1] ?? null
    for (const kind of heldIn(random)) {
      const flaws = flawsOf(y, random)
      const figures = (kind === '预算' ? printBudget : printFinal)(unit, y, before, flaws)
      const report = reportOf(unit, y, kind, (figures.at(-1)?.line ?? 0) + 20, random)
      const lost = kind === '决算' && flaws.unread && sangongTotal(y.sangong.final) > 0
      const read = toFacts(report, figures, lost ? [unread('“三公”经费支出决算')] : [])
      reports.push(counted(report, figures.length))
      facts.push(...read.facts)
      findings.push(...read.findings)
    }
  }
  const byId = new Map(reports.map((report) => [report.document_id, report]))
  return { unit: unit.row, names: unit.names, reports, facts: prefer(facts, findings, byId), findings }
}

/** The city, unit by unit. */
export function* cityRows(plan: CityPlan): Generator<CityRows> {
  for (const unit of cityUnits(plan.units, plan.seed)) yield rowsOfUnit(unit, plan)
}

/** Writes the city as a folder of tables; with `before` those rows stand there too, and the whole is not called invented. */
export async function buildCity(
  target: string,
  plan: CityPlan = CITY_PLAN,
  before: TableRows = {},
): Promise<void> {
  const mixed = Object.keys(before).length > 0
  function* parts(): Generator<TableRows> {
    yield before
    for (const { unit, names, reports, facts, findings } of cityRows(plan))
      yield {
        units: [unit],
        unit_names: names,
        documents: reports,
        facts,
        findings: findings.map(findingRow),
      }
  }
  await writeData(
    target,
    parts(),
    mixed ? { title: '五份报告和一个虚构的城市' } : { title: '一个虚构的城市', invented: true },
  )
}
