import { html, type TemplateResult } from 'lit'
import { msg } from '../locale/msg.ts'
import type { Query } from '../model/query.ts'
import type { Result } from '../model/result.ts'
import type { Asked } from './asked.ts'
import { fileAt } from './place.ts'

/** The choices of each parameter that can be chosen: value and words. */
export type Offered = ReadonlyMap<string, readonly (readonly [value: string, words: string])[]>

const LEVELS = () =>
  [
    ['unit', msg('单位')],
    ['kind', msg('种类')],
    ['district', msg('区县')],
  ] as const

/** What parameters that have inputs are called, and the list of `choices.json` that they choose from. */
const CHOSEN: Readonly<Record<string, { title: () => string; list: string; all: () => string }>> = {
  districts: { title: () => msg('区县'), list: 'districts', all: () => msg('全部') },
  kinds: { title: () => msg('种类'), list: 'kinds', all: () => msg('全部') },
  years_from: { title: () => msg('年度起'), list: 'years', all: () => '' },
  years_to: { title: () => msg('年度止'), list: 'years', all: () => '' },
  stage: { title: () => msg('阶段'), list: 'stages', all: () => msg('各图自定') },
  scope: { title: () => msg('口径'), list: 'scopes', all: () => msg('各图自定') },
}

/** What the inputs of a question offer, from the lists beside the snapshots. */
export async function offeredFor(query: Query, { version, set }: Asked): Promise<Offered> {
  const lists: Record<string, Result> = await fetch(fileAt(`${set}embed/${version}/choices.json`))
    .then((response) => (response.ok ? response.json() : {}))
    .catch(() => ({}))
  const offered = new Map<string, readonly (readonly [string, string])[]>()
  for (const { name, value } of query.parameters) {
    const chosen = CHOSEN[name]
    const values =
      chosen === undefined ? [] : (lists[chosen.list]?.rows ?? []).map(([first]) => String(first))
    if (name === 'level') offered.set(name, LEVELS())
    else if (chosen !== undefined && values.length > 1)
      offered.set(name, [[value, chosen.all() || '—'], ...values.map((one) => [one, one] as const)])
  }
  return offered
}

/** A choice for each parameter that is offered; `choose` is told all that is chosen then. */
export function inputsView(
  query: Query,
  values: Readonly<Record<string, string>>,
  offered: Offered,
  choose: (values: Record<string, string>) => void,
): TemplateResult {
  const chosen = Object.fromEntries(
    query.parameters.flatMap(({ name }) => (values[name] === undefined ? [] : [[name, values[name]]])),
  )
  const select = (name: string, choices: readonly (readonly [string, string])[]) => {
    const title = name === 'level' ? msg('一行是') : CHOSEN[name]!.title()
    const change = (event: Event) => choose({ ...chosen, [name]: (event.target as HTMLSelectElement).value })
    return html`<label><small>${title}</small> <select name=${name} @change=${change}>
      ${choices.map(([value, words]) => html`<option value=${value} ?selected=${values[name] === value}>${words}</option>`)}
    </select></label>`
  }
  return html`<div class="inputs" role="group" aria-label=${msg('选择')}>${[...offered].map(([name, choices]) => select(name, choices))}</div>`
}
