import { cents } from '../figures.ts'
import type { Cell } from '../table.ts'
import { byPosition, isSet, middleOf } from './columns.ts'
import { type Identity, type Placing, placings, settle } from './place.ts'
import { blank, type Token } from './token.ts'

/** Rows rebuilt from loose cells, and the numbers whose column stayed unknown. */
export interface Rebuilt {
  rows: Cell[][]
  unplaced: Token[]
}

/** Whether the report's text names a column beside this amount. */
export type Attests = (column: string, amount: string) => boolean

/** How a row's numbers may stand in the columns; one way where all columns are filled. */
function candidates(
  numbers: readonly Token[],
  names: readonly string[],
  identities: readonly Identity[],
  at: { centres: readonly number[] | null; page: number | null },
  attests: Attests | null,
): Placing[] {
  const values = numbers.map((token) => cents(token.folded))
  if (values.length > names.length) return []
  if (values.length === names.length) return [values]
  const ways = placings(values, names.length, identities)
  const { centres, page } = at
  const standing = byPosition(numbers, centres, page)
  if (standing !== null && centres !== null) {
    // a number right under its head is taken as printed, even where the report's own sums then fail
    const under = numbers.every((token, i) => {
      const centre = centres[standing[i]!]!
      return centre >= token.left && centre <= token.right
    })
    const nearest = under ? null : nearestOf(numbers, ways, centres)
    return [nearest ?? names.map((_, j) => (standing.includes(j) ? values[standing.indexOf(j)]! : null))]
  }
  if (ways.length < 2 || attests === null) return ways
  const score = (way: Placing) =>
    way.filter((value, j) => value !== null && attests(names[j]!, (value / 100).toFixed(2))).length
  const best = Math.max(...ways.map(score))
  const top = ways.filter((way) => score(way) === best)
  return best > 0 ? top : ways
}

/** Of the ways that keep the sums, the one whose numbers stand nearest to their columns. */
function nearestOf(
  numbers: readonly Token[],
  ways: readonly Placing[],
  centres: readonly number[],
): Placing | null {
  const distance = (way: Placing) => {
    const columns = way.flatMap((value, j) => (value === null ? [] : [j]))
    return columns.reduce((sum, j, i) => {
      const token = numbers[i]!
      return sum + Math.abs(middleOf(token) - centres[j]!)
    }, 0)
  }
  const [first, ...rest] = ways
  if (first === undefined) return null
  return rest.reduce((best, way) => (distance(way) < distance(best) ? way : best), first)
}

/** Puts numbers under the columns; a number that could stand under several stays out. */
export function placeRows(
  rows: readonly { numbers: Token[]; label: Cell; code: Cell | null; depth: number }[],
  names: readonly string[],
  identities: readonly Identity[],
  at: { centres: readonly number[] | null; page: number | null },
  attests: Attests,
): Rebuilt {
  const numbers = rows.map((row) => row.numbers.filter((token) => token.page === at.page))
  const set = at.centres !== null && isSet(numbers, at.centres)
  const place = set ? at : { ...at, centres: null }
  const order = [...rows.keys()].sort((a, b) => Number(rows[b]!.depth === 0) - Number(rows[a]!.depth === 0))
  const inOrder = settle(
    order.map((k) => {
      const { depth, numbers } = rows[k]!
      return {
        depth,
        values: numbers.map((token) => cents(token.folded)),
        candidates: candidates(numbers, names, identities, place, depth === 0 ? attests : null),
      }
    }),
  )
  const settled = rows.map((_, k) => inOrder[order.indexOf(k)])
  const unplaced: Token[] = []
  const out = rows.map((row, k) => {
    const free = [...row.numbers]
    const near = row.code ?? row.label
    const cells = names.map((_, j): Cell => {
      const value = settled[k]?.[j] ?? null
      const own = value === null ? -1 : free.findIndex((token) => cents(token.folded) === value)
      return own < 0 ? blank(near) : free.splice(own, 1)[0]!
    })
    unplaced.push(...free)
    return [row.code ?? blank(near), row.label, ...cells]
  })
  return { rows: out, unplaced }
}

/** Within a hundredth: apart by what a report may print wrong, not by a row too many or too few. */
export const near = (a: number, b: number): boolean => Math.abs(a - b) <= Math.max(100, Math.abs(b) / 100)

/** The pieces of a name as one cell. */
export function joined(label: readonly Token[]): Cell {
  return {
    ...label[0]!,
    folded: label.map((piece) => piece.folded).join(''),
    printed: label.map((piece) => piece.printed).join(''),
  }
}

/** How deep a coded row lies: 合计 0, 类 1, 款 2, 项 3. */
export const depthOf = (code: Cell | null): number => (code === null ? 0 : (code.folded.length - 1) / 2)
