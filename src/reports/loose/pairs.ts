import { bare, type Line } from '../document.ts'
import { formHead, isFormHead } from '../forms/form-heads.ts'
import type { Cell, Table } from '../table.ts'
import { named } from './token.ts'

const VALUE = /^[≥≤=<>]*-?\d[\d,]*(?:\.\d+)?(?:%|[一-龥]{1,4})?$/
const SCORE = /^自评(?:得分|等[次级])$/
const FEWEST = 3
/** Names that may follow each other without a value. */
const MOST_NAMES = 3

interface Pair {
  name: Cell | null
  head: Cell
  value: Cell
}

const cellOf = (line: Line): Cell => {
  const start = line.folded.length - line.folded.trimStart().length
  return {
    printed: line.printed.trim(),
    folded: bare(line),
    line: line.number,
    page: line.page,
    start,
  }
}

/** The pairs of head and value from `from` on, each with the last name before it, and where they end. */
function pairsFrom(full: readonly Line[], from: number): { pairs: Pair[]; scores: Line[]; end: number } {
  const pairs: Pair[] = []
  const scores: Line[] = []
  let end = from
  let name: Cell | null = null
  let names = 0
  for (let i = from; i < full.length && names < MOST_NAMES; ) {
    const [text, next] = [bare(full[i]!), full[i + 1]]
    const valued = next !== undefined && VALUE.test(bare(next))
    if (valued && (SCORE.test(text) || isFormHead(text))) {
      if (SCORE.test(text)) scores.push(full[i]!, next)
      else pairs.push({ name, head: cellOf(full[i]!), value: cellOf(next) })
      names = 0
      i += 2
      end = i
    } else if (text.length > 24 || /[。;]/.test(text) || text === '项目名称') break
    else {
      name = cellOf(full[i]!)
      names++
      i++
    }
  }
  return { pairs, scores, end }
}

/** The pairs of each name as a row of heads and one of values. */
function rowsOf(pairs: readonly Pair[]): Cell[][] {
  const groups: Pair[][] = []
  for (const pair of pairs) {
    const last = groups.at(-1)
    if (last !== undefined && last[0]!.name === pair.name) last.push(pair)
    else groups.push([pair])
  }
  return groups.flatMap((group) => {
    const { name, head } = group[0]!
    const heads = group.map((pair) => pair.head)
    const values = group.map((pair) => pair.value)
    if (formHead(heads)?.of === 'funds') {
      const label = name ?? named('', head)
      return [
        [label, ...heads],
        [named('年度资金总额', head), ...values],
      ]
    }
    return name === null
      ? []
      : [
          [named('三级指标', name), ...heads],
          [name, ...values],
        ]
  })
}

/** Self-evaluation forms set one cell a line, each value after its head (预算数, 54.00, 执行数, 54.00), with or without a title. */
export function rebuildPairs(lines: readonly Line[]): { tables: Table[]; taken: Set<Line> } {
  const tables: Table[] = []
  const taken = new Set<Line>()
  const full = lines.filter((line) => bare(line) !== '')
  for (let i = 0; i + 1 < full.length; i++) {
    if (bare(full[i]!) !== '项目名称') continue
    const { pairs, scores, end } = pairsFrom(full, i + 2)
    if (pairs.length < FEWEST) continue
    tables.push({
      above: [...full.slice(Math.max(0, i - 3), i), ...scores],
      below: full.slice(end, end + 6),
      rows: [[cellOf(full[i]!), cellOf(full[i + 1]!)], ...rowsOf(pairs)],
    })
    for (const line of full.slice(i, end)) taken.add(line)
    i = end - 1
  }
  return { tables, taken }
}
