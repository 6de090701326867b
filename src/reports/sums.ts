import type { Fact } from '../model/fact.ts'
import { SANGONG, USES } from './statements/forms.ts'

/** A total and the parts that the form says it is made of, all printed in one place. */
export interface Sum {
  total: Fact
  parts: Fact[]
}

const isMoney = (f: Fact) =>
  f.measure === '金额' && f.amount !== null && f.origin !== 'derived' && f.classified

function groupsOf<T>(items: readonly T[], key: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const item of items) {
    const name = key(item)
    const held = groups.get(name)
    if (held === undefined) groups.set(name, [item])
    else held.push(item)
  }
  return groups
}

const grouped = <T>(items: readonly T[], key: (item: T) => string): T[][] => [
  ...groupsOf(items, key).values(),
]

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
  return columns.flatMap((column) => {
    const below = groupsOf(column, (f) => f.item_code!.slice(0, -2))
    return column.flatMap((total) => {
      const parts = below.get(total.item_code!)
      return parts === undefined ? [] : [{ total, parts }]
    })
  })
}

/** A sum of named items; `complete` where every part is printed. */
export interface NamedSum extends Sum {
  formula: string
  complete: boolean
}

/**
 * 三公 and its parts, vehicles and theirs, printed in one place. A part that is not printed is the sum of its own; in a
 * table a blank cell counts as nothing, and all may be blank.
 */
export function sangongSums(facts: readonly Fact[]): NamedSum[] {
  const places = grouped(
    facts.filter((f) => f.subject === '三公' && isMoney(f)),
    (f) => [f.origin, f.statement, f.stage, f.scope, f.fiscal_year].join('|'),
  )
  return places.flatMap((place) => {
    const printed = (name: string) => place.find((f) => f.item === name)
    const isPrinted = (name: string): boolean => printed(name) !== undefined || below(name).some(isPrinted)
    const below = (name: string) => SANGONG.sums.find((sum) => sum.whole === name)?.parts ?? []
    const terms = (name: string): string[] =>
      printed(name) === undefined && below(name).some(isPrinted) ? below(name).flatMap(terms) : [name]
    return SANGONG.sums.flatMap(({ whole, parts }) => {
      const total = printed(whole)
      const names = parts.flatMap(terms)
      const found = names.flatMap((name) => printed(name) ?? [])
      return total === undefined
        ? []
        : [
            {
              total,
              parts: found,
              complete: found.length === names.length,
              formula: `${whole} = ${names.join(' + ')}`,
            },
          ]
    })
  })
}

const PERSONNEL = new Set(['301', '303'])

/** The table, stage, scope and year that a figure is printed under. */
export const placeKey = (f: Fact) => [f.statement, f.stage, f.scope, f.fiscal_year].join('|')

/** 人员经费 = 301 + 303 and 公用经费 = the other classes, in each table of basic expenditure by economic class. */
export function basicSums(facts: readonly Fact[]): (Sum & { of: '人员经费合计' | '公用经费合计' })[] {
  const tables = grouped(
    facts.filter((f) => f.origin === 'table' && isMoney(f)),
    placeKey,
  )
  return tables.flatMap((own) => {
    const coded = own.filter((f) => f.subject === '经济分类' && f.item_code !== null && f.part === null)
    if (coded.length === 0) return []
    const classes = coded.filter((f) => f.item_code!.length === 3)
    return (['人员经费合计', '公用经费合计'] as const).flatMap((of) => {
      const total = own.find((f) => f.item === of)
      const isOf = (f: Fact) => PERSONNEL.has(f.item_code!) === (of === '人员经费合计')
      return total === undefined ? [] : [{ total, parts: classes.filter(isOf), of }]
    })
  })
}

const SHEET = /收入?支出?(?:决算|预算)?总(?:体情况)?表$/

/** 本年收入合计 and 本年支出合计 of each 收支总表 of all money, with the rows that make them. */
export function sheetSums(facts: readonly Fact[]): Sum[] {
  const sheets = grouped(
    facts.filter(
      (f) => f.origin === 'table' && isMoney(f) && SHEET.test(f.statement) && !/财政拨款/.test(f.statement),
    ),
    (f) => [f.statement, f.stage, f.fiscal_year].join('|'),
  )
  return sheets.flatMap((own) => {
    const rows = own.filter((f) => f.part === null && f.parent === null && f.scope === '全部资金')
    const sum = (side: '收入' | '支出', parts: Fact[]) => {
      const total = own.find((f) => f.subject === side && f.item === `本年${side}合计`)
      return total === undefined || parts.length < 2 ? [] : [{ total, parts }]
    }
    return [
      ...sum(
        '收入',
        rows.filter((f) => f.subject === '收入' && f.item !== '本年收入合计'),
      ),
      ...sum(
        '支出',
        rows.filter((f) => f.subject === '功能分类'),
      ),
    ]
  })
}
