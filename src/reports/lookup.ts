import type { Fact } from '../model/fact.ts'

/** A look-up in lists of facts, in their order; what it needs is worked out once for each list. */
function lookup<K>(keyOf: (fact: Fact) => K): (facts: readonly Fact[], key: K) => readonly Fact[] {
  const made = new WeakMap<readonly Fact[], Map<K, Fact[]>>()
  return (facts, key) => {
    let groups = made.get(facts)
    if (groups === undefined) {
      groups = new Map()
      for (const fact of facts) {
        const held = groups.get(keyOf(fact))
        if (held === undefined) groups.set(keyOf(fact), [fact])
        else held.push(fact)
      }
      made.set(facts, groups)
    }
    return groups.get(key) ?? []
  }
}

/** The facts of an item, of whatever subject. */
export const ofItem = lookup((fact) => fact.item)

/** The facts that are printed on a line. */
export const onLine = lookup((fact) => fact.line)
