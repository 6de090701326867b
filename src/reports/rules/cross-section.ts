import Big from 'big.js'
import type { Fact } from '../../model/fact.ts'
import { type Case, cite, finding, type Rule, show, sum } from './rule.ts'

const money = (subject: Case, where: (f: Fact) => boolean) =>
  subject.facts.find((f) => f.measure === '金额' && f.amount !== null && f.origin !== 'derived' && where(f))
const small = (difference: Big) => !difference.eq(0) && difference.abs().lte('0.02')

/** R2: a total that differs from income or expenditure by a cent or two, with no carry-over to explain it; R12 between 财政拨款 totals. */
export const totalsAgree: Rule = (subject) => {
  const total = money(subject, (f) => f.item === '收、支总计')
  const spent = money(
    subject,
    (f) => f.subject === '支出' && f.item === '本年支出合计' && f.origin === 'narrative',
  )
  const granted = money(
    subject,
    (f) => f.subject === '收入' && f.item === '财政拨款收入' && f.origin === 'narrative',
  )
  const grand = money(subject, (f) => f.item === '财政拨款收、支总计')
  const carried = subject.facts.some((f) => /结转|结余/.test(f.item) && f.subject === '总收支')
  const found = []
  if (
    total !== undefined &&
    spent !== undefined &&
    !carried &&
    small(new Big(total.amount!).minus(spent.amount!))
  ) {
    found.push(
      finding(subject, 'R2', 'tail', [total, spent], {
        zh: `收、支总计与本年支出差 ${show(new Big(total.amount!).minus(spent.amount!).abs())} 万元，没有结转结余可以解释：${cite(total)}，${cite(spent)}`,
        en: `Total and expenditure differ by ${show(new Big(total.amount!).minus(spent.amount!).abs())} with no carry-over printed`,
        stated: `${show(total.amount!)} / ${show(spent.amount!)}`,
      }),
    )
  }
  if (granted !== undefined && grand !== undefined && small(new Big(granted.amount!).minus(grand.amount!))) {
    found.push(
      finding(subject, 'R12', 'tail', [granted, grand], {
        zh: `财政拨款印了两个值：${cite(granted)}，${cite(grand)}`,
        en: `Appropriation is ${show(granted.amount!)} at line ${granted.line} and ${show(grand.amount!)} at line ${grand.line}`,
        stated: `${show(granted.amount!)} / ${show(grand.amount!)}`,
      }),
    )
  }
  return found
}

/** R28: what was carried over at the start should be what the year before left, both worked out from 财政拨款 totals. */
export const opening: Rule = (subject) => {
  const fact = (item: string, subjectName: string, derived: boolean) =>
    subject.facts.find(
      (f) =>
        f.item === item &&
        f.subject === subjectName &&
        f.measure === (derived ? '增减额' : '金额') &&
        f.origin === 'narrative' &&
        f.stage === '决算' &&
        f.amount !== null &&
        (!derived || /^20\d\d年/.test(f.base ?? '')),
    )
  const before = (now: Fact, change: Fact) =>
    change.direction === '减少'
      ? new Big(now.amount!).plus(change.amount!)
      : new Big(now.amount!).minus(change.amount!)
  const [total, totalChange] = [
    fact('财政拨款收、支总计', '财政拨款', false),
    fact('财政拨款收、支总计', '财政拨款', true),
  ]
  const [spent, spentChange] = [
    fact('财政拨款支出', '一般公共预算', false),
    fact('财政拨款支出', '一般公共预算', true),
  ]
  const income = fact('财政拨款收入', '收入', false)
  if (
    total === undefined ||
    totalChange === undefined ||
    spent === undefined ||
    spentChange === undefined ||
    income === undefined
  )
    return []
  const closing = before(total, totalChange).minus(before(spent, spentChange))
  const start = new Big(total.amount!).minus(income.amount!)
  if (closing.minus(start).abs().lte('0.05')) return []
  return [
    finding(subject, 'R28', 'review', [total, totalChange, spent, spentChange, income], {
      zh: `推算的上年末结转 ${show(closing)} 万元与本年初 ${show(start)} 万元差 ${show(closing.minus(start).abs())}，可能有结余分配或收回`,
      en: `Implied closing of the year before is ${show(closing)}, implied opening ${show(start)} (万元)`,
      stated: show(start),
      recomputed: show(closing),
    }),
  ]
}

/** R25: only administrative units and those managed like them have 机关运行经费. */
export const operatingCosts: Rule = (subject) => {
  const cost = money(subject, (f) => f.item === '机关运行经费' && new Big(f.amount!).gt(0))
  const none = subject.facts.filter((f) =>
    /^(?:在职实有人数:行政|行政编制人数|全额事业参公人员编制人数|在职实有人数:事业:参公事业人员|在职实有人数:事业:参照公务员法管理)$/.test(
      f.item,
    ),
  )
  if (cost === undefined || none.length < 2 || none.some((f) => Number(f.value) > 0)) return []
  return [
    finding(subject, 'R25', 'error', [cost, ...none], {
      zh: `没有行政和参公人员，却有机关运行经费：${cite(cost)}`,
      en: `Operating costs of ${show(cost.amount!)} for a unit without administrative or equivalent staff (line ${cost.line})`,
      stated: show(cost.amount!),
    }),
  ]
}

/** R11b: a contribution that the economic table prints larger than the function that pays it. */
export const contributions: Rule = (subject) => {
  const pairs: readonly (readonly [string, readonly string[]])[] = [
    ['30108', ['2080505']],
    ['30109', ['2080506']],
    ['30110', ['2101101', '2101102']],
    ['30111', ['2101103']],
    ['30302', ['208']],
  ]
  const off = pairs.flatMap(([code, functions]) => {
    const e = money(subject, (f) => f.item_code === code && f.subject === '经济分类' && f.part === null)
    const paid = functions.flatMap(
      (item) =>
        money(
          subject,
          (f) => f.item_code === item && f.subject === '功能分类' && f.origin === 'table' && f.part === null,
        ) ?? [],
    )
    return e !== undefined && paid.length > 0 && sum([e]).minus(sum(paid)).gt('0.02') ? [{ e, paid }] : []
  })
  if (off.length === 0) return []
  return [
    finding(
      subject,
      'R11b',
      'review',
      off.flatMap(({ e, paid }) => [e, ...paid]),
      {
        zh: `经济分类大于对应的功能科目：${off.map(({ e, paid }) => `${e.item_code} ${show(e.amount!)} ＞ ${paid.map((f) => f.item_code).join('+')} ${show(sum(paid))}`).join('；')}，差额可能列在别的科目`,
        en: `Economic items exceed the functions that pay them: ${off.map(({ e, paid }) => `${e.item_code} ${show(e.amount!)} > ${paid.map((f) => f.item_code).join('+')} ${show(sum(paid))}`).join('; ')}`,
        stated: off.map(({ e }) => show(e.amount!)).join(' / '),
      },
    ),
  ]
}

/** R15: the procurement plans of the projects against the total. R19 and R21: shares of small enterprises by kind. */
export const procurement: Rule = (subject) => {
  const found = []
  const total = money(subject, (f) => f.item === '政府采购预算合计')
  const plans = subject.facts.filter(
    (f) => f.subject === '政府采购' && f.parent !== null && f.measure === '金额',
  )
  if (total !== undefined && plans.length > 0 && sum(plans).minus(total.amount!).abs().gt('0.02')) {
    found.push(
      finding(subject, 'R15', 'review', [total, ...plans], {
        zh: `各项目的采购计划合计 ${show(sum(plans))} 万元，与政府采购预算 ${show(total.amount!)} 万元差 ${show(sum(plans).minus(total.amount!).abs())}，可能有基本支出采购`,
        en: `Project plans sum to ${show(sum(plans))}, the procurement budget is ${show(total.amount!)} (万元)`,
        stated: show(total.amount!),
        recomputed: show(sum(plans)),
      }),
    )
  }
  const sme = money(subject, (f) => f.item === '授予中小企业合同金额')
  const kinds = ['货物', '工程', '服务'].flatMap((kind) => {
    const share = subject.facts.find(
      (f) => f.item === `${kind}采购授予中小企业合同金额` && f.measure === '占比',
    )
    const spent = money(subject, (f) => f.item === `政府采购${kind}支出`)
    return share === undefined || spent === undefined ? [] : [{ share, spent }]
  })
  const implied = kinds.reduce(
    (all, { share, spent }) => all.plus(new Big(share.value!).times(spent.amount!).div(100)),
    new Big(0),
  )
  if (
    sme !== undefined &&
    kinds.length >= 2 &&
    implied.minus(sme.amount!).abs().gt(new Big(sme.amount!).times('0.05').plus('0.1'))
  ) {
    found.push(
      finding(subject, 'R19', 'error', [sme, ...kinds.flatMap(({ share, spent }) => [spent, share])], {
        zh: `货物、服务的中小企业占比与合同金额不符：按占比推算为 ${show(implied.round(2))} 万元，印的是 ${show(sme.amount!)} 万元；占比的分母可能用错`,
        en: `SME shares by kind imply ${show(implied.round(2))}, the contracts are ${show(sme.amount!)} (万元); wrong denominators`,
        stated: show(sme.amount!),
        recomputed: show(implied.round(2)),
      }),
    )
  }
  for (const { share, spent } of kinds.filter((kind) => new Big(kind.spent.amount!).eq(0))) {
    found.push(
      finding(subject, 'R21', 'zero-base', [spent, share], {
        zh: `支出为零却印了占比：${cite(share)}，零不能作分母`,
        en: `A share of zero spending: ${share.item} prints ${share.value}%`,
        stated: `${share.value}%`,
      }),
    )
  }
  return found
}

/** R7 for projects: money of projects booked to a function for running costs. */
export const bookedToRunning: Rule = (subject) =>
  subject.facts
    .filter(
      (f) =>
        f.subject === '项目' && f.origin === 'narrative' && /^(?:事业运行|行政运行|机关运行)/.test(f.item),
    )
    .map((f) =>
      finding(subject, 'R7', 'review', [f], {
        zh: `项目支出列在运行科目：${cite(f)}；运行（项）反映的是基本支出`,
        en: `Project money is booked to a running-cost function: ${f.item} (line ${f.line})`,
        stated: f.item,
      }),
    )
