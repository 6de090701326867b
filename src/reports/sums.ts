import type { Fact } from '../model/fact.ts'
import { SANGONG, USES } from './statements/forms.ts'

/** A total and the parts that the form says it is made of, all printed in one place. */
export interface Sum {
  total: Fact
  parts: Fact[]
}

const isMoney = (f: Fact) =>
  f.measure === '金额' && f.amount !== null && f.origin !== 'derived' && f.classified

function grouped<T>(items: readonly T[], key: (item: T) => string): T[][] {
  const groups = new Map<string, T[]>()
  for (const item of items) {
    const held = groups.get(key(item))
    if (held === undefined) groups.set(key(item), [item])
    else held.push(item)
  }
  return [...groups.values()]
}

/** Columns that some tables divide 基本支出 into. */
const OF_BASIC = /^(?:人员|(?:日常)?公用)(?:经费|支出)/

/** 合计 = 基本支出 + 项目支出 (+ …) on each row of a table that prints them. A row that is printed twice is not taken. */
export function rowSums(facts: readonly Fact[]): Sum[] {
  const rows = grouped(
    facts.filter((f) => f.origin === 'table' && isMoney(f)),
    (f) => [f.statement, f.subject, f.item, f.item_code, f.parent, f.stage, f.scope, f.fiscal_year].join('|'),
  )
  return rows.flatMap((row) => {
    const [total, ...twice] = row.filter((f) => f.part === null)
    const parts = row.filter((f) => f.part !== null && !OF_BASIC.test(f.part))
    const names = parts.map((f) => f.part!)
    if (total === undefined || twice.length > 0 || new Set(names).size < names.length) return []
    if (!names.every((name) => USES.includes(name))) return []
    return names.includes('基本支出') && names.includes('项目支出') ? [{ total, parts }] : []
  })
}

/** 项 make 款 and 款 make 类 by their codes, in each column of each table; by function (3, 5, 7 digits) and by economic class (3, 5). */
export function codeSums(facts: readonly Fact[]): Sum[] {
  const columns = grouped(
    facts.filter(
      (f) =>
        f.origin === 'table' &&
        isMoney(f) &&
        f.item_code !== null &&
        (f.subject === '功能分类' || f.subject === '经济分类'),
    ),
    (f) => [f.statement, f.subject, f.part, f.stage, f.scope, f.fiscal_year].join('|'),
  )
  return columns.flatMap((column) =>
    column.flatMap((total) => {
      const parts = column.filter(
        (f) =>
          f.item_code!.length === total.item_code!.length + 2 && f.item_code!.startsWith(total.item_code!),
      )
      return parts.length === 0 ? [] : [{ total, parts }]
    }),
  )
}

/**
 * 三公 and its parts, vehicles and theirs: in a table, where a blank cell counts as nothing, and where a section prints
 * them all. A part that is not printed is the sum of its own.
 */
export function sangongSums(facts: readonly Fact[]): Sum[] {
  const places = grouped(
    facts.filter((f) => f.subject === '三公' && isMoney(f)),
    (f) => [f.origin, f.statement, f.stage, f.scope, f.fiscal_year].join('|'),
  )
  return places.flatMap((place) => {
    const printed = (name: string) => place.find((f) => f.item === name)
    const partsOf = (names: readonly string[]): (Fact | undefined)[] =>
      names.flatMap((name) => {
        const below = printed(name) === undefined ? SANGONG.find((sum) => sum.whole === name) : undefined
        const parts = below === undefined ? [] : partsOf(below.parts)
        return parts.some((f) => f !== undefined) ? parts : [printed(name)]
      })
    return SANGONG.flatMap(({ whole, parts: names }) => {
      const total = printed(whole)
      const all = partsOf(names)
      const parts = all.filter((f) => f !== undefined)
      if (total === undefined) return []
      return parts.length >= (total.origin === 'table' ? 1 : all.length) ? [{ total, parts }] : []
    })
  })
}
