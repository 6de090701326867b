import { Random } from './random.ts'
import type { CityUnit } from './units.ts'

/** A project of one year, in hundredths of 万元. */
export interface CityProject {
  name: string
  budget: number
  adjusted: number
  executed: number
  score: number | null
}

/** 三公 by parts, in hundredths of 万元. */
export interface Sangong {
  abroad: number
  purchase: number
  running: number
  reception: number
}

/** What is true of a unit in a year, before it is printed (and misprinted). Money in hundredths of 万元. */
export interface CityYear {
  year: number
  personnel: number
  office: number
  projects: CityProject[]
  budget: number
  otherIncome: number
  opening: number
  closing: number
  sangong: { initial: Sangong; adjusted: Sangong; final: Sangong }
  cars: { kept: number; owned: number; bought: number }
  reception: { groups: number; guests: number }
  staff: { posts: number; inPost: number; administrative: number; retired: number }
  procurement: { goods: number; works: number; services: number; sme: number }
}

/** Hundredths of 万元. */
const cents = (wan: number) => Math.round(wan * 100)

export const sangongTotal = (s: Sangong) => s.abroad + s.purchase + s.running + s.reception
export const projectTotal = (y: CityYear) => y.projects.reduce((sum, p) => sum + p.executed, 0)
export const basicTotal = (y: CityYear) => y.personnel + y.office
export const spentTotal = (y: CityYear) => basicTotal(y) + projectTotal(y)

function projectsOf(unit: CityUnit, year: number, whole: number, random: Random): CityProject[] {
  const lasting = new Random(`${unit.row.unit_id}|projects`)
  const names = lasting.some(unit.kind.names, lasting.whole(3, unit.kind.names.length))
  const weights = names.map(() => Math.exp(1.1 * lasting.normal()))
  const all = weights.reduce((sum, w) => sum + w, 0)
  return names
    .filter((_, i) => i < 2 || !random.chance(0.12))
    .map((name, i) => {
      const budget = cents((whole * weights[i]!) / all)
      const adjusted = random.chance(0.35) ? cents((budget / 100) * random.between(0.82, 1.3)) : budget
      const executed = random.chance(0.25) ? adjusted : cents((adjusted / 100) * random.between(0.78, 1))
      return {
        name: name === '机房维保' && year % 2 === 1 ? '机房维保（二期）' : name,
        budget: Math.max(100, budget),
        adjusted: Math.max(100, adjusted),
        executed: Math.max(100, executed),
        score: random.chance(0.7) ? cents(random.between(82, 100)) : null,
      }
    })
}

function sangongOf(unit: CityUnit, random: Random): CityYear['sangong'] & { bought: number } {
  const bought =
    unit.cars > 0 && random.chance(0.12) ? random.whole(1, Math.max(1, Math.round(unit.cars / 6))) : 0
  const running = cents(unit.cars * random.between(1.9, 4.1))
  const initial: Sangong = {
    abroad: random.chance(0.08) ? cents(random.between(2, 9)) : 0,
    purchase: cents(bought * 18),
    running,
    reception: cents(random.chance(0.3) ? 0 : random.between(0.3, 4)),
  }
  const spend = (amount: number, low: number, high: number) =>
    cents((amount / 100) * random.between(low, high))
  const final: Sangong = {
    abroad: random.chance(0.7) ? 0 : spend(initial.abroad, 0.4, 0.98),
    purchase: spend(initial.purchase, 0.86, 1),
    running: spend(initial.running, 0.55, 1),
    reception: random.chance(0.35) ? 0 : spend(initial.reception, 0.1, 0.95),
  }
  const tight = random.chance(0.4)
  const adjusted = tight ? { ...final } : { ...initial, abroad: final.abroad }
  return { initial, adjusted, final, bought }
}

/** A unit's years one after the other: what it holds over goes into the next. */
export function cityYears(unit: CityUnit, from: number, to: number, seed: string): CityYear[] {
  const years: CityYear[] = []
  let size = unit.size
  let held = cents(unit.size * 0.02)
  for (let year = from; year <= to; year++) {
    const random = new Random(`${seed}|${unit.row.unit_id}|${year}`)
    size *= 1 + unit.growth + 0.04 * random.normal()
    const people = Math.max(4, Math.round(unit.people * random.between(0.94, 1.06)))
    const { bought, ...sangong } = sangongOf(unit, random)
    const personnel = cents(people * unit.kind.wage * random.between(0.9, 1.1))
    const office = cents(people * random.between(1.6, 4.4))
    const projects = projectsOf(unit, year, size * unit.kind.projects, random)
    const spent = personnel + office + projects.reduce((sum, p) => sum + p.executed, 0)
    const otherIncome = random.chance(0.4) ? cents((spent / 100) * random.between(0.001, 0.09)) : 0
    const kept = Math.max(sangong.final.running > 0 ? 1 : 0, unit.cars)
    const services = cents((spent / 100) * random.between(0.03, 0.32))
    const goods = cents((spent / 100) * random.between(0.004, 0.05))
    const works = random.chance(0.4) ? cents((spent / 100) * random.between(0.01, 0.12)) : 0
    const groups = sangong.final.reception === 0 ? 0 : random.whole(1, 24)
    const closing = Math.max(0, held + otherIncome - cents((spent / 100) * random.between(0, 0.012)))
    years.push({
      year,
      personnel,
      office,
      projects,
      budget: personnel + office + projects.reduce((sum, p) => sum + p.budget, 0),
      otherIncome,
      opening: held,
      closing,
      sangong,
      cars: { kept, owned: kept, bought },
      reception: { groups, guests: groups * random.whole(4, 12) },
      staff: {
        posts: Math.max(people, unit.posts),
        inPost: people,
        administrative: unit.kind.administrative ? Math.round(people * 0.7) : 0,
        retired: Math.round(people * random.between(0.1, 0.6)),
      },
      procurement: {
        goods,
        works,
        services,
        sme: cents(((goods + works + services) / 100) * random.between(0.3, 0.98)),
      },
    })
    held = closing
  }
  return years
}
