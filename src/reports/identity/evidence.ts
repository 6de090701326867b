/** How sure a reading of the cover is: told by several kinds of place, by one, from weak signs only, by a person, not at all. */
export type Confidence = 'given' | 'certain' | 'likely' | 'guess' | 'unknown'

/** What a place of the report says, and how much such a place counts. */
export interface Candidate<T> {
  value: T
  weight: number
  line: number
  /** The printed words, at most 60 characters. */
  evidence: string
}

/** A field of the cover: what is taken for it and what else the report could mean, most likely first. */
export interface Told<T> {
  value: T | null
  confidence: Confidence
  candidates: Candidate<T>[]
}

/** A candidate with the kind of place that it was found in. */
export interface Mention<T> extends Candidate<T> {
  place: 'title' | 'label' | 'part' | 'sentence' | 'heading' | 'mention'
}

/** Mentions of one value added up; a line and its words are those of the weightiest. */
export function tally<T>(mentions: readonly Mention<T>[]): (Candidate<T> & { places: Set<string> })[] {
  const sums = new Map<T, Candidate<T> & { places: Set<string>; most: number }>()
  for (const m of mentions) {
    const held = sums.get(m.value)
    if (held === undefined) {
      sums.set(m.value, { ...m, places: new Set([m.place]), most: m.weight })
      continue
    }
    held.weight += m.weight
    held.places.add(m.place)
    if (m.weight > held.most) Object.assign(held, { most: m.weight, line: m.line, evidence: m.evidence })
  }
  return [...sums.values()]
    .map(({ value, weight, line, evidence, places }) => ({ value, weight, line, evidence, places }))
    .sort((a, b) => b.weight - a.weight)
}

/** What the mentions tell. Places of the kinds in `weak` alone are a guess. */
export function told<T>(mentions: readonly Mention<T>[], weak: readonly Mention<T>['place'][]): Told<T> {
  const sums = tally(mentions)
  const [best] = sums
  const candidates = sums
    .slice(0, 5)
    .map(({ value, weight, line, evidence }) => ({ value, weight, line, evidence: evidence.slice(0, 60) }))
  if (best === undefined) return { value: null, confidence: 'unknown', candidates }
  const strong = [...best.places].filter((place) => !weak.includes(place as Mention<T>['place']))
  const confidence = strong.length > 1 ? 'certain' : strong.length === 1 ? 'likely' : 'guess'
  return { value: best.value, confidence, candidates }
}

/** What a person said of the report. */
export function given<T>(value: T, found: Told<T>): Told<T> {
  return { value, confidence: 'given', candidates: found.candidates }
}
