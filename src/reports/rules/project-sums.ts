import { finding, type Rule, show, sum, tailOrError } from './rule.ts'

/** R14: the projects that the narrative names add up to 项目支出. Projects left out on purpose (涉密) make it a finding all the same. */
export const projectSums: Rule = (subject) => {
  const stage = subject.report.kind === '决算' ? '决算' : '年初预算'
  const projects = subject.facts.filter(
    (f) =>
      f.subject === '项目' &&
      f.origin === 'narrative' &&
      f.measure === '金额' &&
      f.stage === stage &&
      f.fiscal_year === subject.report.fiscal_year &&
      f.amount !== null,
  )
  const total = subject.facts.find(
    (f) =>
      f.subject === '一般公共预算' &&
      f.item === '项目支出' &&
      f.measure === '金额' &&
      f.stage === stage &&
      f.origin === 'narrative',
  )
  if (projects.length < 2 || total === undefined) return []
  const recomputed = sum(projects)
  const severity = tailOrError(recomputed.minus(total.amount!), projects.length)
  if (severity === null) return []
  return [
    finding(subject, 'R14', severity, [total, ...projects], {
      zh: `列名的 ${projects.length} 个项目合计 ${show(recomputed)} 万元，与第 ${total.line} 行项目支出 ${show(total.amount!)} 万元相差 ${show(recomputed.minus(total.amount!).abs())}`,
      en: `The ${projects.length} named projects sum to ${show(recomputed)}; project spending at line ${total.line} is ${show(total.amount!)} (万元)`,
      stated: show(total.amount!),
      recomputed: show(recomputed),
    }),
  ]
}
