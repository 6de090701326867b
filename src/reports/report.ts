import { type Identity, isOfUnit, type Report, type Unit, type UnitName } from '../model/fact.ts'
import { shortHash } from '../model/hash.ts'
import type { Kind } from '../model/vocabulary.ts'

const KIND_ID: Readonly<Record<Kind, string>> = {
  预算: 'budget',
  决算: 'final',
  三公预算: 'sangong-budget',
  三公决算: 'sangong-final',
  绩效目标: 'targets',
  绩效自评: 'evaluation',
  政府采购预算: 'procurement-budget',
  政府采购: 'procurement',
  国有资产: 'assets',
  未知: 'unknown',
}

/** The units met so far, with the names that they had and have. */
export interface Units {
  units: readonly Pick<Unit, 'unit_id' | 'district_code'>[]
  names: readonly UnitName[]
}

/**
 * The unit of a name in a district: units of one name in two districts are two. Where a district is not told, on either
 * side, the name has to be borne by one unit alone. A unit that was not met before is keyed by its district and name.
 */
export function unitOf(
  name: string,
  districtCode: string | null,
  { units, names }: Units,
): { unitId: string; known: boolean } {
  const ids = new Set(names.filter((entry) => entry.name === name).map((entry) => entry.unit_id))
  const same = [...ids].map((unitId) => ({
    unitId,
    district: units.find((unit) => unit.unit_id === unitId)?.district_code ?? null,
  }))
  const found =
    same.find(({ district }) => district === districtCode) ??
    (same.length === 1 && (districtCode === null || same[0]!.district === null) ? same[0] : undefined)
  if (found !== undefined) return { unitId: found.unitId, known: true }
  return { unitId: `${districtCode ?? '000000'}-${shortHash(name)}`, known: false }
}

/** A government is one unit however it is called; an unknown unit, or one that could be anywhere, is another in each text. */
function ownerOf(identity: Identity, text: string, held: Units) {
  const { unit_name, district_code, level, unsure } = identity
  if (level === '政府') return { unitId: `${district_code ?? '000000'}-government`, known: true }
  if (!isOfUnit(identity))
    return { unitId: `${district_code ?? '000000'}-unknown-${shortHash(text)}`, known: true }
  if (unsure.includes('district'))
    return { unitId: `000000-${shortHash(`${unit_name}|${text}`)}`, known: false }
  return unitOf(unit_name, district_code, held)
}

/** The key of a report: unit, year and kind. A doubtful or an amending one also has a part of its text's own. */
export function documentIdOf(unitId: string, identity: Identity, text: string): string {
  const { fiscal_year, kind, amends, unsure } = identity
  return [
    unitId,
    fiscal_year === 0 ? 'unknown' : fiscal_year,
    KIND_ID[kind],
    ...(amends === null ? [] : [amends === '更正' ? 'correction' : 'supplement']),
    ...(amends === null && unsure.length === 0 ? [] : [shortHash(text)]),
  ].join('-')
}

const KIND_TITLE: Readonly<Partial<Record<Kind, string>>> = {
  三公预算: '“三公”经费预算',
  三公决算: '“三公”经费决算',
  未知: '（种类未知）',
}

/** What a report is called on the pages. */
export function titleOf({ unit_name, fiscal_year, level, kind, amends }: Identity): string {
  const year = fiscal_year === 0 ? '（年度未知）' : `${fiscal_year}年度`
  const whole = kind === '预算' || kind === '决算'
  const what = whole ? `${level ?? '部门'}${kind}` : (KIND_TITLE[kind] ?? kind)
  return `${unit_name}${year}${what}${amends ?? ''}`
}

/** Gives a report its keys. `newUnit` tells that no such unit was met before. */
export function toReport(
  identity: Identity,
  text: string,
  source: Omit<Report, keyof Identity | 'document_id' | 'unit_id' | 'title'>,
  held: Units,
): { report: Report; newUnit: boolean } {
  const { unitId, known } = ownerOf(identity, text, held)
  return {
    report: {
      ...identity,
      document_id: documentIdOf(unitId, identity, text),
      unit_id: unitId,
      title: titleOf(identity),
      ...source,
    },
    newUnit: !known,
  }
}

/** A unit's own report beside that of the department of the same name: a unit of its own, never added to it. */
export function ownLevel(report: Report, held: Units): { report: Report; newUnit: boolean } {
  const unit_name = `${report.unit_name}（本级）`
  const { unitId, known } = unitOf(unit_name, report.district_code, held)
  const own = { ...report, unit_name, unit_id: unitId }
  return {
    report: { ...own, document_id: documentIdOf(unitId, own, unit_name), title: titleOf(own) },
    newUnit: !known,
  }
}
