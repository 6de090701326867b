import { parseQuery } from '../model/query.ts'
import { type Result, toRows } from '../model/result.ts'

/** A unit as it is looked for. */
export interface UnitEntry {
  unit_id: string
  unit: string
  district: string
  kind: string
  /** Every name that it bore, its standing one too. */
  names: readonly string[]
}

/** Every unit with its names. */
export const DIRECTORY = parseQuery(
  'directory',
  `SELECT u.unit_id, u.unit, coalesce(u.district, '') AS district, coalesce(u.kind, '') AS kind,
    (SELECT string_agg(DISTINCT n.name, chr(10) ORDER BY n.name) FROM unit_names AS n WHERE n.unit_id = u.unit_id) AS names
FROM units AS u ORDER BY u.unit_id`,
)

/** The first character of each initial, in the order of pinyin. */
const FIRST = '阿八嚓哒妸发旮哈讥咔垃妈拏噢妑七呥仨他屲夕丫帀'
const LETTERS = 'abcdefghjklmnopqrstwxyz'
/** Characters of unit and place names that are also read otherwise. */
const ALSO: Readonly<Record<string, string>> = {
  长: 'c',
  重: 'c',
  行: 'h',
  都: 'd',
  会: 'k',
  乐: 'y',
  单: 's',
  曾: 'c',
  朝: 'c',
  车: 'c',
  解: 'x',
  大: 'd',
  厦: 'x',
  柏: 'b',
  六: 'l',
  番: 'p',
  调: 'd',
  校: 'j',
}
const byPinyin = new Intl.Collator('zh-CN-u-co-pinyin')
const known = new Map<string, string>()

/** The letters that a character's reading may begin with; the character itself where it is no Chinese one. */
export function initialsOf(character: string): string {
  const held = known.get(character)
  if (held !== undefined) return held
  let letters = character.toLowerCase()
  if (/[一-龥]/.test(character)) {
    let at = LETTERS.length - 1
    while (at > 0 && byPinyin.compare(character, FIRST[at]!) < 0) at--
    letters = LETTERS[at]! + (ALSO[character] ?? '')
  }
  known.set(character, letters)
  return letters
}

/** Whether typed letters are initials of consecutive characters of a name. */
function hasInitials(name: string, typed: string): boolean {
  const characters = [...name]
  for (let from = 0; from + typed.length <= characters.length; from++) {
    let i = 0
    while (i < typed.length && initialsOf(characters[from + i]!).includes(typed[i]!)) i++
    if (i === typed.length) return true
  }
  return false
}

/** The units of a result of {@link DIRECTORY}. */
export function toDirectory(result: Result): UnitEntry[] {
  return toRows(result).map((row) => {
    const unit = String(row.unit)
    const names = [...new Set([unit, ...String(row.names ?? '').split('\n')])].filter(Boolean)
    return {
      unit_id: String(row.unit_id),
      unit,
      district: String(row.district ?? ''),
      kind: String(row.kind ?? ''),
      names,
    }
  })
}

/** The unit's old name that was meant, where it was found by it. */
export interface Found extends UnitEntry {
  by: string | null
}

/**
 * Units by what was typed: name, old name, district, kind, or pinyin initials (`jhdsj`); words parted by spaces must all
 * be met. Those whose name begins so come first.
 */
export function findUnits(directory: readonly UnitEntry[], typed: string, most: number): Found[] {
  const words = typed.trim().toLowerCase().split(/\s+/).filter(Boolean)
  if (words.length === 0) return directory.slice(0, most).map((entry) => ({ ...entry, by: null }))
  const found: { entry: Found; rank: number }[] = []
  for (const entry of directory) {
    let rank = 0
    let by: string | null = null
    for (const word of words) {
      const plain = [entry.unit, entry.district, entry.kind].some((text) => text.toLowerCase().includes(word))
      const old = plain ? undefined : entry.names.find((name) => name.toLowerCase().includes(word))
      const spelt =
        plain || old !== undefined || !/^[a-z]+$/.test(word)
          ? undefined
          : entry.names.find((name) => hasInitials(name, word))
      if (old !== undefined) by = old
      if (plain) rank += entry.unit.startsWith(word) ? 0 : 1
      else if (old !== undefined) rank += 2
      else if (spelt !== undefined) rank += 3
      else {
        rank = Number.NaN
        break
      }
    }
    if (!Number.isNaN(rank)) found.push({ entry: { ...entry, by }, rank })
  }
  return found
    .sort((a, b) => a.rank - b.rank)
    .slice(0, most)
    .map(({ entry }) => entry)
}
