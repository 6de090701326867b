import { VALUE_WORDS } from '../model/labels.ts'
import { remember, remembered } from '../store/remember.ts'
import { english } from './english.ts'
import { isEnglish, msg, speak } from './msg.ts'

export type Locale = 'zh-CN' | 'en'

const CHOICE = 'zhangben.locale'
/** A sentence with places: with places within one sentence, and with places that may hold several. */
type Pattern = readonly [within: RegExp, across: RegExp, english: string, said: number]

/** The sentences with places, the longest first: the more of a sentence is said, the surer the match. */
let patterns: readonly Pattern[] = []

/** `{0}`, `{1}` … stand for what is set into a sentence. */
const PLACES = /\{(\d)\}/g

/** Loads what a language needs and speaks it, unless another was asked for meanwhile. */
async function load(next: Locale): Promise<void> {
  asked = next
  const catalogue = next === 'en' ? await english() : null
  if (asked !== next) return
  if (catalogue !== null) learn(catalogue)
  speak(catalogue)
}
let asked: Locale = 'zh-CN'

function learn(catalogue: Readonly<Record<string, string>>): void {
  patterns = Object.entries(catalogue)
    .filter(([source]) => source.includes('{0}'))
    .sort(([a], [b]) => b.length - a.length)
    .map(
      ([source, text]) =>
        [patternOf(source, '([^。]*?)'), patternOf(source, '([\\s\\S]*?)'), text, saidBy(source)] as const,
    )
}

const literal = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
const patternOf = (source: string, place: string) =>
  new RegExp(
    `^${source
      .split(/\{\d\}/)
      .map(literal)
      .join(place)}$`,
  )

export const locale = (): Locale => (isEnglish() ? 'en' : 'zh-CN')

/** Shows the interface in another language and keeps the choice in this browser. */
export async function setLocale(next: Locale): Promise<void> {
  remember(CHOICE, next)
  await load(next)
  document.documentElement.lang = next
}

/** Speaks a language on a page that is not this project's own; false where another one is spoken there already. */
export async function useLocale(next: Locale): Promise<boolean> {
  spoken ??= next
  if (spoken !== next) return false
  await load(next)
  return true
}
let spoken: Locale | null = null

/** Takes up the language that an address asks for, or that was chosen in this browser before. Chinese without either. */
export async function startLocale(asked: string | null = null): Promise<void> {
  const next = asked ?? remembered(CHOICE)
  if (next !== 'en') return
  await load('en')
  document.documentElement.lang = 'en'
}

/** A value of a result as it is shown: codes of the data in words; what a report printed stays as it is. */
export function shownValue(column: string, value: string): string {
  const word = VALUE_WORDS[column]?.[value]
  return word === undefined ? value : msg(word)
}

/** How much of a pattern is said and not set in. */
const saidBy = (source: string) => source.replace(PLACES, '').length

function translated(text: string, least: number): string | null {
  const told = msg(text)
  if (told !== text) return told
  for (const [within, across, english, said] of patterns) {
    if (said < least) continue
    const match = (least > 0 ? within : across).exec(text)
    if (match !== null) return english.replace(PLACES, (_, i: string) => say(match[Number(i) + 1] ?? ''))
  }
  return null
}

/**
 * A finished text that comes from below the page (an error, a headline) in the language shown; as it is where the
 * catalogue has none. A text of several sentences is told piece by piece. Words without anything set in (titles,
 * comments) need just `msg`.
 */
export function say(text: string): string {
  if (locale() === 'zh-CN' || text === '') return text
  const sentences = text.match(/[^。]*。|[^。]+$/g) ?? [text]
  for (let n = sentences.length; n > 0; n--) {
    const told = translated(sentences.slice(0, n).join(''), 4)
    if (told === null) continue
    const rest = say(sentences.slice(n).join(''))
    return rest === '' ? told : `${told} ${rest}`
  }
  return translated(text, 0) ?? text
}
