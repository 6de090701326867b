import Big from 'big.js'
import type { Figure } from '../../model/fact.ts'
import { toWan } from '../../model/money.ts'
import type { Table } from '../table.ts'
import type { TextCase } from './rule.ts'

const plain = (name: string) => name.replace(/[（）()\s]/g, '')

/** Whether two names share nine letters in ten, as names typed twice do. */
function alike(a: string, b: string): boolean {
  const letters = [...b]
  const shared = [...a].filter((char) => {
    const at = letters.indexOf(char)
    if (at >= 0) letters.splice(at, 1)
    return at >= 0
  }).length
  return (2 * shared) / (a.length + b.length) >= 0.85
}

/** The cell beside a label in a form. */
function beside(table: Table, label: string) {
  return table.rows
    .find((row) => row.some((cell) => cell.folded === label))
    ?.filter((cell) => cell.folded !== '')[1]
}

const wan = ({ value, unit }: Figure) => new Big(toWan(value!, unit) ?? 0)

/** The projects that a form of evaluation says it merges, where what they spent is not what the form says was spent. */
export function mergedProjects({ tables, figures }: TextCase) {
  const listed = figures.filter(
    (f) => f.subject === '项目' && f.measure === '金额' && f.origin === 'narrative' && f.value !== null,
  )
  return tables.flatMap((table) => {
    const list = beside(table, '合并明细项目')
    const project = beside(table, '项目名称')?.printed.replace(/\s+/g, '')
    if (list === undefined || project === undefined) return []
    const names = list.folded.replace(/。$/, '').split(/[,、]/).map(plain)
    const found = names.flatMap(
      (name) =>
        listed.find((f) => plain(f.item) === name) ?? listed.find((f) => alike(plain(f.item), name)) ?? [],
    )
    const spent = figures.find(
      (f) =>
        f.item === project &&
        f.subject === '项目绩效' &&
        f.stage === '执行' &&
        f.measure === '金额' &&
        f.origin === 'form' &&
        f.value !== null,
    )
    if (spent === undefined || found.length < names.length || names.length < 2) return []
    const sum = found.reduce((total, f) => total.plus(wan(f)), new Big(0))
    if (sum.minus(wan(spent)).abs().lte(new Big('0.01').times(names.length))) return []
    const lines = [...new Set([...found.map((f) => f.line), list.line, spent.line])].sort((a, b) => a - b)
    return [
      {
        project,
        count: names.length,
        sum: sum.toFixed(2),
        executed: wan(spent).toFixed(2),
        line: spent.line,
        lines,
        figures: [...found, spent],
      },
    ]
  })
}
