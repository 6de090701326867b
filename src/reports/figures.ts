/** A number with its unit in a stretch of folded text. Positions count from the start of the whole flow. */
export interface Token {
  start: number
  end: number
  value: string
  unit: string
}

/** A number that cannot be one, such as 1.2.3万元. */
export interface Malformed {
  start: number
  text: string
}

const UNIT = '亿元|万元|千元|元|%|人次|人|辆|批次|批|次|个|家|台\\(套\\)|台/套|台|套|件|户|项|平方米'
const NUMBER = String.raw`\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?`
const TOKEN = new RegExp(String.raw`(-)?(${NUMBER})\s?(${UNIT})`, 'g')
/** Nobody prints more than twelve digits before the point or six after it: such a run is no amount. */
const MALFORMED =
  /\d+\.\d{7,}\s?(?:亿元|万元|千元|元|%)|\d{13,}(?:\.\d+)?\s?(?:亿元|万元|千元|元|%)|\d[\d,]*\.\d+\.\d[\d.]*\s?(?:亿元|万元|千元|元|%)|\d+(?:,\d{1,2})+(?![\d,])(?:\.\d+)?\s?(?:亿元|万元)/g

/** Removes thousands separators. */
export function plainNumber(text: string): string {
  return text.replaceAll(',', '')
}

/** A printed amount in hundredths of its unit, for comparing sums. */
export const cents = (text: string): number => Math.round(Number(plainNumber(text)) * 100)

/** The numbers with a unit between `start` and `end`, and the ones that cannot be read as numbers. */
export function tokenise(
  text: string,
  start: number,
  end: number,
): { tokens: Token[]; malformed: Malformed[] } {
  const slice = text.slice(start, end)
  const malformed: Malformed[] = []
  const spoilt: [number, number][] = []
  for (const match of slice.matchAll(MALFORMED)) {
    malformed.push({ start: start + match.index, text: match[0] })
    spoilt.push([match.index, match.index + match[0].length])
  }
  const tokens: Token[] = []
  for (const match of slice.matchAll(TOKEN)) {
    if (spoilt.some(([from, to]) => match.index >= from && match.index < to)) continue
    if (match[1] === undefined && /[\d.]$|\d,$/.test(slice.slice(Math.max(0, match.index - 2), match.index)))
      continue
    const negative = match[1] !== undefined
    if (negative && /[\d%]/.test(slice[match.index - 1] ?? '')) continue // the upper end of a range
    const after = slice.slice(match.index + match[0].length, match.index + match[0].length + 8)
    if (/^(\(含\))?以[上下]/.test(after) || /^\(含/.test(after)) continue
    tokens.push({
      start: start + match.index + (match[1] ? 1 : 0),
      end: start + match.index + match[0].length,
      value: (negative ? '-' : '') + plainNumber(match[2]!),
      unit: match[3]!,
    })
  }
  return { tokens, malformed }
}
