const AMOUNT = /^\s?(?:人民币)?\d(?!\d{0,3}年|[.、](?!\d))/

const isDigit = (char: string | undefined) => char !== undefined && char >= '0' && char <= '9'

/** Cuts a stretch at any of `marks`; a colon right before an amount is none, nor a comma inside one. The mark belongs to the piece before it. */
export function pieces(text: string, start: number, end: number, marks: string): [number, number][] {
  const cut: [number, number][] = []
  let from = start
  for (let at = start; at < end; at++) {
    if (!marks.includes(text[at]!)) continue
    if (text[at] === ':' && AMOUNT.test(text.slice(at + 1, at + 12))) continue
    if (text[at] === ',' && isDigit(text[at - 1]) && isDigit(text[at + 1])) continue
    cut.push([from, at + 1])
    from = at + 1
  }
  if (from < end) cut.push([from, end])
  return cut
}
