import type { Mention } from './evidence.ts'

const COMPARED = /[与比较同]$/
const compared = (text: string, at: number) => COMPARED.test(text.slice(Math.max(0, at - 2), at))

/** The year's own words: 2023年度…决算, 2023年度收入 …; a year that something is compared with is not the report's. */
const STRONG: readonly (readonly [RegExp, number])[] = [
  [/(?<!\d)(\d{4})(?:年度|年)(?:[一-龥()]{0,24}?)(?:部门|单位)?(?:决算|预算)/g, 2],
  [/(?<!\d)(20\d\d)年度?(?:收|支|本年|财政拨款|一般公共|政府性|[“"]三公|部门|单位)/g, 1],
]
/** Any year at all, and the end of a year that assets are counted at: signs, no proof. */
const WEAK: readonly (readonly [RegExp, number])[] = [
  [/(?:截至|截止)(?:到)?(20\d\d)年12月31日/g, 3],
  [/(?<!\d)(20\d\d)(?:-(?:20)?\d\d)?(?:学年|年度?)(?!\d|\d*月)/g, 1],
]

/** Years that the text gives itself, as strong and weak mentions. `flat` is the text without white space, years in Arabic numerals. */
export function yearsIn(flat: string, lineAt: (text: string, at: number) => number): Mention<number>[] {
  const found: Mention<number>[] = []
  for (const [patterns, place] of [
    [STRONG, 'sentence'],
    [WEAK, 'mention'],
  ] as const)
    for (const [pattern, weight] of patterns)
      for (const match of flat.matchAll(pattern)) {
        if (compared(flat, match.index)) continue
        found.push({
          value: Number(match[1]),
          weight: place === 'mention' ? weight / 100 : weight,
          line: lineAt(flat, match.index),
          evidence: match[0],
          place,
        })
      }
  return found
}
