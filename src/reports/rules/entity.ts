import type { TextRule } from './text-rule.ts'

const bare = (name: string) => name.replace(/^.{2,3}省|^.{2,4}市(?=.)/, '').replace(/\(.*?\)/g, '')

/** R30: forms in the annex that name another unit than the report's own. */
export const entity: TextRule = ({ report, tables }) => {
  const own = bare(report.unit_name)
  const others = new Map<string, number[]>()
  for (const row of tables.flatMap((table) => table.rows)) {
    for (const [i, cell] of row.entries()) {
      if (!/^(?:主管部门|预算单位|填报单位)(?:\(盖章\))?$/.test(cell.folded)) continue
      const name = row.slice(i + 1).find((next) => next.folded !== '')?.folded
      if (
        name === undefined ||
        name.length < 4 ||
        bare(name) === own ||
        own.endsWith(bare(name)) ||
        bare(name).endsWith(own)
      )
        continue
      others.set(name, [...(others.get(name) ?? []), cell.line])
    }
  }
  return [...others].map(([name, lines]) => ({
    line: lines[0]!,
    lines,
    rule: 'R30',
    severity: 'review' as const,
    message: `附表写的是“${name}”（第 ${lines.join('、')} 行），与本报告的“${report.unit_name}”不是一个名称`,
    message_en: `Forms name “${name}” (line ${lines.join(', ')}), not “${report.unit_name}”`,
  }))
}
