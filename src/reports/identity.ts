import { type CoverField, type Identity, type Remark, UNKNOWN_UNIT } from '../model/fact.ts'
import type { Words } from '../model/message.ts'
import type { Kind, Level } from '../model/vocabulary.ts'
import { bare, type Line } from './document.ts'
import {
  type District,
  districtNamed,
  districtOf,
  districtSpokenOf,
  divisionOf,
  isPlaced,
} from './identity/districts.ts'
import { given, type Mention, type Told, told } from './identity/evidence.ts'
import { kindsIn, levelIn } from './identity/genre.ts'
import { mergeNames, namesIn } from './identity/names.ts'
import { arabicYears, BODY, canBeName, type HeadLine, titlesIn } from './identity/title.ts'
import { yearsIn } from './identity/years.ts'
import { notice } from './notice.ts'

export { type District, districtOf } from './identity/districts.ts'

/** What a person says of a report; it goes before what the report says. */
export interface Given {
  unit?: string
  year?: number
  kind?: Kind
  /** A code of GB/T 2260 or a name. */
  district?: string
}

/** What the cover says, with the other readings of it and where they stand. */
export interface Cover {
  unit: Told<string>
  year: Told<number>
  kind: Told<Kind>
  district: Told<string>
}

/** Lines of the cover: what stands before the report's own text. */
const HEAD = 40

function publishedOn(head: readonly HeadLine[], fiscalYear: number): string | null {
  for (const { text } of head) {
    const match =
      /^(?:(?:发布|公开|公布)(?:时间|日期):?|日期:)?(20\d\d)(?:年|-|\/|\.)(\d{1,2})(?:月|-|\/|\.)(\d{1,2})日?(?:\d{1,2}:\d{2}.*)?$/.exec(
        text,
      )
    if (match === null) continue
    const [, year, month, day] = match
    if (Number(month) < 1 || Number(month) > 12 || Number(day) < 1 || Number(day) > 31) continue
    if (fiscalYear === 0 || Math.abs(Number(year) - fiscalYear) <= 2)
      return `${year}-${month!.padStart(2, '0')}-${day!.padStart(2, '0')}`
  }
  return null
}

/** A place over a title is where the unit is, where the unit is named elsewhere: 2026年青云新区部门预算, 单位名称：…. */
const PLACE = /[省市区县旗州盟]$/
const NAMED = new RegExp(`${BODY}$`)

/** A first line that could be a name, for a report that names its unit nowhere else. */
function headings(head: readonly HeadLine[]): Mention<string>[] {
  return head
    .slice(0, 3)
    .filter(({ text }) => text.length <= 25 && canBeName(text) && NAMED.test(text))
    .map(({ text, line }) => ({ value: text, weight: 0.5, line, evidence: text, place: 'heading' as const }))
}

/** Finds the line of a place in a text that was put together from lines. */
function lineFinder(texts: readonly HeadLine[], gap: number): (at: number) => number {
  const starts: number[] = []
  let at = 0
  for (const { text } of texts) {
    starts.push(at)
    at += text.length + gap
  }
  return (position) => {
    let [low, high] = [0, starts.length - 1]
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if (starts[middle]! <= position) low = middle
      else high = middle - 1
    }
    return texts[low]?.line ?? 0
  }
}

const WORDS: Readonly<Record<CoverField, readonly [field: Words, flag: string]>> = {
  unit_name: [{ zh: '单位', en: 'unit' }, '--unit 名称'],
  fiscal_year: [{ zh: '年度', en: 'year' }, '--year 2023'],
  kind: [{ zh: '种类（预算、决算 …）', en: 'kind (budget, account …)' }, '--kind 决算'],
  district: [{ zh: '区县', en: 'district' }, '--district 420103 或 --unit 带省市的全名'],
}

function doubts(unsure: readonly CoverField[], cover: Cover): Remark[] {
  const fields = {
    unit_name: cover.unit,
    fiscal_year: cover.year,
    kind: cover.kind,
    district: cover.district,
  }
  return unsure.map((name) => {
    const { value, candidates } = fields[name]
    const [field, flag] = WORDS[name]
    const line = Math.max(1, candidates[0]?.line ?? 1)
    const evidence = candidates[0]?.evidence ?? ''
    return value === null
      ? notice('unknown', [line], { field, flag })
      : notice('guessed', [line], { field, value, line, evidence, flag })
  })
}

/** Where a unit is: as its name says, or else as the text says, unless the name is of a city's or a province's unit. */
function whereabouts(unit: string, text: string, districts: readonly District[]): District | null {
  const named = districtOf(unit, text, districts)
  if (named !== null || isPlaced(unit, districts) || /^[省市州]/.test(unit)) return named
  return districtSpokenOf(text, districts)
}

/** Tells what a report is from its text and from what a person says of it. Never refuses: what is not known is marked. */
export function identify(
  lines: readonly Line[],
  districts: readonly District[],
  said: Given = {},
): { identity: Identity; cover: Cover; notices: Remark[] } {
  const texts = lines
    .map((line) => ({ line: line.number, text: arabicYears(bare(line)) }))
    .filter(({ text }) => text !== '')
  const joined = texts.map(({ text }) => text).join('\n')
  const flat = joined.replaceAll('\n', '')
  const [inJoined, inFlat] = [lineFinder(texts, 1), lineFinder(texts, 0)]
  const lineAt = (text: string, at: number) => (text === joined ? inJoined(at) : inFlat(at))
  const head = texts.slice(0, HEAD)
  const titles = titlesIn(head)

  const division = titles.map((t) => (t.unit === null ? null : divisionOf(t.unit, districts)))
  const kind = told<Kind>(kindsIn(flat, titles), ['mention'])
  const whole = titles.findIndex((t, i) => division[i] !== null && t.level === null)
  const ofGovernment = whole >= 0 && titles.every((t, i) => t.unit === null || division[i] !== null)

  const named = mergeNames(
    [
      ...titles.flatMap((t, i) =>
        t.unit === null || (division[i] !== null && !ofGovernment)
          ? []
          : [
              {
                value: division[i]?.name ?? t.unit,
                weight: PLACE.test(t.unit) ? 2 : t.year === null ? 4 : 8,
                line: t.line,
                evidence: t.evidence,
                place: 'title' as const,
              },
            ],
      ),
      ...(ofGovernment ? [] : namesIn(lines, joined, flat, lineAt)),
    ].filter((m) => ofGovernment || divisionOf(m.value, districts) === null),
    flat,
  )
  const foundUnit = told([...named, ...(named.length === 0 ? headings(head) : [])], ['heading'])

  const thisYear = new Date().getFullYear()
  const years = [
    ...titles.flatMap((t) =>
      t.year === null
        ? []
        : [
            {
              value: t.year,
              weight: t.unit === null ? 6 : 12,
              line: t.line,
              evidence: t.evidence,
              place: 'title' as const,
            },
          ],
    ),
    ...yearsIn(flat, lineAt),
  ].filter(({ value }) => value >= 2000 && value <= thisYear + 1)
  const foundYear = told(years, ['mention'])

  const unit = said.unit === undefined ? foundUnit : given(said.unit, foundUnit)
  const year = said.year === undefined ? foundYear : given(said.year, foundYear)
  const sort = said.kind === undefined ? kind : given(said.kind, kind)
  const government = said.unit === undefined && ofGovernment ? division[whole]! : null
  const place =
    said.district !== undefined
      ? districtNamed(said.district, districts)
      : government !== null
        ? (districts.find((d) => d.code === government.code) ?? null)
        : unit.value === null
          ? null
          : whereabouts(unit.value, flat, districts)
  const district: Told<string> = {
    value: place?.code ?? null,
    confidence: said.district !== undefined ? 'given' : place === null ? 'unknown' : 'certain',
    candidates: place === null ? [] : [{ value: place.code, weight: 1, line: 0, evidence: place.name }],
  }
  const isDoubtful = ({ confidence }: Told<unknown>) => confidence === 'guess' || confidence === 'unknown'
  const unsure: CoverField[] = [
    ...(isDoubtful(unit) ? (['unit_name'] as const) : []),
    ...(isDoubtful(year) ? (['fiscal_year'] as const) : []),
    ...(isDoubtful(sort) ? (['kind'] as const) : []),
    ...(unit.value !== null && place === null && government === null && !isPlaced(unit.value, districts)
      ? (['district'] as const)
      : []),
  ]
  const level: Level | null =
    government !== null ? '政府' : (levelIn(flat) ?? titles.find((t) => t.level !== null)?.level ?? null)
  const cover = { unit, year, kind: sort, district }
  return {
    identity: {
      unit_name: unit.value?.replace(/[()]/g, (mark) => (mark === '(' ? '（' : '）')) ?? UNKNOWN_UNIT,
      district_code: place?.code ?? government?.code ?? null,
      district: place?.name ?? government?.name ?? null,
      fiscal_year: year.value ?? 0,
      kind: sort.value ?? '未知',
      level,
      amends: titles.find((t) => t.amends !== null)?.amends ?? null,
      unsure,
      given: [
        ...(said.unit === undefined ? [] : (['unit_name'] as const)),
        ...(said.year === undefined ? [] : (['fiscal_year'] as const)),
        ...(said.kind === undefined ? [] : (['kind'] as const)),
        ...(said.district === undefined ? [] : (['district'] as const)),
      ],
      published_on: publishedOn(head, year.value ?? 0),
    },
    cover,
    notices: doubts(unsure, cover),
  }
}
