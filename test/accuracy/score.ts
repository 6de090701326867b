import { readFileSync } from 'node:fs'
import type { Fact } from '../../src/model/fact.ts'

/** One figure of the hand-labelled truth. */
export interface Gold {
  id: string
  subject: string
  item: string
  measure: string
  value: string
  unit: string
  stage: string
  year: number
  line: number
}

/** How a subject fared: gold figures, those found, those found under the gold's item; found figures, those that are wrong. */
export interface Score {
  gold: number
  found: number
  sameItem: number
  printed: number
  wrong: number
}

const number = (value: string) => (/^-?\d+(\.\d+)?$/.test(value) ? String(Number(value)) : value)
const key = (line: number, value: string, unit: string) => `${line}|${number(value)}|${unit}`

/** The truth for one report. */
export function readGold(path: string): { file: string; facts: Gold[]; optional: Gold[] } {
  return JSON.parse(readFileSync(path, 'utf8'))
}

/**
 * Matches printed facts to gold by line, value and unit, each gold figure once. A figure kept under its own words counts
 * as found only under the gold's item, and is never wrong: it claims to be nothing else.
 */
export function score(facts: Fact[], gold: Gold[], optional: Gold[]) {
  const printed = facts.filter((fact) => fact.origin !== 'derived')
  const open = new Map<string, Fact[]>()
  for (const fact of printed) {
    const k = key(fact.line, fact.value ?? fact.text ?? '', fact.unit)
    open.set(k, [...(open.get(k) ?? []), fact])
  }
  const bySubject = new Map<string, Score>()
  const at = (subject: string): Score => {
    const entry = bySubject.get(subject) ?? { gold: 0, found: 0, sameItem: 0, printed: 0, wrong: 0 }
    bySubject.set(subject, entry)
    return entry
  }
  const missing: Gold[] = []
  const used = new Set<Fact>()
  for (const truth of gold) {
    const entry = at(truth.subject)
    entry.gold++
    const candidates = open.get(key(truth.line, truth.value, truth.unit)) ?? []
    const match =
      candidates.find((f) => f.item === truth.item && f.measure === truth.measure && !used.has(f)) ??
      candidates.find(
        (f) => f.classified && f.subject === truth.subject && f.measure === truth.measure && !used.has(f),
      ) ??
      candidates.find((f) => f.classified && !used.has(f))
    if (match === undefined) {
      missing.push(truth)
      continue
    }
    used.add(match)
    entry.found++
    if (match.item === truth.item) entry.sameItem++
  }
  const tolerated = new Set(optional.map((o) => key(o.line, o.value, o.unit)))
  const wrong = printed.filter(
    (f) => f.classified && !used.has(f) && !tolerated.has(key(f.line, f.value ?? f.text ?? '', f.unit)),
  )
  for (const fact of printed) if (fact.classified) at(fact.subject).printed++
  for (const fact of wrong) at(fact.subject).wrong++
  return { bySubject, missing, wrong, used }
}
