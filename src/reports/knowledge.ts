import type { Unit, UnitName } from '../model/fact.ts'
import type { District } from './identity.ts'

const rowsOf = (csv: string) =>
  csv
    .trimEnd()
    .split('\n')
    .slice(1)
    .map((line) => line.split(','))

const year = (text: string | undefined) => (text === undefined || text === '' ? null : Number(text))

/** seeds/districts.csv: the county-level divisions of GB/T 2260. */
export function parseDistricts(csv: string): District[] {
  return rowsOf(csv).map(([code, name, city, province]) => ({
    code: code!,
    name: name!,
    city: city!,
    province: province!,
  }))
}

/** seeds/units.csv: the units, each with its present name and the district that it is of. */
export function parseUnits(csv: string): Pick<Unit, 'unit_id' | 'unit' | 'district_code'>[] {
  return rowsOf(csv).map(([unit_id, unit, code]) => ({
    unit_id: unit_id!,
    unit: unit!,
    district_code: code || null,
  }))
}

/** seeds/unit_names.csv: the names that units had and have. */
export function parseUnitNames(csv: string): UnitName[] {
  return rowsOf(csv).map(([unit_id, name, from, to, ...note]) => ({
    unit_id: unit_id!,
    name: name!,
    valid_from: year(from),
    valid_to: year(to),
    note: note.join(','),
  }))
}
