import type { Kind } from '../../model/vocabulary.ts'
import type { Mention } from './evidence.ts'
import type { Title } from './title.ts'

/** How often a pattern is said; the same words around it again, as in a sentence that is repeated, count once. */
const count = (text: string, pattern: RegExp) =>
  new Set(
    [...text.matchAll(pattern)].map(({ index, 0: said }) =>
      text.slice(Math.max(0, index - 3), index + said.length + 10),
    ),
  ).size

/** Sections and tables that only a whole budget or account has. */
const ACCOUNTS =
  /收入支出(?:决算|预算)?总|收支(?:预算|决算)?总|本年(?:收入|支出)合计|(?:收入|支出)(?:决算|预算)(?:情况|总体|表)|(?:部门|单位)(?:收入|支出)?(?:预算|决算)(?:收入|支出|总)/g

/** The words that a budget and an account use of themselves, weighed against each other. */
function byWords(flat: string): Mention<Kind>[] {
  const finals = count(flat, /(?:部门|单位|支出|收入|拨款)决算|决算(?:表|总表|情况|数)/g)
  const budgets = count(flat, /(?:部门|单位|支出|收入|拨款)预算|预算(?:表|总表|情况|公开)|部门总预算/g)
  const mention = (value: Kind, weight: number): Mention<Kind>[] =>
    weight === 0
      ? []
      : [{ value, weight, line: 0, evidence: `“${value}”的用语 ${weight} 处`, place: 'sentence' }]
  // An account also speaks of the budget that it carries out; a tie is an account.
  return finals >= budgets ? mention('决算', finals) : mention('预算', budgets)
}

/** What a text without any word of a budget or an account may still be. */
function bySubject(flat: string): Mention<Kind>[] {
  const sangong = count(flat, /三公|因公出国|公务接待费|公务用车(?:购置|运行)/g)
  const performance = count(flat, /绩效自评|绩效指标|自评得分|自评总分|绩效评价/g)
  const assets = count(flat, /国有资产|固定资产|无形资产/g)
  const purchases = count(flat, /政府采购/g)
  const kinds: [Kind, number][] = [
    ['三公决算', sangong],
    ['绩效自评', performance],
    ['政府采购', purchases],
    ['国有资产', assets],
  ]
  return kinds
    .filter(([, n]) => n > 1)
    .map(([value, n]) => ({
      value,
      weight: n / 100,
      line: 0,
      evidence: `有关的用语 ${n} 处`,
      place: 'mention' as const,
    }))
}

/** What kind of paper it is: its title, else the words that it uses of itself, else what it speaks of. */
export function kindsIn(
  flat: string,
  titles: readonly (Title & { line: number; evidence: string })[],
): Mention<Kind>[] {
  const accounts = count(flat, ACCOUNTS)
  const whole = titles.filter((t) => t.unit !== null)
  const said = whole.length > 0 ? whole : titles.slice(0, 1)
  const fromTitles = said
    // A table's name above a whole account is no title of the paper.
    .filter((t) => t.unit !== null || t.kind === '预算' || t.kind === '决算' || accounts < 3)
    .map((t, i) => ({
      value: t.kind,
      weight: (t.unit === null ? 20 : 200) / (i + 1),
      line: t.line,
      evidence: t.evidence,
      place: 'title' as const,
    }))
  const words = byWords(flat)
  return [...fromTitles, ...words, ...(words.length === 0 ? bySubject(flat) : [])]
}

/** Whether the report speaks of itself as a department's (with its units) or as one unit's. */
export function levelIn(flat: string): '部门' | '单位' | null {
  const said = (level: string) =>
    count(flat, new RegExp(`20\\d\\d年?度?[一-龥()]{0,40}?${level}(?:预算|决算)`, 'g'))
  const [departments, units] = [said('部门'), said('单位')]
  if (departments === 0 && units === 0) return null
  return departments >= units ? '部门' : '单位'
}
