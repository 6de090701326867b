import { matchesOf } from './matches.ts'
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

/** Units of what is counted. What follows tells 个 from 个人, 名 from 名称, 分 from 分钟. */
const UNIT = [
  '亿元|万元|千元|元(?!月|旦)|%|‰|个百分点|人次|批次|组次|台\\(套\\)|台/套|个月',
  '人(?!大代)|名(?!称|单)|辆|批|次|个(?!人|别)|家(?!庭)|台(?!账)|套|件|户|项(?!目)|平方米|平方公里|立方米|公里|亩|吨',
  '期(?!间|限|末|初)|场(?!所|馆|地)|篇|起(?!来|草)|条(?!例|款)|份(?!额)|册|艘|笔|所(?!有|属|在)|座(?!谈)|处(?!理|置|室)',
  '岁|天(?!然)|小时|分(?=[,。;)、(\\n]|$)',
].join('|')
const NUMBER = String.raw`\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?`
const TOKEN = new RegExp(String.raw`(-)?(${NUMBER})\s?(?:余|多)?([万亿](?!元))?(?:余|多)?(${UNIT})`, 'g')
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
  for (const match of matchesOf(slice, MALFORMED)) {
    malformed.push({ start: start + match.index, text: match[0] })
    spoilt.push([match.index, match.index + match[0].length])
  }
  const tokens: Token[] = []
  for (const match of matchesOf(slice, TOKEN)) {
    if (spoilt.some(([from, to]) => match.index >= from && match.index < to)) continue
    if (match[1] === undefined && /[\d.]$|\d,$/.test(slice.slice(Math.max(0, match.index - 2), match.index)))
      continue
    const negative = match[1] !== undefined
    if (negative && /[\d%]/.test(slice[match.index - 1] ?? '')) continue // the upper end of a range
    const after = slice.slice(match.index + match[0].length, match.index + match[0].length + 8)
    if ((match[4] !== '%' && /^(\(含\))?[及]?以[上下]/.test(after)) || /^\(不?含(?:\)|本)/.test(after))
      continue
    if (/第\s?$/.test(slice.slice(Math.max(0, match.index - 2), match.index))) continue
    tokens.push({
      start: start + match.index + (match[1] ? 1 : 0),
      end: start + match.index + match[0].length,
      value: (negative ? '-' : '') + plainNumber(match[2]!),
      unit: (match[3] ?? '') + match[4]!,
    })
  }
  return { tokens, malformed }
}
