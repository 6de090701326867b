import { msg, str } from '../locale/msg.ts'
import type { Query } from '../model/query.ts'

/** How a choice is told, by its parameter. What is not here (the units followed) changes no figure. */
const TOLD: Readonly<Record<string, (value: string) => string>> = {
  stage: (value) => msg(str`阶段：${value}`),
  scope: (value) => msg(str`口径：${value}`),
  districts: (value) => msg(str`区县：${value.replaceAll(',', msg('、'))}`),
  kinds: (value) => msg(str`种类：${value.replaceAll(',', msg('、'))}`),
  unit: (value) => msg(str`单位：${value}`),
  report: (value) => msg(str`报告：${value}`),
  project: (value) => msg(str`项目：${value}`),
  level: (value) => (value === 'kind' ? msg('一行是一个种类') : msg('一行是一个区县')),
  like: () => msg('同口径才比'),
}

/** Whom a comparison is with, as the parameter `peers` writes it. */
function peersWords(peers: string): string {
  const [how, whom = ''] = peers.split(/:(.*)/s)
  if (how === 'kind' || how === 'district') return msg(str`同行：${whom}`)
  return how === 'size' ? msg('同行：规模相近的单位') : msg('同行：自己的名单')
}

/**
 * What was chosen of that which a query takes, in words: each parameter that does not stand where the query starts.
 * A figure that leaves the page says by them what it is of.
 */
export function choiceWords(query: Query, values: Readonly<Record<string, string>>): string[] {
  const changed = query.parameters.filter(({ name, value }) => (values[name] ?? value) !== value)
  const words = changed.flatMap(({ name }) => {
    const value = values[name]!
    if (name === 'peers') return value === '' ? [] : [peersWords(value)]
    return value === '' || value === 'off' || value === 'unit' ? [] : (TOLD[name]?.(value) ?? [])
  })
  const years = changed.filter(({ name }) => name === 'years_from' || name === 'years_to')
  if (years.length === 0) return words
  const [from, to] = ['years_from', 'years_to'].map((name) => {
    const changedTo = years.find((parameter) => parameter.name === name)
    return changedTo === undefined ? '' : values[name]!
  })
  return [...words, from === to ? msg(str`${from!} 年`) : msg(str`年度：${from!}–${to!}`)]
}
