import type { Line } from '../document.ts'
import { cellSpans } from '../figure.ts'
import { plainCode } from '../statements/statement.ts'
import type { Cell } from '../table.ts'

/** A cell of a table that no rule or tab parts from its neighbours. `left` and `right` are columns of a fixed-width font. */
export interface Token extends Cell {
  number: boolean
  left: number
  right: number
}

const NUMBER = /^-?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?$/
/** A code stuck to its name, a name stuck to its amount, an amount stuck to the next name. */
const STUCK: readonly RegExp[] = [
  /^(\(?\d{3}类?\)?(?:\d{2}款(?:\d{2}项)?|\d{2}(?:\d{2})?)?)([一-龥].*)$/,
  /^(-?[\d,]+\.\d+)([一-龥].*)$/,
  /^(.*[一-龥)"”])(-?\d[\d,]*\.\d+)$/,
]

/** Columns that a text takes; some programs count a Chinese character as two, some as one. */
export const widthOf = (text: string, wide: number) =>
  [...text].reduce((sum, char) => sum + (char.charCodeAt(0) > 0x2e7f ? wide : 1), 0)

/** How wide the writer of these lines took a Chinese character to be: the way in which more amounts end in one column. */
export function characterWidth(lines: readonly Line[]): number {
  const ends = (wide: number) =>
    new Set(
      lines.flatMap((line) =>
        [...line.printed.matchAll(/\d\.\d{2}(?!\d)/g)].map((match) =>
          widthOf(line.printed.slice(0, match.index), wide),
        ),
      ),
    ).size
  return ends(1) < ends(2) ? 1 : 2
}

function pieces(text: string): string[] {
  if (plainCode(text) !== text) return [text]
  for (const pattern of STUCK) {
    const match = pattern.exec(text)
    if (match !== null) return [...pieces(match[1]!), ...pieces(match[2]!)]
  }
  return [text]
}

/** Whether `text` is the first part of a number that goes on: 2,855. or 2,85 */
const isCut = (text: string) => /^-?\d[\d,]*[.,]$/.test(text) || /^-?\d{1,3}(?:,\d{3})*,\d{1,2}$/.test(text)

/** The cells of a stretch of lines, parted by white space; a number cut by a space or a line's end is one. */
export function toTokens(lines: readonly Line[], wide: number): Token[] {
  const tokens: Token[] = []
  for (const line of lines) {
    for (const match of line.folded.matchAll(/\S+/g)) {
      let at = match.index
      for (const text of pieces(match[0])) {
        const left = widthOf(line.printed.slice(0, at), wide)
        const start = at
        const printed = line.printed.slice(at, at + text.length)
        at += text.length
        const token = {
          printed,
          folded: plainCode(text),
          line: line.number,
          page: line.page,
          start,
          number: NUMBER.test(plainCode(text)),
          left,
          right: left + widthOf(printed, wide),
        }
        const last = tokens.at(-1)
        const joined = last === undefined ? '' : last.folded + token.folded
        const oneCharacter = /^[一-龥]$/
        if (last !== undefined && isCut(last.folded) && NUMBER.test(joined))
          Object.assign(last, {
            printed: last.printed + printed,
            rest: [...(last.rest ?? []), ...cellSpans(token)],
            folded: joined,
            number: true,
            right: token.right,
          })
        else if (
          last !== undefined &&
          last.line === token.line &&
          ((oneCharacter.test(token.folded) &&
            !/[类款项]/.test(token.folded + last.folded) &&
            (last.folded.length === 1 || token.folded === '数') &&
            /^[一-龥]{1,2}$/.test(last.folded)) ||
            (/^[一-龥]{2,}/.test(token.folded) &&
              /^(?:[一二三四五六七八九十]{1,3}、|\d{1,2}[.、]|其中:)$/.test(last.folded)))
        )
          Object.assign(last, {
            printed: last.printed + printed,
            folded: joined,
            right: token.right,
            rest: [...(last.rest ?? []), ...cellSpans(token)],
          })
        else tokens.push(token)
      }
    }
  }
  return tokens
}

/** The filled cells of a table whose heads do not stand over their columns; each stands at its place in its row. */
export function tokensOf(rows: readonly Cell[][]): Token[] {
  return rows.flatMap((row) =>
    row.flatMap((cell, j) =>
      cell.folded === ''
        ? []
        : [{ ...cell, number: NUMBER.test(cell.folded), left: 20 * j, right: 20 * j + 10 }],
    ),
  )
}

/** An empty cell beside `near`. */
export function blank(near: Cell): Cell {
  return { printed: '', folded: '', line: near.line, page: near.page, start: 0 }
}

/** A head cell that the standard form has, whether or not it was printed whole. */
export function named(text: string, near: Cell): Cell {
  return { printed: text, folded: text, line: near.line, page: near.page, start: 0 }
}
