import Big from 'big.js'
import type { Fact } from '../../model/fact.ts'
import { amount, type Case, cite, defineRule, linesOf, show } from './rule.ts'

const differ = (a: Fact | undefined, b: Fact | undefined) =>
  a !== undefined && b !== undefined && !new Big(a.amount!).eq(b.amount!)

/** The 三公 budgets: adjusted (全年预算数) and initial (年初预算数). */
function sangong({ facts }: Case) {
  const at = (where: (f: Fact) => boolean) =>
    amount(facts, (f) => f.subject === '三公' && f.item === '“三公”经费合计' && where(f))
  const initial = at((f) => f.stage === '年初预算')
  return {
    adjusted: at((f) => f.stage === '全年预算'),
    initial,
    final: at((f) => f.stage === '决算' && f.origin === initial?.origin),
  }
}

/** Whether a budget looks as if it had been filled in afterwards: equal to the outturn to the cent. */
function isBackfilled(initial: Fact | undefined, final: Fact | undefined): boolean {
  if (initial === undefined || final === undefined) return false
  const planned = new Big(initial.amount!)
  return planned.gt(0) && planned.eq(final.amount!) && !planned.eq(planned.round(0))
}

/** The budget of the overall evaluation and the initial one of the text. */
function evaluated({ facts }: Case) {
  const overall = amount(facts, (f) => f.item === '部门整体支出总额' && f.stage === '全年预算')
  const told = amount(
    facts,
    (f) => f.subject === '一般公共预算' && f.item === '财政拨款支出' && f.stage === '年初预算',
  )
  return { overall, told }
}

/** Two completion rates, of the initial and of the adjusted budget, are both right: the reader is told which is which. */
export const budgetBasis = defineRule({
  id: 'R22',
  title: '预算是年初的还是调整后的',
  source: '“三公”决算表的预算数：2019 年的表是年初预算数，2022 年起是全年预算数；文字和绩效表各用一种',
  severities: ['basis', 'error', 'review'],
  sentences: {
    sangong: '“三公”预算口径不同：{adjusted}（全年预算），{initial}（年初预算）；完成率随口径而变',
    backfilled: '“三公”年初预算与决算分毫不差，疑为倒填：{initial}，{final}',
    evaluation: '整体自评表的预算数是调整后的，文字里的是年初预算，完成率随口径而变：{overall}，{initial}',
    denied: '第 {line} 行印着年初预算 {amount}，第 {lines} 行又说没有年初预算',
  },
  *figures(subject) {
    const { adjusted, initial, final } = sangong(subject)
    if (differ(adjusted, initial))
      yield {
        says: 'sangong',
        severity: 'basis',
        args: { adjusted: cite(adjusted!), initial: cite(initial!) },
        facts: [adjusted!, initial!],
        stated: `${adjusted!.value} / ${initial!.value}`,
      }
    if (isBackfilled(initial, final))
      yield {
        says: 'backfilled',
        severity: 'review',
        args: { initial: cite(initial!), final: cite(final!) },
        facts: [initial!, final!],
        stated: `${initial!.value} = ${final!.value}`,
      }
    const { overall, told } = evaluated(subject)
    if (differ(overall, told))
      yield {
        says: 'evaluation',
        severity: 'basis',
        args: { overall: cite(overall!), initial: cite(told!) },
        facts: [overall!, told!],
        stated: `${show(overall!.amount!)} / ${show(told!.amount!)}`,
      }
  },
  *words({ flow, figures }) {
    const lines = linesOf(flow, /无年初预算(?!无)|没有年初预算/g)
    const printed = figures.find(
      (f) => f.stage === '年初预算' && f.subject === '一般公共预算' && Number(f.value) > 0,
    )
    if (lines.length === 0 || printed === undefined) return
    yield {
      says: 'denied',
      severity: 'error',
      args: { line: printed.line, amount: `${printed.value} ${printed.unit}`, lines },
      facts: [printed],
      lines: [printed.line, ...lines],
    }
  },
})
