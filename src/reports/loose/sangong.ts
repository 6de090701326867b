import type { Form } from '../statements/forms.ts'
import { itemNamed } from '../statements/words.ts'
import type { Cell } from '../table.ts'
import { identitiesOf, middles, numbering, stacked } from './columns.ts'
import { type Attests, placeRows, type Rebuilt } from './rows.ts'
import { blank, named, type Token } from './token.ts'

/** The part of 三公 that words name; under a head of the vehicles 小计 is their sum. */
function partNamed(text: string, form: Form): string | undefined {
  if (/^(?:“三公”经费)?合计$/.test(text)) return '“三公”经费合计'
  if (/小计$/.test(text)) return '公务用车购置及运行费'
  const item = itemNamed(text)?.item ?? ''
  return form.columns.includes(item) || item === '机关运行经费' ? item : undefined
}

const GROUP =
  /(?:(?:20\d\d|上|本)年度?)?(?:年初|全年|调整)?(?:预算|决算|执行)(?:数|金额)|(?:20\d\d|上|本)年度?(?:预算|决算|执行)/g

/** The parts in the order of the head: 接待 may stand before 用车, and the vehicles' two parts stand under their sum. */
function order(head: string, form: Form): string[] {
  const reception = head.search(/公务接待/)
  const vehicles = head.search(/(?:公务用?车|公车)购置(?:费用?)?(?:及|和|与)运行/)
  const abroad = head.search(/因公出国/)
  const cars = ['公务用车购置及运行费', '公务用车购置费', '公务用车运行费']
  const blocks = [
    { at: abroad, names: ['因公出国(境)费'] },
    { at: vehicles, names: cars },
    { at: reception, names: ['公务接待费'] },
  ]
  // 机关运行经费 is no part of the sum; the forms that have it set it last.
  const last = /机关运行/.test(head) ? ['机关运行经费'] : []
  if (blocks.some((block) => block.at < 0)) return [...form.columns]
  return ['“三公”经费合计', ...blocks.sort((x, y) => x.at - y.at).flatMap((block) => block.names), ...last]
}

/** Some tables leave the sum of the vehicles' two parts out, or their two parts. */
const FEWEST = 4

/** The parts by where their heads stand, for one stage; null where a head is none of the form's. */
function standing(head: readonly Token[], form: Form): { parts: string[]; centres: number[] } | null {
  const columns = stacked(head, form)
  const parts = columns?.map(({ name }) => partNamed(name, form)) ?? []
  if (columns === null || parts.includes(undefined) || new Set(parts).size < Math.max(FEWEST, parts.length))
    return null
  return { parts: parts as string[], centres: columns.map((column) => column.centre) }
}

/** One row for each part: 因公出国(境)费 0.00 0.00. */
function upright(tokens: readonly Token[]): { label: Token; numbers: Token[] }[] {
  const rows: { label: Token; numbers: Token[] }[] = []
  for (const token of tokens) {
    if (!token.number) {
      const folded = token.folded.replace(/^[\d一二三四.、()]+|^其中:/, '')
      rows.push({ label: { ...token, folded }, numbers: [] })
    } else rows.at(-1)?.numbers.push(token)
  }
  const filled = rows.filter((row) => row.numbers.length > 0)
  // a column of 行次 counts the rows
  const isCounted = filled.every(({ numbers }, i) => numbers[0]!.folded === String(i + 1))
  return isCounted ? filled.map((row) => ({ ...row, numbers: row.numbers.slice(1) })) : filled
}

/** Each column's head, number and amount together: 合计 1 8.00, 因公出国(境)费 2. */
function columnwise(tokens: readonly Token[]): Cell[][] | null {
  const names: Cell[] = []
  const groups: Cell[] = []
  const values: Cell[] = []
  let group: Token | null = null
  let part: Token | null = null
  for (const token of tokens) {
    if (!token.number) {
      if (/^(?:.{0,6})(?:预算|决算)(?:数|金额)$/.test(token.folded)) group = token
      else part = token
    } else if (token.folded === String(names.length + 1) && part !== null) {
      names.push(part)
      groups.push(group ?? blank(token))
      group = null
      values.push(blank(token))
    } else if (names.length === 0 || values.at(-1)!.folded !== '') return null
    else values[values.length - 1] = token
  }
  return names.length >= 6 && names.length % 6 === 0 ? [groups, names, values] : null
}

/** Rebuilds the 三公 table: twelve columns (six for a budget), or one row for each part. */
export function rebuildSangong(tokens: readonly Token[], form: Form, attests: Attests): Rebuilt | null {
  const columns = columnwise(tokens)
  if (columns !== null) return { rows: columns, unplaced: [] }
  const run = numbering(tokens)
  const runEnd = run.length < 3 ? 0 : tokens.indexOf(run.at(-1)!) + 1
  const firstNumber = tokens.findIndex((token, i) => i >= runEnd && token.number)
  const [near] = tokens
  if (firstNumber < 0 || near === undefined) return null
  const head = tokens
    .slice(0, firstNumber)
    .filter((token) => !token.number && !token.folded.includes(':'))
    .map((token) => token.folded)
    .join('')
  // the budget of 机关运行经费 is a column's name, no stage of the others
  const groups = [...head.replace(/机关运行经费预算数?/g, '机关运行').matchAll(GROUP)].map(
    (match) => match[0],
  )
  const all = upright(tokens.slice(runEnd))
  const isPart = (text: string) => form.columns.includes(itemNamed(text)?.item ?? '')
  if (all.filter(({ label }) => isPart(label.folded)).length >= 3) {
    const width = Math.max(...all.map((row) => row.numbers.length))
    if (groups.length !== width) return null
    const full = all.filter((row) => row.numbers.length === width)
    const header = ['项目', ...groups].map((text) => named(text, near))
    return {
      rows: [header, ...full.map((row): Cell[] => [row.label, ...row.numbers])],
      unplaced: all.filter((row) => row.numbers.length < width).flatMap((row) => row.numbers),
    }
  }
  const stood = standing(tokens.slice(0, firstNumber), form)
  const parts = stood?.parts ?? order(head, form)
  const numbers = tokens.slice(firstNumber).filter((token) => token.number)
  const pairs = groups.length === 2 * parts.length
  const count = pairs ? 2 : run.length > 0 ? run.length / parts.length : Math.max(1, groups.length)
  if (!Number.isInteger(count) || numbers.length > count * parts.length) return null
  // both stages of a part beside each other, or all parts of a stage
  const place = (g: number, j: number) => (pairs ? 2 * j + g : g * parts.length + j)
  const names = Array<string>(count * parts.length)
  const top = Array<string>(count * parts.length).fill('')
  for (let g = 0; g < count; g++)
    for (const [j, part] of parts.entries()) {
      names[place(g, j)] = part
      if (pairs || j === 0) top[place(g, j)] = groups[g] ?? ''
    }
  const identities = Array.from({ length: count }, (_, g) =>
    identitiesOf(form, parts).map(({ whole, parts: list, less = [] }) => ({
      whole: place(g, whole),
      parts: list.map((j) => place(g, j)),
      less: less.map((j) => place(g, j)),
    })),
  ).flat()
  const placed = placeRows(
    [{ code: null, label: named('三公', numbers[0] ?? near), numbers, depth: 0 }],
    names,
    identities,
    { centres: middles(run) ?? (count === 1 ? (stood?.centres ?? null) : null), page: near.page },
    attests,
  )
  const under = names.map((name) => named(name, near))
  return {
    rows: [top.map((name) => named(name, near)), under, ...placed.rows.map((row) => row.slice(2))],
    unplaced: placed.unplaced,
  }
}
