import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isOfUnit, type Report, type Unit, type UnitName } from '../model/fact.ts'
import type { District } from '../reports/identity.ts'
import { type ItemName, parseItemNames } from '../reports/item-names.ts'
import { parseDistricts, parseUnitNames, parseUnits } from '../reports/knowledge.ts'
import type { Knowledge } from '../reports/read.ts'
import {
  type KindCorrection,
  kindOfUnit,
  namesOf,
  parseKindCorrections,
  parseKinds,
  type UnitKind,
} from '../reports/unit-kinds.ts'
import { writeWhole } from './files.ts'
import { PROJECT, seedsPath } from './paths.ts'

/** What is known before reading, and the units themselves. */
export interface Registry extends Knowledge {
  /** What a person said that printed words mean: seeds/item_names.csv. */
  itemNames: readonly ItemName[]
  units: { unit_id: string; unit: string; district_code: string | null }[]
  kinds: readonly UnitKind[]
  corrections: readonly KindCorrection[]
}

const UNIT_HEAD = 'unit_id,unit,district_code'
const NAME_HEAD = 'unit_id,name,valid_from,valid_to,note'

const textOf = (path: string) => (existsSync(path) ? readFileSync(path, 'utf8') : '')

let districts: District[] | undefined
let kinds: UnitKind[] | undefined

/** seeds/kinds.csv: which names tell which kind of unit. */
export function readKinds(): UnitKind[] {
  kinds ??= parseKinds(textOf(join(PROJECT, 'seeds', 'kinds.csv')))
  return kinds
}

/** Reads seeds/districts.csv (GB/T 2260, county level), kinds.csv, units.csv, unit_names.csv and unit_kinds.csv. */
export function readRegistry(): Registry {
  districts ??= parseDistricts(textOf(join(PROJECT, 'seeds', 'districts.csv')))
  return {
    districts,
    units: parseUnits(textOf(seedsPath('units.csv'))),
    names: parseUnitNames(textOf(seedsPath('unit_names.csv'))),
    kinds: readKinds(),
    corrections: parseKindCorrections(textOf(seedsPath('unit_kinds.csv'))),
    itemNames: parseItemNames(textOf(seedsPath('item_names.csv'))),
  }
}

/** The note of a name that no person has looked at yet. */
const MET = '首次读到'

/**
 * The registry with the units and names that the transcripts speak of: a unit that it lacks is added, a name that no
 * person has looked at counts from the first year that prints it. Its order does not depend on the order of reading.
 */
export function settleRegistry<R extends Pick<Registry, 'units' | 'names'>>(
  registry: R,
  reports: readonly Report[],
): R {
  const units = new Map(registry.units.map((unit) => [unit.unit_id, unit]))
  const key = (unitId: string, name: string) => `${unitId}|${name}`
  const names = new Map(registry.names.map((entry) => [key(entry.unit_id, entry.name), entry]))
  for (const { unit_id, unit_name, district_code, fiscal_year } of reports.filter(isOfUnit)) {
    if (!units.has(unit_id)) units.set(unit_id, { unit_id, unit: unit_name, district_code })
    const held = names.get(key(unit_id, unit_name))
    if (held === undefined)
      names.set(key(unit_id, unit_name), {
        unit_id,
        name: unit_name,
        valid_from: fiscal_year || null,
        valid_to: null,
        note: MET,
      })
    else if (
      held.note === MET &&
      held.valid_from !== null &&
      fiscal_year > 0 &&
      fiscal_year < held.valid_from
    )
      names.set(key(unit_id, unit_name), { ...held, valid_from: fiscal_year })
  }
  const text = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
  // What a person wrote keeps its order within a unit; what was met comes after it.
  const met = (entry: UnitName) => Number(entry.note === MET)
  return {
    ...registry,
    units: [...units.values()].sort((a, b) => text(a.unit_id, b.unit_id)),
    names: [...names.values()].sort(
      (a, b) =>
        text(a.unit_id, b.unit_id) ||
        met(a) - met(b) ||
        (met(a) === 1 ? (a.valid_from ?? 0) - (b.valid_from ?? 0) || text(a.name, b.name) : 0),
    ),
  }
}

/** The texts of seeds/units.csv and seeds/unit_names.csv. */
export function registryText(registry: Registry): [units: string, names: string] {
  const units = registry.units.map((u) => [u.unit_id, u.unit, u.district_code ?? ''].join(','))
  const names = registry.names.map((n) =>
    [n.unit_id, n.name, n.valid_from ?? '', n.valid_to ?? '', n.note].join(','),
  )
  return [`${[UNIT_HEAD, ...units].join('\n')}\n`, `${[NAME_HEAD, ...names].join('\n')}\n`]
}

/** Writes the units and their names back to seeds/. */
export function writeRegistry(registry: Registry): void {
  const [units, names] = registryText(registry)
  writeWhole(seedsPath('units.csv'), units)
  writeWhole(seedsPath('unit_names.csv'), names)
}

/** Units with their place, kind and level, as the table `units` holds them. The level is that of the latest report that says it. */
export function unitRows(registry: Registry, reports: readonly Report[]): Unit[] {
  const levels = new Map(
    reports
      .toSorted((a, b) => a.fiscal_year - b.fiscal_year)
      .flatMap(({ unit_id, level }) =>
        level === null || level === '政府' ? [] : [[unit_id, level] as const],
      ),
  )
  return registry.units.map((unit) => {
    const district = registry.districts.find((d) => d.code === unit.district_code)
    const corrected = registry.corrections.find((each) => each.unit_id === unit.unit_id)
    return {
      ...unit,
      district: district?.name ?? null,
      city: district?.city ?? null,
      province: district?.province ?? null,
      kind: corrected?.kind ?? kindOfUnit(namesOf(unit, registry.names), registry.kinds),
      level: corrected?.level ?? levels.get(unit.unit_id) ?? null,
    }
  })
}

/** Names as the table `unit_names` holds them. */
export function nameRows(registry: Registry): readonly UnitName[] {
  return registry.names
}
