import { functionClassCode } from '../../model/vocabulary.ts'
import { cents } from '../figures.ts'
import type { Form } from '../statements/forms.ts'
import { cleanLabel } from '../statements/statement.ts'
import type { Cell } from '../table.ts'
import { columnsOf, identitiesOf, knownNames } from './columns.ts'
import { type Attests, near, placeRows, type Rebuilt } from './rows.ts'
import { blank, named, type Token } from './token.ts'

interface Item {
  label: Token
  right: boolean
  numbers: Token[]
}

const HEAD_WORD =
  /^(?:收入|支出|项目|行次|栏次|决算数|预算数|金额|合计|小计|一般公共预算财政拨款|政府性基金预算财政拨款|国有资本经营预算财政拨款|\(?按功能分类\)?|支出功能分类科目|本年(?:收入|支出)|财政拨款(?:收入|支出))$/
const ITEM =
  /^[一二三四五六七八九十]{1,3}、|^\d{1,2}[.、](?!\d)|合计$|总计$|结转|结余|弥补|分配|^(?:一般公共预算|政府性基金预算|国有资本经营预算)财政拨款$/

/** 行次: a row's number, which is no amount. */
const ROW_NUMBER = /^\d{1,2}$/
/** An item that the form numbers. */
const NUMBERED = /^[一二三四五六七八九十]{1,3}、/

/** Which money an item of the left side is; money of no kind there is none of the right side's either. */
const SCOPED = /一般公共预算|政府性基金|国有资本/

/** The side of an item, by what the form has there; a total that stands twice is income first. */
function isRight(text: string, seen: ReadonlySet<string>): boolean {
  const name = cleanLabel(text)
  if (functionClassCode(name) !== null) return true
  if (/总计$|^合计$/.test(name) && !/收入|支出/.test(name)) return seen.has(name)
  if (/分配|年[末终]|结转下年|交纳/.test(name)) return true
  if (/收入|年初|上年|弥补|使用/.test(name)) return false
  return /支出/.test(name)
}

function itemsOf(tokens: readonly Token[], form: Form, rowNumbers: boolean): Item[] {
  const columns = knownNames(form)
  const isHead = (token: Token) => HEAD_WORD.test(token.folded) || columns.includes(token.folded)
  const items: Item[] = []
  const seen = new Set<string>()
  for (const token of tokens) {
    const last = items.at(-1)
    if (token.number) {
      const isRowNumber = ROW_NUMBER.test(token.folded) && rowNumbers
      if (last !== undefined && !isRowNumber) last.numbers.push(token)
    } else if (form.columns.length > 1 && token.folded === '合计') continue
    else if (ITEM.test(token.folded) || functionClassCode(cleanLabel(token.folded)) !== null) {
      const right = isRight(token.folded, seen)
      seen.add(cleanLabel(token.folded))
      items.push({ label: token, right, numbers: [] })
    } else if (last !== undefined && last.numbers.length === 0 && !isHead(token)) {
      // a name that wraps
      const folded = last.label.folded + token.folded
      items[items.length - 1] = {
        ...last,
        label: { ...last.label, folded, printed: last.label.printed + token.printed },
        right: last.right || functionClassCode(cleanLabel(folded)) !== null,
      }
    }
  }
  return items
}

/** Labels and the amounts of each column that stand after them. */
interface Dump {
  labels: Token[]
  columns: Token[][]
}

/** Both sides' labels one after another, then their amounts: the sums and the text tell whose amount is whose. */
function undump(tokens: readonly Token[], form: Form, attests: Attests, unplaced: Token[]): Token[] {
  const dumps: Dump[] = [{ labels: [], columns: [] }]
  for (const token of tokens) {
    const dump = dumps.at(-1)!
    const column = dump.columns.at(-1)
    const classes = dump.labels.some((label) => functionClassCode(cleanLabel(label.folded)) !== null)
    if (token.number) {
      if (ROW_NUMBER.test(token.folded)) continue
      if (column === undefined) dump.columns.push([token])
      else column.push(token)
    } else if (form.columns.length > 1 && classes && form.columns.includes(token.folded)) {
      if (column !== undefined && column.length > 0) dump.columns.push([])
    } else if (ITEM.test(token.folded)) {
      if (dump.columns.length > 0) dumps.push({ labels: [token], columns: [] })
      else dump.labels.push(token)
    }
  }
  return dumps.flatMap(({ labels, columns }) => {
    const given = labels.map((label) => [label])
    for (const [c, numbers] of columns.entries()) {
      const filled = labels.filter((_, k) => given[k]!.length === c + 1)
      const owners = c === 0 ? ownersOf(labels, numbers, attests) : numbers.map((_, i) => filled[i] ?? null)
      const whole = c === 0 || numbers.length === filled.length
      for (const [i, number] of numbers.entries()) {
        const owner = whole ? owners[i] : null
        if (owner === null || owner === undefined) unplaced.push(number)
        else given[labels.indexOf(owner)]!.push(number)
      }
    }
    return given.filter((group) => group.length > 1).flat()
  })
}

/** Whose each amount is; null where that cannot be told. The amount that sums those before it is 本年合计, the last 总计. */
function ownersOf(labels: readonly Token[], numbers: readonly Token[], attests: Attests): (Token | null)[] {
  if (numbers.length === labels.length) return [...labels]
  const names = labels.map((label) => cleanLabel(label.folded))
  const sub = names.findIndex((name) => /^(?:本年)?(?:收入|支出)合计$/.test(name))
  const grand = names.findLastIndex((name) => /总计$/.test(name))
  const values = numbers.map((token) => cents(token.folded))
  const sumTo = (i: number) => values.slice(0, i).reduce((a, b) => a + b, 0)
  const at = values.findIndex((value, i) => i > 0 && Math.abs(value - sumTo(i)) <= i)
  if (sub < 0 || at < 0) return numbers.map(() => null)
  const stretch = (from: number, to: number, first: number, last: number): (Token | null)[] => {
    const own = numbers.slice(from, to)
    const open = labels.slice(first, last)
    if (own.length === open.length) return open
    return own.map((_, i) => {
      const amount = (values[from + i]! / 100).toFixed(2)
      const saying = open.filter((label) => attests(label.folded, amount))
      return saying.length === 1 ? saying[0]! : null
    })
  }
  const end = grand > sub && numbers.length > at + 1 ? numbers.length - 1 : numbers.length
  return [
    ...stretch(0, at, 0, sub),
    labels[sub]!,
    ...stretch(at + 1, end, sub + 1, grand < 0 ? labels.length : grand),
    ...(end < numbers.length ? [labels[grand]!] : []),
  ]
}

/** Whether labels come in a run without their amounts between. */
function isDumped(tokens: readonly Token[]): boolean {
  let run = 0
  let longest = 0
  for (const token of tokens) {
    if (token.number && !ROW_NUMBER.test(token.folded)) run = 0
    else if (ITEM.test(token.folded)) longest = Math.max(longest, ++run)
  }
  const items = tokens.filter((token) => ITEM.test(token.folded)).length
  const amounts = tokens.filter((token) => token.number && !ROW_NUMBER.test(token.folded))
  const labelled = amounts.filter((token) => {
    const before = tokens[tokens.indexOf(token) - 1]
    return before !== undefined && (!before.number || ROW_NUMBER.test(before.folded))
  })
  return longest > 4 && items > 4 && labelled.length < amounts.length / 2
}

/**
 * The items of one side that can stand: its parts are near its total, and balances are kept only where they lead from
 * 本年合计 to 总计. Null where the parts are nowhere near.
 */
function proven(items: readonly Item[], lost: Token[]): Item[] | null {
  const value = (item: Item) => cents(item.numbers[0]!.folded)
  const sum = (some: readonly Item[]) => some.reduce((all, item) => all + value(item), 0)
  const name = (item: Item) => cleanLabel(item.label.folded)
  const sub = items.find((item) => /^(?:本年)?(?:收入|支出)合计$/.test(name(item)))
  const grand = items.find((item) => /总计$/.test(name(item)))
  const parts = items.filter((item) => NUMBERED.test(item.label.folded))
  const own = parts.filter((item) => sub === undefined || items.indexOf(item) < items.indexOf(sub))
  const balances = items.filter((item) => BALANCE.test(name(item)) && !own.includes(item))
  const whole = sub ?? (balances.length === 0 ? grand : undefined)
  if (lost.length === 0 && whole !== undefined && own.length > 0 && !near(sum(own), value(whole))) return null
  if (sub !== undefined && grand !== undefined && near(value(sub) + sum(balances), value(grand)))
    return [...items]
  if (balances.length === 0) return [...items]
  lost.push(...balances.flatMap((item) => item.numbers))
  return items.filter((item) => !balances.includes(item))
}

const BALANCE = /结转|结余|弥补|分配/

/** Rebuilds 收支总表: one row for each item, income left and expenditure right. */
export function rebuildTwoSided(tokens: readonly Token[], form: Form, attests: Attests): Rebuilt | null {
  const first = tokens.findIndex((token) => NUMBERED.test(token.folded))
  const [start] = tokens
  if (first < 0 || start === undefined) return null
  const head = tokens.slice(0, first)
  const data = tokens.slice(first)
  const rowNumbers = tokens.some((token) => token.folded === '行次')
  const dumped = isDumped(data)
  const lost: Token[] = []
  const stream = dumped ? undump(data, form, attests, lost) : data
  const items = itemsOf(stream, form, rowNumbers && !dumped)
  const columns = form.columns.length === 1 ? null : columnsOf(head, form, [])
  const names = columns?.names ?? form.columns
  const left = proven(
    items.filter((item) => !item.right && item.numbers.length > 0),
    lost,
  )
  const right = proven(
    items.filter((item) => item.right && item.numbers.length > 0),
    lost,
  )
  if (left === null || right === null) return null
  const open = names.filter(
    (name, j) =>
      j === 0 ||
      left.every((item) => !SCOPED.test(item.label.folded)) ||
      left.some((item) => item.label.folded.includes(name.slice(0, 5))),
  )
  const total = right.find((item) => /^本年支出合计$|^支出合计$/.test(cleanLabel(item.label.folded)))
  const ordered = total === undefined ? right : [total, ...right.filter((item) => item !== total)]
  const placed = placeRows(
    ordered.map(({ label, numbers }) => ({
      code: null,
      label,
      numbers,
      depth: label === total?.label ? 0 : functionClassCode(cleanLabel(label.folded)) === null ? 0 : 1,
    })),
    open,
    identitiesOf(form, open),
    {
      page: columns?.page ?? null,
      centres: columns?.centres?.filter((_, j) => open.includes(names[j]!)) ?? null,
    },
    attests,
  )
  const gap = (cell: Cell, n: number) => Array.from({ length: n }, () => blank(cell))
  const isClass = (row: readonly Cell[]) => row.some((cell) => NUMBERED.test(cell.folded))
  const rows = [
    ...left.map(({ label, numbers }) => [label, blank(label), numbers[0]!, ...gap(label, open.length + 2)]),
    ...placed.rows.map(([, label, ...cells]) => [...gap(label!, 3), label!, blank(label!), ...cells]),
  ].sort((a, b) => Number(isClass(b)) - Number(isClass(a)))
  const header = ['项目', '行次', '金额', '项目', '行次', ...open].map((text) => named(text, start))
  return {
    rows: [header, ...rows],
    unplaced: [...lost, ...placed.unplaced, ...left.flatMap((item) => item.numbers.slice(1))],
  }
}
