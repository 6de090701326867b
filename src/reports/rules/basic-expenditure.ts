import type { Fact } from '../../model/fact.ts'
import { type Case, cite, defineRule, sumOff } from './rule.ts'

interface Sheet {
  statement: string
  /** By economic code: 类 (3 digits) and 款 (5). */
  coded: Fact[]
  personnel: Fact | undefined
  office: Fact | undefined
}

/** The tables of basic expenditure by economic class, each column for itself. */
export function basicSheets({ facts }: Case): Sheet[] {
  const printed = facts.filter((f) => f.origin === 'table' && f.measure === '金额' && f.amount !== null)
  const all = printed.filter((f) => f.subject === '经济分类' && f.item_code !== null && f.part === null)
  const columnOf = (f: Fact) => [f.statement, f.stage, f.scope, f.fiscal_year].join('|')
  return [...new Map(all.map((f) => [columnOf(f), f.statement]))].map(([column, statement]) => {
    const total = (item: string) => printed.find((f) => columnOf(f) === column && f.item === item)
    return {
      statement,
      coded: all.filter((f) => columnOf(f) === column),
      personnel: total('人员经费合计'),
      office: total('公用经费合计'),
    }
  })
}

const PERSONNEL = new Set(['301', '303'])

/** Each total of a sheet with the rows that make it. */
function sums({ coded, personnel, office }: Sheet) {
  const classes = coded.filter((f) => f.item_code!.length === 3)
  const isPersonnel = (f: Fact) => PERSONNEL.has(f.item_code!)
  return [
    ...classes.map((total) => ({
      total,
      what: `${total.item_code} ${total.item}`,
      parts: coded.filter((f) => f.item_code!.length === 5 && f.item_code!.startsWith(total.item_code!)),
    })),
    { total: personnel, what: '人员经费（301 + 303）', parts: classes.filter(isPersonnel) },
    {
      total: office,
      what: '公用经费（302 …）',
      parts: classes.filter((f) => !isPersonnel(f)),
    },
  ]
}

export const basicExpenditure = defineRule({
  id: 'R5',
  title: '基本支出表：款之和 = 类，类之和 = 人员、公用',
  source: '财决公开06表（预算同）：301、302 … = 各款之和；人员经费 = 301 + 303，公用经费 = 302 + 其余各类',
  severities: ['error', 'tail'],
  sentences: {
    off: '《{sheet}》{what}与其下各项不平：{total}，相加为 {sum} 万元',
  },
  rows: (subject) =>
    basicSheets(subject).flatMap((sheet) =>
      sums(sheet).flatMap(({ total, what, parts }) => {
        if (total === undefined || parts.length === 0) return []
        const off = sumOff(total, parts)
        const args = { sheet: sheet.statement, what, total: cite(total) }
        const broken = off && ({ says: 'off', args: { ...args, sum: off.recomputed }, ...off } as const)
        return [{ table: sheet.statement, broken }]
      }),
    ),
})
