import { defineRule, type TextCase } from './rule.ts'

const LABEL = /^(?:主管部门|预算单位|填报单位)(?:\(盖章\))?$/

/** A unit's name without its province or city and without what brackets add. */
const bare = (name: string) => name.replace(/^.{2,3}省|^.{2,4}市(?=.)/, '').replace(/\(.*?\)/g, '')

/** The other names that the forms of the annex give, with their lines. */
function otherNames({ report, tables }: TextCase): Map<string, number[]> {
  const own = bare(report.unit_name)
  const others = new Map<string, number[]>()
  for (const row of tables.flatMap((table) => table.rows)) {
    for (const [i, cell] of row.entries()) {
      if (!LABEL.test(cell.folded)) continue
      const name = row.slice(i + 1).find((next) => next.folded !== '')?.folded
      if (name === undefined || name.length < 4) continue
      if (own.endsWith(bare(name)) || bare(name).endsWith(own)) continue
      others.set(name, [...(others.get(name) ?? []), cell.line])
    }
  }
  return others
}

export const entity = defineRule({
  id: 'R30',
  title: '附表的单位与报告的单位是一个',
  source: '绩效自评表、项目申报表的“主管部门”“预算单位”“填报单位”',
  severities: ['review'],
  sentences: {
    other: '附表写的是“{name}”（第 {lines} 行），与本报告的“{own}”不是一个名称',
  },
  words: (subject) =>
    [...otherNames(subject)].map(([name, lines]) => ({
      says: 'other',
      severity: 'review',
      args: { name, lines, own: subject.report.unit_name },
      facts: [],
      lines,
    })),
})
