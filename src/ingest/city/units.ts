import type { Unit, UnitName } from '../../model/fact.ts'
import { kindOfUnit } from '../../reports/unit-kinds.ts'
import { readKinds } from '../knowledge.ts'
import { Random } from './random.ts'
import {
  CITY,
  CITY_DISTRICTS,
  CITY_KINDS,
  type CityKind,
  DISTRICT_HEADS,
  DISTRICT_TAILS,
  PROVINCE,
  STREETS,
} from './vocabulary.ts'

/** A unit of the invented city, with what makes it different from its peers. */
export interface CityUnit {
  row: Unit
  names: UnitName[]
  kind: CityKind
  /** Spending of the first year, in 万元. */
  size: number
  growth: number
  people: number
  posts: number
  cars: number
}

/** How many units a district has; more units make more districts. */
const PER_DISTRICT = 60

function districtNames(count: number): string[] {
  const more = [...DISTRICT_HEADS].flatMap((head) => [...DISTRICT_TAILS].map((tail) => `${head}${tail}区`))
  const names = [
    ...CITY_DISTRICTS,
    ...more.filter((name) => !(CITY_DISTRICTS as readonly string[]).includes(name)),
  ]
  if (count > names.length) throw new Error(`虚构的城市最多 ${names.length * PER_DISTRICT} 个单位`)
  return names.slice(0, count)
}

/** Unit `n` of a district: first one of each kind, then streets. */
function placeOf(n: number): { kind: CityKind; name: string } {
  const kind = CITY_KINDS[Math.min(n, CITY_KINDS.length - 1)]!
  if (kind.name !== '街道办事处') return { kind, name: kind.name }
  const k = n - (CITY_KINDS.length - 1)
  const turn = Math.floor(k / STREETS.length)
  return {
    kind,
    name: `${STREETS[k % STREETS.length]}${turn === 0 ? '' : `${'东西南北'[turn - 1]}`}街道办事处`,
  }
}

/** The units of the city. District codes begin with 99, which GB/T 2260 gives to no province. */
export function cityUnits(count: number, seed: string): CityUnit[] {
  const kinds = readKinds()
  const districts = districtNames(Math.max(CITY_DISTRICTS.length, Math.ceil(count / PER_DISTRICT)))
  return Array.from({ length: count }, (_, i) => {
    const at = i % districts.length
    const n = Math.floor(i / districts.length)
    const { kind, name } = placeOf(n)
    const district = districts[at]!
    const random = new Random(`${seed}|unit|${i}`)
    const size = kind.spending * Math.exp(kind.spread * random.normal())
    const people = Math.max(5, Math.round((size * (1 - kind.projects)) / kind.wage))
    const code = `99${String(at + 1).padStart(4, '0')}`
    const unitId = `${code}-${String(n + 1).padStart(2, '0')}`
    const unit = `${district}${name}`
    const [old, from] = kind.formerly ?? []
    const renamed = old !== undefined && random.chance(0.6)
    const full = {
      unit_id: unitId,
      name: `${CITY}${unit}`,
      valid_from: renamed ? from! : null,
      valid_to: null,
      note: '全称',
    }
    return {
      row: {
        unit_id: unitId,
        unit,
        district_code: code,
        district,
        city: CITY,
        province: PROVINCE,
        kind: kindOfUnit([unit], kinds),
        level: kind.level,
      },
      names: renamed
        ? [
            {
              unit_id: unitId,
              name: `${CITY}${district}${old}`,
              valid_from: null,
              valid_to: from! - 1,
              note: '机构改革前的名称',
            },
            full,
          ]
        : [full],
      kind,
      size,
      growth: 0.02 + 0.05 * random.normal(),
      people,
      posts: Math.round(people * random.between(0.98, 1.35)),
      cars: Math.round((people * kind.cars) / 10 + random.between(0, 1.4)),
    }
  })
}

/** The name that a unit bears in a year. */
export function nameIn(unit: CityUnit, year: number): string {
  const held = unit.names.find((n) => (n.valid_from ?? 0) <= year && year <= (n.valid_to ?? 9999))
  return (held ?? unit.names.at(-1)!).name
}
