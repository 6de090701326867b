import Big from 'big.js'
import { toWan } from '../../model/money.ts'
import type { TextRule } from './text-rule.ts'

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

/** R26: the projects that a form says it merges against what the form says was spent. */
export const mergedProjects: TextRule = ({ tables, figures }) =>
  tables.flatMap((table) => {
    const row = table.rows.find((r) => r.some((cell) => cell.folded === '合并明细项目'))
    const project = table.rows
      .find((r) => r.some((cell) => cell.folded === '项目名称'))
      ?.filter((cell) => cell.folded !== '')[1]
      ?.printed.replace(/\s+/g, '')
    if (row === undefined || project === undefined) return []
    const list = row.filter((cell) => cell.folded !== '')[1]
    const names = (list?.folded ?? '').replace(/。$/, '').split(/[,、]/).map(plain)
    const listed = figures.filter(
      (f) => f.subject === '项目' && f.measure === '金额' && f.origin === 'narrative',
    )
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
        f.origin === 'form',
    )
    if (spent === undefined || found.length < names.length || names.length < 2) return []
    const sum = found.reduce((total, f) => total.plus(toWan(f.value!, f.unit) ?? 0), new Big(0))
    const executed = new Big(toWan(spent.value!, spent.unit) ?? 0)
    if (sum.minus(executed).abs().lte(new Big('0.01').times(names.length))) return []
    return [
      {
        line: list!.line,
        lines: [...new Set([...found.map((f) => f.line), list!.line, spent.line])].sort((a, b) => a - b),
        rule: 'R26',
        severity: 'error' as const,
        message: `自评项目“${project}”合并的 ${names.length} 个项目决算合计 ${sum.toFixed(2)} 万元，执行数却是 ${executed.toFixed(2)} 万元（第 ${spent.line} 行）`,
        message_en: `“${project}” merges ${names.length} projects of ${sum.toFixed(2)} 万元, but prints an execution of ${executed.toFixed(2)} (line ${spent.line})`,
      },
    ]
  })

/** R7: one name under two codes of the basic-expenditure form. */
export const doubledNames: TextRule = ({ tables }) =>
  tables.flatMap((table) => {
    const codes = new Map<string, { code: string; line: number }[]>()
    for (const row of table.rows) {
      for (const [i, cell] of row.entries()) {
        const name = row[i + 1]?.folded ?? ''
        if (/^3\d{4}$/.test(cell.folded) && /[一-龥]/.test(name))
          codes.set(name, [...(codes.get(name) ?? []), { code: cell.folded, line: cell.line }])
      }
    }
    const doubled = [...codes].filter(([, places]) => new Set(places.map((p) => p.code)).size > 1)
    if (doubled.length === 0) return []
    const lines = doubled.flatMap(([, places]) => places.map((p) => p.line)).sort((a, b) => a - b)
    return [
      {
        line: lines[0]!,
        lines,
        rule: 'R7',
        severity: 'error' as const,
        message: `一个科目名用在两个编码上：${doubled.map(([name, places]) => `${name}（${places.map((p) => p.code).join('、')}）`).join('；')}`,
        message_en: `One name under two codes: ${doubled.map(([name, places]) => `${name} (${places.map((p) => p.code).join(', ')})`).join('; ')}`,
      },
    ]
  })
