import type { Identity } from '../model/fact.ts'
import type { Kind } from '../model/vocabulary.ts'
import type { Line } from './document.ts'
import { Unreadable } from './source/text.ts'

/** A county-level division of GB/T 2260. */
export interface District {
  code: string
  name: string
  city: string
  province: string
}

const BODY =
  '(?:局|委员会|办公室|中心|院|所|站|馆|校|学|园|队|处|部|会|社|厅|委|办|政府|公司|库|台|党校|医院|管理局|法院|检察院|街道|镇|乡|协会|联合会|机关|联|协|团|司|署|场|宫|室|组|基地|监狱|政协|人大)'
const NAME = String.raw`[一-龥()]{3,40}?${BODY}`
const NOT_A_UNIT =
  /^(?:本|各|全区|全市|其|该|我|纳入|所属|下属|一|二|三)|部门(?:预算|决算)|单位(?:预算|决算)|主管|负责|情况|经费|公开|年度|名称/

/** Printed places where a report names its unit, and how much each counts. */
const NAMED: readonly (readonly [RegExp, number])[] = [
  [
    new RegExp(
      String.raw`(?:部门|单位|填报单位|编制单位|预算单位|编制部门|填报部门|公开部门|公开单位)(?:\((?:单位|部门)\))?(?:名称|全称)?(?:\((?:盖章|公章|章)\))?:(${NAME})(?=单位|金额|$|\s)`,
      'g',
    ),
    3,
  ],
  [new RegExp(String.raw`第[一二三]部分(${NAME})(?:20\d\d年?度?|概况|部门|单位)`, 'g'), 4],
  [new RegExp(String.raw`20\d\d年?度?(${NAME})(?:部门|单位)?(?:预算|决算)`, 'g'), 3],
  [new RegExp(String.raw`(?:^|[。;])(${NAME})20\d\d年?度?(?:部门|单位)?(?:预算|决算)`, 'g'), 4],
  [
    new RegExp(
      String.raw`(?:^|[。;,:])(${NAME})(?:共有编制|总?编制(?:人数)?\d|在职实有|在职人|部门(?:预算|决算)由)`,
      'g',
    ),
    4,
  ],
  [new RegExp(String.raw`项目申报部门(${NAME})负责人`, 'g'), 2],
  [new RegExp(String.raw`20\d\d年度?(${NAME})(?:政府采购|因公出国|机关运行|\(含)`, 'g'), 2],
]

function mostOf<T>(counts: Map<T, number>): T | null {
  let best: T | null = null
  let most = 0
  for (const [key, count] of counts) if (count > most) [best, most] = [key, count]
  return best
}

function add<T>(counts: Map<T, number>, key: T, weight = 1): void {
  counts.set(key, (counts.get(key) ?? 0) + weight)
}

function kindOf(text: string): Kind | null {
  const finals = text.match(/(?:部门|单位|支出|收入|拨款)决算|决算(?:表|总表|情况|数)/g)?.length ?? 0
  const budgets =
    text.match(/(?:部门|单位|支出|收入|拨款)预算|预算(?:表|总表|情况|公开)|部门总预算/g)?.length ?? 0
  if (finals === 0 && budgets === 0) return null
  return finals >= budgets ? '决算' : '预算'
}

/** Whether the report speaks of itself as a department's (with its units) or as one unit's. */
function levelOf(text: string): '部门' | '单位' | null {
  const count = (level: string) =>
    text.match(new RegExp(`20\\d\\d年?度?[一-龥()]{0,40}?${level}(?:预算|决算)`, 'g'))?.length ?? 0
  const [departments, units] = [count('部门'), count('单位')]
  if (departments === 0 && units === 0) return null
  return departments >= units ? '部门' : '单位'
}

function yearOf(text: string): number | null {
  const counts = new Map<number, number>()
  for (const match of text.matchAll(
    /(?<!\d)(\d{4})(?:年度|年)(?:[一-龥()]{0,24}?)(?:部门|单位)?(?:决算|预算)/g,
  )) {
    const before = text.slice(Math.max(0, match.index - 2), match.index)
    if (!/[与比较同]$/.test(before)) add(counts, Number(match[1]), 2)
  }
  for (const match of text.matchAll(
    /(20\d\d)年度?(?:收|支|本年|财政拨款|一般公共|政府性|[“"]三公|部门|单位)/g,
  )) {
    const before = text.slice(Math.max(0, match.index - 2), match.index)
    if (!/[与比较同]$/.test(before)) add(counts, Number(match[1]))
  }
  return mostOf(counts)
}

function publishedOf(lines: Line[], fiscalYear: number): string | null {
  const head = lines.filter((line) => line.folded.trim() !== '').slice(0, 40)
  for (const line of head) {
    const text = line.folded.replace(/\s+/g, '')
    const match =
      /^(?:(?:发布|公开|公布)(?:时间|日期):?|日期:)?(20\d\d)(?:年|-|\/|\.)(\d{1,2})(?:月|-|\/|\.)(\d{1,2})日?(?:\d{1,2}:\d{2}.*)?$/.exec(
        text,
      )
    if (match === null) continue
    const [, year, month, day] = match
    if (Number(month) < 1 || Number(month) > 12 || Number(day) < 1 || Number(day) > 31) continue
    if (Math.abs(Number(year) - fiscalYear) <= 2)
      return `${year}-${month!.padStart(2, '0')}-${day!.padStart(2, '0')}`
  }
  return null
}

/** The division that a name speaks of; a name borne by several divisions needs its city beside it. */
export function districtOf(unitName: string, text: string, districts: readonly District[]): District | null {
  const named = districts.filter((d) => unitName.includes(d.name))
  const pool =
    named.length > 0
      ? named
      : districts.filter((d) => d.name.length > 2 && unitName.includes(d.name.slice(0, -1)))
  if (pool.length === 0) return null
  const longest = pool.filter((d) => d.name.length === Math.max(...pool.map((p) => p.name.length)))
  if (longest.length === 1) return longest[0]!
  const short = (name: string) => name.replace(/[市省]$/, '')
  return (
    longest.find((d) => unitName.includes(short(d.city))) ??
    mostOf(
      longest.reduce((counts, d) => {
        const count = text.split(short(d.city)).length - 1
        if (count > 0) counts.set(d, count)
        return counts
      }, new Map<District, number>()),
    )
  )
}

/** Tells what a report is from its text. Throws {@link Unreadable} where it is no report, or does not say whose and which year's. */
export function identify(lines: Line[], districts: readonly District[]): Identity {
  const texts = lines.map((line) => line.folded.replace(/[^\S\n]+/g, '')).filter((text) => text !== '')
  const joined = texts.join('\n')
  const flat = joined.replaceAll('\n', '')
  const kind = kindOf(flat)
  if (kind === null || !/收入|支出|收、支|三公|财政拨款/.test(flat))
    throw new Unreadable('不是部门预算或部门决算：没有找到预算、决算的用语')
  const fiscalYear = yearOf(flat)
  if (fiscalYear === null) throw new Unreadable('看不出是哪一年的报告：正文里没有“某年度决算”或“某年预算”')
  const thisYear = new Date().getFullYear()
  if (fiscalYear < 2000 || fiscalYear > thisYear + 1)
    throw new Unreadable(`年度 ${fiscalYear} 不可能：应在 2000 到 ${thisYear + 1} 之间`)
  const names = new Map<string, number>()
  for (const [pattern, weight] of NAMED) {
    for (const source of [joined, flat]) {
      for (const match of source.matchAll(
        new RegExp(pattern.source, pattern.source.includes('^') ? 'gm' : 'g'),
      )) {
        const name = match[1]!.replace(/^20\d\d年?度?/, '')
        if (!NOT_A_UNIT.test(name)) add(names, name, weight)
      }
    }
  }
  const best = mostOf(names)
  if (best === null)
    throw new Unreadable('看不出是哪个单位的报告：没有找到“部门：”“单位名称：”或标题中的单位名')
  const district = districtOf(best, flat, districts)
  return {
    unit_name: best,
    district_code: district?.code ?? null,
    district: district?.name ?? null,
    fiscal_year: fiscalYear,
    kind,
    level: levelOf(flat),
    published_on: publishedOf(lines, fiscalYear),
  }
}
