import { Unreadable } from '../source/text.ts'

/** A county-level division of GB/T 2260. */
export interface District {
  code: string
  name: string
  city: string
  province: string
}

/** A division of any rank: a province, a city, a county. Codes as in GB/T 2260, filled up with zeros. */
export interface Division {
  code: string
  name: string
}

interface Gazetteer {
  byName: Map<string, Division[]>
  counties: Map<string, District[]>
  above: readonly string[]
  /** The names of `above` by their lengths, the longest first. */
  aboveByLength: readonly (readonly [number, ReadonlySet<string>])[]
}

const gazetteers = new WeakMap<readonly District[], Gazetteer>()

function gazetteerOf(districts: readonly District[]): Gazetteer {
  const held = gazetteers.get(districts)
  if (held !== undefined) return held
  const byName = new Map<string, Division[]>()
  const counties = new Map<string, District[]>()
  const add = (name: string, code: string) => {
    const same = byName.get(name) ?? []
    if (!same.some((d) => d.code === code)) byName.set(name, [...same, { code, name }])
  }
  for (const d of districts) {
    add(d.name, d.code)
    add(d.city, `${d.code.slice(0, 4)}00`)
    add(d.province, `${d.code.slice(0, 2)}0000`)
    counties.set(d.name, [...(counties.get(d.name) ?? []), d])
  }
  const above = [...new Set(districts.flatMap((d) => [d.province, d.city]))].sort(
    (a, b) => b.length - a.length,
  )
  const lengths = [...new Set(above.map((name) => name.length))]
  const aboveByLength = lengths.map(
    (length) => [length, new Set(above.filter((name) => name.length === length))] as const,
  )
  const made = { byName, counties, above, aboveByLength }
  gazetteers.set(districts, made)
  return made
}

/** The division that a text names and nothing else (湖北省武汉市江汉区, 江汉区本级, 全省); null where it is the name of a unit. */
export function divisionOf(text: string, districts: readonly District[]): Division | null {
  const { byName, aboveByLength } = gazetteerOf(districts)
  let rest = text.replace(/(?:人民政府)?(?:全?[省市区县]|本)?级?(?:汇总)?$/, (tail) =>
    tail.length > 1 ? '' : tail,
  )
  for (;;) {
    const found = byName.get(rest)
    if (found !== undefined) {
      const within = found.find((d) =>
        districts.some((own) => own.code === d.code && text.includes(own.city)),
      )
      return { ...(within ?? found[0]!), name: text.slice(0, text.indexOf(rest)) + rest }
    }
    const higher = aboveByLength.find(
      ([length, names]) => rest.length > length && names.has(rest.slice(0, length)),
    )
    if (higher === undefined) return null
    rest = rest.slice(higher[0])
  }
}

const short = (name: string) => name.replace(/[市省]$/, '')

/**
 * The division that a name speaks of; a name borne by several divisions needs its city beside it, one without its 区 or 县
 * (江汉大数据中心) the full name somewhere in the text.
 */
export function districtOf(unitName: string, text: string, districts: readonly District[]): District | null {
  const named = districts.filter((d) => unitName.includes(d.name))
  const pool =
    named.length > 0
      ? named
      : districts.filter(
          (d) => d.name.length > 2 && unitName.includes(d.name.slice(0, -1)) && text.includes(d.name),
        )
  if (pool.length === 0) return null
  const longest = pool.filter((d) => d.name.length === Math.max(...pool.map((p) => p.name.length)))
  return longest.find((d) => unitName.includes(short(d.city))) ?? withinCity(longest, text)
}

/** Of divisions that bear one name, the one whose city the text names most; null where it names none of them. */
function withinCity(same: readonly District[], text: string): District | null {
  if (same.length === 1) return same[0]!
  const counts = same.map((d) => ({ d, count: text.split(short(d.city)).length - 1 }))
  const most = counts.toSorted((a, b) => b.count - a.count)[0]!
  return most.count > 0 ? most.d : null
}

/** The division that a person names: by its code, its name, or city and name. Throws {@link Unreadable} where there is none, or several. */
export function districtNamed(words: string, districts: readonly District[]): District {
  const found = /^\d{6}$/.test(words)
    ? districts.filter((d) => d.code === words)
    : districts.filter((d) => [d.name, d.city + d.name, d.province + d.city + d.name].includes(words))
  if (found.length === 1) return found[0]!
  throw new Unreadable(
    found.length === 0
      ? `没有“${words}”这个区县；请写六位代码或全名，例如 420103 或 江汉区`
      : `叫“${words}”的区县有 ${found.length} 个：${found.map((d) => `${d.code} ${d.city}${d.name}`).join('、')}；请写六位代码`,
  )
}

/** Names of areas that every place has. */
const NO_PLACE = /(?:开发|高新|园|新|景|校|社|库|灾|地|林|矿|城|片|辖)区$/
const PLACE = /^(?![省市县区州旗盟])[一-龥]{2,12}?(?:省|市|自治[区州]|州|盟|县|区|旗)(?=[一-龥])/

/**
 * Whether a unit's name alone says where the unit is: 青云市图书馆, 湖北美术馆; not 区教育局, nor 鼓楼区教育局, since
 * several cities have a 鼓楼区.
 */
export function isPlaced(unitName: string, districts: readonly District[]): boolean {
  const { counties, above } = gazetteerOf(districts)
  if (above.some((name) => unitName.startsWith(short(name)))) return true
  const place = PLACE.exec(unitName)?.[0]
  return place !== undefined && !NO_PLACE.test(place) && (counties.get(place)?.length ?? 1) === 1
}

const LONGEST_NAME = 12
/** Fewer mentions may be of a neighbour. */
const FEWEST_MENTIONS = 3

/** The division that a text speaks of again and again, at least twice as often as of any other; null where there is none. */
export function districtSpokenOf(text: string, districts: readonly District[]): District | null {
  const { counties } = gazetteerOf(districts)
  const mentions = new Map<string, number>()
  for (const { index } of text.matchAll(/[区县市旗]/g)) {
    for (let length = Math.min(LONGEST_NAME, index + 1); length > 2; length--) {
      const name = text.slice(index + 1 - length, index + 1)
      if (!counties.has(name)) continue
      mentions.set(name, (mentions.get(name) ?? 0) + 1)
      break
    }
  }
  const [most, next] = [...mentions].sort(([, a], [, b]) => b - a)
  if (most === undefined || most[1] < FEWEST_MENTIONS || most[1] < 2 * (next?.[1] ?? 0)) return null
  return withinCity(counties.get(most[0])!, text)
}
