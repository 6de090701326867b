import type { Query } from '../model/query.ts'
import { type Notebook, startValues } from './notebook.ts'

/**
 * The parameters by which every comparison is chosen: what one mark is, who is compared with whom, where and when, stage
 * and scope, like for like, and the units that one follows. They go along from page to page, and stand in the link.
 */
export const CHOICES = [
  'level',
  'peers',
  'districts',
  'kinds',
  'years_from',
  'years_to',
  'stage',
  'scope',
  'like',
  'basket',
] as const
export type Choice = (typeof CHOICES)[number]

const isChoice = (name: string): name is Choice => (CHOICES as readonly string[]).includes(name)

/** Of a page's values those that go along to every other page. */
export function choiceOf(values: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(values).filter(([name]) => isChoice(name)))
}

/** The choices that some of these queries take. */
export function takenBy(queries: Iterable<Query>): Set<Choice> {
  const taken = new Set<Choice>()
  for (const query of queries) for (const { name } of query.parameters) if (isChoice(name)) taken.add(name)
  return taken
}

/**
 * What a page's parameters stand at before anybody chose: as its queries declare them, then as its inputs say. Where
 * queries declare a parameter differently, each keeps its own.
 */
export function startOf(notebook: Notebook, queries: Iterable<Query>): Record<string, string> {
  const declared = new Map<string, string | null>()
  for (const query of queries)
    for (const { name, value } of query.parameters)
      declared.set(name, (declared.get(name) ?? value) === value ? value : null)
  const agreed = [...declared].flatMap(([name, value]) => (value === null ? [] : [[name, value] as const]))
  return { ...Object.fromEntries(agreed), ...startValues(notebook) }
}
