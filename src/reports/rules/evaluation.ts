import Big from 'big.js'
import type { Fact } from '../../model/fact.ts'
import { mergedProjects } from './merged-projects.ts'
import { amount, type Case, cite, defineRule, show, sum, tailOrError } from './rule.ts'

const forms = ({ facts }: Case, stage: string) =>
  facts.filter(
    (f) =>
      f.origin === 'form' &&
      f.subject === '项目绩效' &&
      f.measure === '金额' &&
      f.stage === stage &&
      /^年度(?:财政)?资金总额$/.test(f.part ?? ''),
  )

const near = (a: Big | string, b: Big | string) => new Big(a).minus(b).abs().lte('0.05')

/** What the overall evaluation covers against what was spent. */
function overall({ facts }: Case): [Fact, Fact] | null {
  const whole = amount(facts, (f) => f.item === '整体支出绩效自评资金')
  const spent = facts.filter(
    (f) =>
      f.measure === '金额' &&
      f.stage === '决算' &&
      f.amount !== null &&
      ((f.subject === '支出' && f.item === '本年支出合计') ||
        (f.subject === '一般公共预算' && f.item === '财政拨款支出')) &&
      f.origin === 'narrative',
  )
  const [first] = spent
  return whole !== undefined && first !== undefined && !spent.some((f) => near(f.amount!, whole.amount!))
    ? [whole, first]
    : null
}

/** The money of the projects that were evaluated against the spending on projects, and against what the forms sum to. */
function* evaluatedMoney(subject: Case) {
  const money = amount(subject.facts, (f) => f.item === '绩效自评项目资金')
  if (money === undefined) return
  const projects = amount(
    subject.facts,
    (f) => f.subject === '一般公共预算' && f.item === '项目支出' && f.stage === '决算',
  )
  const share =
    projects === undefined || new Big(projects.amount!).eq(0)
      ? null
      : new Big(money.amount!).times(100).div(projects.amount!)
  if (share?.lt(80))
    yield {
      says: 'partial',
      severity: 'review',
      args: { share: share.round(1).toString(), evaluated: cite(money), projects: cite(projects!) },
      facts: [money, projects!],
      stated: show(money.amount!),
      recomputed: show(projects!.amount!),
    } as const
  const budgets = forms(subject, '全年预算')
  const executed = sum(forms(subject, '执行'))
  if (budgets.length > 1 && near(sum(budgets), money.amount!) && !near(executed, money.amount!))
    yield {
      says: 'budgets',
      severity: 'basis',
      args: { executed: show(executed), evaluated: cite(money) },
      facts: [money, ...budgets],
      stated: show(money.amount!),
      recomputed: show(executed),
    } as const
}

/** What is said to be under targets against the forms that set them. */
function targeted({ facts }: Case): { said: Fact; forms: Fact[] } | null {
  const said = amount(facts, (f) => f.item === '纳入预算绩效管理的项目支出')
  const own = facts.filter((f) => f.part === '本级财拨预算金额' && f.amount !== null)
  if (said === undefined || own.length === 0) return null
  return tailOrError(sum(own).minus(said.amount!), own.length) === 'error' ? { said, forms: own } : null
}

export const evaluation = defineRule({
  id: 'R26',
  title: '绩效评价的资金与支出相符',
  source:
    '《项目支出绩效评价管理办法》（财预〔2020〕10号）：单位自评覆盖所有项目支出；自评表的预算数、执行数',
  severities: ['error', 'review', 'basis'],
  sentences: {
    overall: '整体支出自评的资金与支出不符：{whole}，{spent}',
    partial: '说“全面”自评，资金只占项目支出的 {share}%：{evaluated}，{projects}',
    budgets: '自评资金是各项目预算之和，执行之和是 {executed} 万元：{evaluated}',
    targets: '说项目支出都有绩效目标，目标表只有 {count} 张、合计 {sum} 万元：{said}',
    merged:
      '自评项目“{project}”合并的 {count} 个项目决算合计 {sum} 万元，执行数却是 {executed} 万元（第 {line} 行）',
  },
  *figures(subject) {
    const whole = overall(subject)
    if (whole !== null)
      yield {
        says: 'overall',
        severity: 'error',
        args: { whole: cite(whole[0]), spent: cite(whole[1]) },
        facts: whole,
        stated: show(whole[0].amount!),
        recomputed: show(whole[1].amount!),
      }
    yield* evaluatedMoney(subject)
    const target = targeted(subject)
    if (target !== null)
      yield {
        says: 'targets',
        severity: 'error',
        args: { count: target.forms.length, sum: show(sum(target.forms)), said: cite(target.said) },
        facts: [target.said, ...target.forms],
        stated: show(target.said.amount!),
        recomputed: show(sum(target.forms)),
      }
  },
  words: (subject) =>
    mergedProjects(subject).map(({ lines, figures, ...args }) => ({
      says: 'merged',
      severity: 'error',
      args,
      facts: figures,
      lines,
    })),
})
