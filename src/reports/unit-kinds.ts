import type { UnitName } from '../model/fact.ts'

/** A kind of unit and the names that tell it: the first that fits holds. */
export interface UnitKind {
  kind: string
  pattern: RegExp
}

/** What a person says a unit is, against what its name or its reports say. */
export interface KindCorrection {
  unit_id: string
  kind: string | null
  level: '部门' | '单位' | null
}

const rowsOf = (csv: string) =>
  csv
    .trimEnd()
    .split('\n')
    .slice(1)
    .filter((line) => line !== '')

/** seeds/kinds.csv. Throws a sentence that names the line where a pattern cannot be read. */
export function parseKinds(csv: string): UnitKind[] {
  return rowsOf(csv).map((line, i) => {
    const [kind, pattern] = line.split(',')
    try {
      return { kind: kind!, pattern: new RegExp(pattern!) }
    } catch {
      throw new Error(`seeds/kinds.csv 第 ${i + 2} 行“${kind}”的写法不是正则表达式：${pattern}`)
    }
  })
}

/** seeds/unit_kinds.csv. */
export function parseKindCorrections(csv: string): KindCorrection[] {
  return rowsOf(csv).map((line) => {
    const [unit_id, kind, level] = line.split(',')
    return {
      unit_id: unit_id!,
      kind: kind || null,
      level: level === '部门' || level === '单位' ? level : null,
    }
  })
}

/** What kind a unit is by its names, the standing one first; null where no pattern fits. A note in brackets (本级) is no part of the name. */
export function kindOfUnit(names: readonly string[], kinds: readonly UnitKind[]): string | null {
  for (const name of names) {
    const bare = name.replace(/[（(][^）)]*[）)]$/, '')
    const found = kinds.find(({ pattern }) => pattern.test(bare))
    if (found !== undefined) return found.kind
  }
  return null
}

/** A unit's names, the latest first. */
export function namesOf(unit: { unit_id: string; unit: string }, names: readonly UnitName[]): string[] {
  const former = names
    .filter((entry) => entry.unit_id === unit.unit_id)
    .sort((a, b) => (b.valid_from ?? 0) - (a.valid_from ?? 0))
  return [unit.unit, ...former.map((entry) => entry.name)]
}
