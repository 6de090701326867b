import { cite, defineRule, isListMisread, sumOff } from './rule.ts'

/** Projects left out on purpose (涉密) make it a finding all the same. */
export const projectSums = defineRule({
  id: 'R14',
  title: '列名的项目之和 = 项目支出',
  source: '决算说明“财政拨款支出决算具体情况”、预算说明“项目支出”：所列各项目之和 = 项目支出',
  severities: ['error', 'tail', 'review'],
  sentences: {
    off: '列名的 {count} 个项目合计 {sum} 万元，与项目支出不平：{total}',
    misread:
      '读出的 {count} 个项目合计 {sum} 万元，与项目支出不平，但去掉一两个就相符，或这一节里有没有归类的金额，多半是没有读对，请对照原文：{total}',
  },
  *figures(subject) {
    const { report, facts } = subject
    const stage = report.kind === '决算' ? '决算' : '年初预算'
    const told = facts.filter(
      (f) => f.origin === 'narrative' && f.measure === '金额' && f.stage === stage && f.amount !== null,
    )
    const projects = told.filter((f) => f.subject === '项目' && f.fiscal_year === report.fiscal_year)
    const total = told.find((f) => f.subject === '一般公共预算' && f.item === '项目支出')
    const off = projects.length < 2 || total === undefined ? null : sumOff(total, projects)
    if (off === null) return
    const args = { count: projects.length, sum: off.recomputed, total: cite(total!) }
    if (off.severity === 'error' && isListMisread(subject, total!, projects))
      yield { says: 'misread', args, ...off, severity: 'review' }
    else yield { says: 'off', args, ...off }
  },
})
