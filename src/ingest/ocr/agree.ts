import type { Doubted } from '../../reports/source/grid.ts'
import type { Reading } from './reading.ts'

/** A number whose characters the only program is less sure of than this is doubted. */
const SURE = 0.3

const NUMBER = /(?<!\d)-?\d(?:[\d,.]*\d)?/g

interface Token {
  text: string
  start: number
  end: number
  left: number
  right: number
}

/** The numbers of a reading with their places in the text and on the page. */
function numbersOf({ text, ends }: Reading): Token[] {
  return [...text.matchAll(NUMBER)].map(({ index, 0: number }) => {
    const end = index + number.length
    return { text: number, start: index, end, left: ends[index - 1] ?? 0, right: ends[end - 1]! }
  })
}

/** The value of a number, whatever marks its thousands: 1,003.50 and 1.003.50 are one. */
const plain = (number: string) => number.replaceAll(',', '').replace(/\.(?=.*\.)/g, '')

/** The numbers of a reading that another program reads otherwise, or not at all, in the same place. */
export function disagreements(reading: Reading, other: Reading | null): Doubted[] {
  const others = other === null ? [] : numbersOf(other)
  const own = numbersOf(reading)
  const same = (a: Token, b: Token | undefined) => b !== undefined && plain(a.text) === plain(b.text)
  if (own.length === others.length && own.every((number, i) => same(number, others[i]))) return []
  return own.flatMap((number) => {
    const there = others.filter((o) => o.left < number.right && number.left < o.right)
    if (there.some((o) => same(number, o))) return []
    const { start, end } = number
    return [{ start, end, other: there.map((o) => o.text).join(' ') || null }]
  })
}

/** The numbers of a reading that its program is not sure of. */
export function unsure(reading: Reading): Doubted[] {
  return numbersOf(reading)
    .filter(({ start, end }) => reading.sure.slice(start, end).some((sure) => sure < SURE))
    .map(({ start, end }) => ({ start, end, other: null }))
}
