import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Report, Unit, UnitName } from '../model/fact.ts'
import type { District } from '../reports/identity.ts'
import { parseDistricts, parseUnitNames } from '../reports/knowledge.ts'
import type { Knowledge } from '../reports/read.ts'
import { writeWhole } from './files.ts'
import { PROJECT, seedsPath } from './paths.ts'

/** What is known before reading, and the units themselves. */
export interface Registry extends Knowledge {
  units: { unit_id: string; unit: string; district_code: string | null }[]
}

const UNIT_HEAD = 'unit_id,unit,district_code'
const NAME_HEAD = 'unit_id,name,valid_from,valid_to,note'

const textOf = (path: string) => (existsSync(path) ? readFileSync(path, 'utf8') : '')

let districts: District[] | undefined

/** Reads seeds/districts.csv (GB/T 2260, county level), seeds/units.csv and seeds/unit_names.csv. */
export function readRegistry(): Registry {
  districts ??= parseDistricts(textOf(join(PROJECT, 'seeds', 'districts.csv')))
  const [, ...units] = textOf(seedsPath('units.csv')).trimEnd().split('\n')
  return {
    districts,
    units: units.map((line) => {
      const [unit_id, unit, code] = line.split(',')
      return { unit_id: unit_id!, unit: unit!, district_code: code || null }
    }),
    names: parseUnitNames(textOf(seedsPath('unit_names.csv'))),
  }
}

/** The registry with a unit met for the first time. */
export function addUnit(registry: Registry, report: Report): Registry {
  const { unit_id, unit_name, district_code, fiscal_year } = report
  return {
    ...registry,
    units: [...registry.units, { unit_id, unit: unit_name, district_code }],
    names: [
      ...registry.names,
      { unit_id, name: unit_name, valid_from: fiscal_year, valid_to: null, note: '首次读到' },
    ],
  }
}

/** Writes the units and their names back to seeds/. */
export function writeRegistry(registry: Registry): void {
  const units = registry.units.map((u) => [u.unit_id, u.unit, u.district_code ?? ''].join(','))
  const names = registry.names.map((n) =>
    [n.unit_id, n.name, n.valid_from ?? '', n.valid_to ?? '', n.note].join(','),
  )
  writeWhole(seedsPath('units.csv'), `${[UNIT_HEAD, ...units].join('\n')}\n`)
  writeWhole(seedsPath('unit_names.csv'), `${[NAME_HEAD, ...names].join('\n')}\n`)
}

/** Units with their place, as the table `units` holds them. */
export function unitRows(registry: Registry): Unit[] {
  return registry.units.map((unit) => {
    const district = registry.districts.find((d) => d.code === unit.district_code)
    return {
      ...unit,
      district: district?.name ?? null,
      city: district?.city ?? null,
      province: district?.province ?? null,
    }
  })
}

/** Names as the table `unit_names` holds them. */
export function nameRows(registry: Registry): readonly UnitName[] {
  return registry.names
}
