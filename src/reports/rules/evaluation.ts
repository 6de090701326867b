import Big from 'big.js'
import type { Fact } from '../../model/fact.ts'
import { type Case, cite, finding, type Rule, show, sum, tailOrError } from './rule.ts'

const money = (subject: Case, where: (f: Fact) => boolean) =>
  subject.facts.find((f) => f.measure === '金额' && f.amount !== null && where(f))
const forms = (subject: Case, stage: string) =>
  subject.facts.filter(
    (f) =>
      f.origin === 'form' &&
      f.subject === '项目绩效' &&
      f.measure === '金额' &&
      f.stage === stage &&
      /^年度(?:财政)?资金总额$/.test(f.part ?? ''),
  )

/** R26: what was evaluated against what was spent. R22: the evaluation's budget against the initial one. */
export const evaluation: Rule = (subject) => {
  const found = []
  const whole = money(subject, (f) => f.item === '整体支出绩效自评资金')
  const spent = subject.facts.filter(
    (f) =>
      f.measure === '金额' &&
      f.stage === '决算' &&
      f.amount !== null &&
      ((f.subject === '支出' && f.item === '本年支出合计') ||
        (f.subject === '一般公共预算' && f.item === '财政拨款支出')) &&
      f.origin === 'narrative',
  )
  if (
    whole !== undefined &&
    spent.length > 0 &&
    !spent.some((f) => new Big(f.amount!).minus(whole.amount!).abs().lte('0.05'))
  ) {
    found.push(
      finding(subject, 'R26', 'error', [whole, spent[0]!], {
        zh: `整体支出自评的资金与支出不符：${cite(whole)}，${cite(spent[0]!)}`,
        en: `The overall evaluation covers ${show(whole.amount!)}, spending is ${show(spent[0]!.amount!)} (万元)`,
        stated: show(whole.amount!),
        recomputed: show(spent[0]!.amount!),
      }),
    )
  }
  const evaluated = money(subject, (f) => f.item === '绩效自评项目资金')
  const projects = money(
    subject,
    (f) => f.subject === '一般公共预算' && f.item === '项目支出' && f.stage === '决算',
  )
  if (
    evaluated !== undefined &&
    projects !== undefined &&
    new Big(evaluated.amount!).div(projects.amount!).lt('0.8')
  ) {
    const share = new Big(evaluated.amount!).times(100).div(projects.amount!).round(1)
    found.push(
      finding(subject, 'R26', 'review', [evaluated, projects], {
        zh: `说“全面”自评，资金只占项目支出的 ${share}%：${cite(evaluated)}，${cite(projects)}`,
        en: `Evaluation of “all” projects covers ${share}% of project spending`,
        stated: show(evaluated.amount!),
        recomputed: show(projects.amount!),
      }),
    )
  }
  const [budgets, executed] = [forms(subject, '全年预算'), forms(subject, '执行')]
  if (
    evaluated !== undefined &&
    budgets.length > 1 &&
    sum(budgets).minus(evaluated.amount!).abs().lte('0.05') &&
    sum(executed).minus(evaluated.amount!).abs().gt('0.05')
  ) {
    found.push(
      finding(subject, 'R26', 'basis', [evaluated, ...budgets], {
        zh: `自评资金 ${show(evaluated.amount!)} 万元是各项目预算之和，执行之和是 ${show(sum(executed))} 万元`,
        en: `The evaluated sum ${show(evaluated.amount!)} adds up budgets; execution is ${show(sum(executed))} (万元)`,
        stated: show(evaluated.amount!),
        recomputed: show(sum(executed)),
      }),
    )
  }
  const targeted = money(subject, (f) => f.item === '纳入预算绩效管理的项目支出')
  const targets = subject.facts.filter((f) => f.part === '本级财拨预算金额' && f.amount !== null)
  if (
    targeted !== undefined &&
    targets.length > 0 &&
    tailOrError(sum(targets).minus(targeted.amount!), targets.length) === 'error'
  ) {
    found.push(
      finding(subject, 'R26', 'error', [targeted, ...targets], {
        zh: `说项目支出 ${show(targeted.amount!)} 万元都有绩效目标，目标表只有 ${targets.length} 张、合计 ${show(sum(targets))} 万元`,
        en: `${show(targeted.amount!)} is said to be under targets, the ${targets.length} forms cover ${show(sum(targets))} (万元)`,
        stated: show(targeted.amount!),
        recomputed: show(sum(targets)),
      }),
    )
  }
  const overall = money(subject, (f) => f.item === '部门整体支出总额' && f.stage === '全年预算')
  const initial = money(
    subject,
    (f) => f.subject === '一般公共预算' && f.item === '财政拨款支出' && f.stage === '年初预算',
  )
  if (overall !== undefined && initial !== undefined && !new Big(overall.amount!).eq(initial.amount!)) {
    found.push(
      finding(subject, 'R22', 'basis', [overall, initial], {
        zh: `整体自评表的预算数 ${show(overall.amount!)} 万元是调整后的，文字里的年初预算是 ${show(initial.amount!)} 万元；完成率随口径而变`,
        en: `The evaluation's budget ${show(overall.amount!)} is the adjusted one, the text's ${show(initial.amount!)} the initial one`,
        stated: `${show(overall.amount!)} / ${show(initial.amount!)}`,
      }),
    )
  }
  return found
}

/** R27: the weights under 绩效指标 add up to its own. */
export const weights: Rule = (subject) => {
  const all = subject.facts.filter((f) => f.measure === '分值' && f.value !== null)
  const projects = [...new Set(all.map((f) => f.item))]
  return projects.flatMap((project) => {
    const whole = all.find((f) => f.item === project && f.part === '绩效指标')
    const parts = all.filter((f) => f.item === project && /^(?:产出|效益|满意度)指标$/.test(f.part ?? ''))
    const total = parts.reduce((t, f) => t.plus(f.value!), new Big(0))
    if (whole === undefined || parts.length < 2 || total.eq(whole.value!)) return []
    return [
      finding(subject, 'R27', 'error', [whole, ...parts], {
        zh: `${project}：绩效指标 ${whole.value} 分，下级相加 ${total} 分`,
        en: `${project}: indicators weigh ${whole.value}, their parts ${total}`,
        stated: whole.value!,
        recomputed: total.toString(),
      }),
    ]
  })
}
