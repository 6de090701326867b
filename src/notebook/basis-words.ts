import { msg, str } from '../locale/msg.ts'
import type { Query } from '../model/query.ts'
import { type Result, valuesOf } from '../model/result.ts'
import type { Basis } from './basis.ts'
import { choiceWords } from './choice-words.ts'
import { sourcesOf } from './sources.ts'

type Values = Readonly<Record<string, string>>

const takes = (query: Query, name: string) => query.parameters.some((parameter) => parameter.name === name)

/** Stages or scopes by name: those of the rows, else the one that was chosen, else those of the facts beneath. */
function namesOf(
  name: 'stage' | 'scope',
  query: Query,
  result: Result | null,
  values: Values,
  basis: Basis | null,
): string[] {
  const rows = result === null ? [] : valuesOf(result, name)
  const own = new Set(rows.filter((one): one is string => typeof one === 'string' && one !== ''))
  if (own.size > 0) return [...own]
  const chosen = takes(query, name) ? values[name] : ''
  return chosen ? [chosen] : ((name === 'stage' ? basis?.stages : basis?.scopes) ?? [])
}

/**
 * The stage and scope that a result's figures really have. A query's head says what it takes by itself, with what it
 * divides by what; a stage that was chosen takes the place of the one that the head names.
 */
function stageAndScope(query: Query, result: Result | null, values: Values, basis: Basis | null): string {
  const stages = namesOf('stage', query, result, values, basis)
  const scopes = namesOf('scope', query, result, values, basis)
  const chosen = takes(query, 'stage') && values.stage
  const [head = '', ...rest] = query.basis.split(' · ')
  const openStage = head.startsWith('所选阶段')
  if (query.basis === '' || ((chosen || openStage) && rest.length === 0))
    return [stages.join(msg('、')), scopes.join(msg('、'))].filter(Boolean).join(' · ')
  const said = msg(query.basis)
  const more = scopes.filter((scope) => !query.basis.includes(scope)).join(msg('、'))
  if (!chosen && !openStage) return [said, more].filter(Boolean).join(' · ')
  const own = said.split(' · ').slice(1)
  return [stages.join(msg('、')), ...own, more].filter(Boolean).join(' · ')
}

/** The line of a result's basis: stage and scope by name, what else was chosen, and how many units. */
export function basisWords(
  query: Query,
  result: Result | null,
  values: Values,
  basis: Basis | null,
): string[] {
  const told = stageAndScope(query, result, values, basis)
  const units = result === null ? 0 : sourcesOf(result).units.length
  // A stage or scope that was chosen is in the line already.
  const { stage: _, scope: __, ...others } = values
  return [
    told === '' ? '' : msg(str`口径：${told}`),
    ...choiceWords(query, others),
    units > 0 ? msg(str`n = ${units} 个单位`) : '',
  ].filter(Boolean)
}
