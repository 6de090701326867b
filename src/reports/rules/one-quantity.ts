import Big from 'big.js'
import type { Fact } from '../../model/fact.ts'
import { type Disagreement, type Printings, printings, suspects, tablesOf } from './printings.ts'
import { amount, type Case, cite, defineRule, show, tailOrError } from './rule.ts'

const ofFunction = (f: Fact) => f.subject === '功能分类'

/** What a figure is said to be, its value apart, is printed for it: nothing was taken from elsewhere. */
const isRead = (f: Fact) => f.assumed.length === 0

/** Income and spending are two sides of a balance, and no one quantity. */
const isBalance = (a: Fact, b: Fact) =>
  [a, b].some((f) => /^收入/.test(f.item)) && [a, b].some((f) => /^支出/.test(f.item))

/** The printings of each value that are best read, and whether both are read in full. */
function compared({ usual, other }: Disagreement) {
  const best = (facts: readonly Fact[]) => facts.find(isRead) ?? facts[0]!
  const [one, two] = [best(usual), best(other)]
  return { one, two, isSure: isRead(one) && isRead(two) && !isBalance(one, two) }
}

/** What a disagreement breaks. Two printings that differ by 0.01 are a tail of rounding. */
function brokenBy(disagreement: Disagreement) {
  const { usual, other, gap } = disagreement
  const { one, two, isSure } = compared(disagreement)
  const says = !isSure ? 'misread' : one.origin === two.origin ? 'off' : 'tableAndText'
  const severity = gap.round(2).lte('0.01') ? 'tail' : isSure ? 'error' : 'review'
  return {
    says,
    severity,
    args: { one: cite(one), other: cite(two), gap: show(gap) },
    facts: [...usual, ...other],
    stated: `${show(one.amount!)} / ${show(two.amount!)}`,
  } as const
}

/** Each quantity tested in each table that prints it. */
function tested(quantity: Printings) {
  const { facts, disagreements } = quantity
  const all = disagreements.map((each) => ({
    broken: brokenBy(each),
    tables: suspects(each),
  }))
  const rows = [...tablesOf(facts)].map((table) => {
    const own = all.find(({ tables }) => tables.has(table))
    return { table, broken: own?.broken ?? null }
  })
  const placed = new Set(rows.map(({ broken }) => broken))
  const rest = all.filter(({ broken }) => !placed.has(broken))
  return [...rows, ...rest.map(({ broken }) => ({ table: '', broken }))]
}

/** A class that the income and the expenditure table print 0.01 or 0.02 apart; more may be carried over. */
function incomeTails({ facts }: Case): [Fact, Fact][] {
  const coded = facts.filter(
    (f) => f.origin === 'table' && f.measure === '金额' && f.amount !== null && ofFunction(f) && f.item_code,
  )
  return coded.flatMap((income): [Fact, Fact][] => {
    if (income.part !== '本年收入合计') return []
    const spent = coded.find(
      (f) =>
        f.item_code === income.item_code &&
        f.part === null &&
        f.scope === income.scope &&
        /支出/.test(f.statement),
    )
    if (spent === undefined) return []
    const gap = new Big(income.amount!).minus(spent.amount!)
    return tailOrError(gap, 2) === 'tail' ? [[income, spent]] : []
  })
}

/** 财政拨款 as income and as the total of the appropriation, apart by no more than rounding. */
function grants({ facts }: Case): [Fact, Fact] | null {
  const income = amount(
    facts,
    (f) => f.subject === '收入' && f.item === '财政拨款收入' && f.origin === 'narrative',
  )
  const total = amount(facts, (f) => f.item === '财政拨款收、支总计')
  if (income === undefined || total === undefined) return null
  const gap = new Big(income.amount!).minus(total.amount!).abs()
  return gap.eq(0) || gap.gt('0.02') ? null : [income, total]
}

const SENTENCES = {
  off: '同一数额印了两个值：{one}，{other}，相差 {gap} 万元',
  tableAndText: '同一数额印了两个值（表与文字不一）：{one}，{other}，相差 {gap} 万元',
  misread:
    '同一数额读出两个值，而它们的条目、阶段、年度或口径不都印在旁边，可能没有读对，请对照原文：{one}，{other}，相差 {gap} 万元',
} as const

export const oneQuantity = defineRule({
  id: 'R12',
  title: '同一数额只有一个值',
  source: '同一项目、阶段、口径、年度的数额，各表和文字所印应当相同；0.01 万元之差是尾差',
  severities: ['error', 'tail', 'review'],
  sentences: {
    ...SENTENCES,
    granted: '财政拨款印了两个值：{income}，{total}',
  },
  rows: ({ facts }) => printings(facts.filter((f) => !ofFunction(f))).flatMap(tested),
  *figures(subject) {
    const found = grants(subject)
    if (found === null) return
    const [income, total] = found
    yield {
      says: 'granted',
      severity: 'tail',
      args: { income: cite(income), total: cite(total) },
      facts: [income, total],
      stated: `${show(income.amount!)} / ${show(total.amount!)}`,
    }
  },
})

export const oneClass = defineRule({
  id: 'R8',
  title: '同一科目在各表是一个数',
  source: '财决公开01–05表同一类、款、项的数额',
  severities: ['error', 'tail', 'review'],
  sentences: {
    ...SENTENCES,
    income: '收入表与支出表的 {count} 个科目差 0.01–0.02，如：{income}，{spent}',
  },
  rows: ({ facts }) => printings(facts.filter(ofFunction)).flatMap(tested),
  *figures(subject) {
    const tails = incomeTails(subject)
    const [first] = tails
    if (first === undefined) return
    const [income, spent] = first
    yield {
      says: 'income',
      severity: 'tail',
      args: { count: tails.length, income: cite(income), spent: cite(spent) },
      facts: tails.flat(),
      stated: `${show(income.amount!)} / ${show(spent.amount!)}`,
    }
  },
})
