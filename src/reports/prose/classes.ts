import { FUNCTION_CLASSES, functionClassCode } from '../../model/vocabulary.ts'
import type { Flow } from '../flow.ts'

/** A functional class named in the text, down to the level that is printed. */
export interface ClassName {
  start: number
  end: number
  item: string
  item_code: string | null
  parent: string | null
}

const STEMS = Object.values(FUNCTION_CLASSES)
  .flat()
  .map((name) => name.replace(/支出$/, ''))
  .sort((a, b) => b.length - a.length)
const STEM = `(?:${STEMS.join('|')})`
const NAME = '[一-龥]["一-龥()、]{1,40}?'
/** 一般公共服务支出(类), (201类), (20103款), 行政运行(项): a name and the level that its bracket says. */
const MARKED = `"?(?:\\d{3,7})?"?(?:${NAME})"?\\s*\\(\\d{0,7}[类款项]级?(?:科目)?\\)(?:支出|科目)?"?`
const PATH = new RegExp(`${MARKED}(?:[-/>、\\s]*${MARKED}){0,2}`, 'g')
const SEGMENT =
  /"?(?<code>\d{3,7})?"?(?<name>[一-龥]["一-龥()、]{1,60}?)"?\s*\((?<inside>\d{0,7})(?<level>[类款项])级?(?:科目)?\)/g
/** 一般公共服务类支出, 一般公共服务支出类政府办公厅(室)及相关机构事务款事业运行项: the level's word without a bracket. */
const BELOW = `(?:支出)?[-/>、\\s]*(?:\\d{5})?${NAME}(?<![拨贷欠])款(?![项式])`
const PLAIN = new RegExp(
  `(?:"?\\d{3}"?)?${STEM}(?:支出)?"?(?:类|-(?=支出|\\d))(?:${BELOW}(?:[-/>、\\s]*(?:\\d{7})?${NAME}项(?!目))?)?`,
  'g',
)
const PLAIN_SEGMENT =
  /"?(?<code>\d{3,7})?"?(?<name>[一-龥]["一-龥()、]{1,60}?)"?(?<inside>)(?<level>[类-]|(?<![拨贷欠])款(?![项式])|项(?!目))(?:支出)?/g
/** 节能环保支出-天然林保护-停伐补助, with or without quotes and the class's code before it. */
const DASHED = new RegExp(
  `"?(?:\\(?\\d{3}\\)?)?(?<first>${STEM}(?:支出)?)(?:\\(类\\))?[-/>](?<second>[一-龥()、]{2,40}?)(?:[-/>](?<third>[一-龥()、]{2,40}?))?"?(?:(?:项级)?科目|项目)?(?=[\\d,。;:"]|支出\\d|年初|预算|决算|为|(?:20\\d\\d))`,
  'g',
)
/** 2081104残疾人康复支出1,200.00万元: the code before the name; 行政运行(2010301): behind it. */
const CODED =
  /(?<![\d.,])\(?(?<code>2\d{6}|2\d{4}|2\d{2})\)?\s?(?<name>[一-龥()]{2,30}?)(?<word>支出)?(?=\d|预算|决算|年初|[,。:;]|为)/g
const BEHIND = /(?<![一-龥])(?<name>[一-龥]{2,30})\((?<code>2\d{6}|2\d{4})\)/g
/** What stands before the name of a class and is no part of it. */
const LEAD =
  /^.*(?:主要)?(?:用于|包括|其中|方面|分别[是为]|主要是|安排|按功能分类)[:,]?|^[^(]*\)|^[与和及、]|^(?:\d{1,2}[.、)]|[一二三四五六七八九十]+[、是]|\([一二三四五六七八九十\d]+\))/

function withoutLead(name: string): string {
  const rest = name.replace(LEAD, '')
  return rest === name ? name : withoutLead(rest)
}

/** Names of 款 and 项 of which 支出 is a part: 行政事业单位养老支出, 住房改革支出. */
const KEEPS = /(?:养老|改革|缴费|^其他.+)$/

const bare = (name: string) => name.replace(/"/g, '').trim()
const className = (name: string) => (/支出$|^预备费$/.test(name) ? name : `${name}支出`)

/** A code behind the whole path: 公共安全支出(类)司法(款)行政运行(项)(2040601). */
const CODE_BEHIND = /^\s?\((2\d{2}(?:\d{2}){0,2})\)/

function marked(flow: Flow, match: RegExpExecArray, segment: RegExp): ClassName | null {
  const segments = [...match[0].matchAll(segment)].map(({ index, groups }) => {
    const whole = groups!.name!
    const name = withoutLead(whole)
    const start = match.index + index + match[0].slice(index).indexOf(whole) + whole.length - name.length
    return {
      name: bare(name),
      start,
      length: name.length,
      level: groups!.level!.replace('-', '类'),
      code: groups!.code ?? groups!.inside ?? '',
    }
  })
  const last = segments.at(-1)
  if (last === undefined || last.name.length < 2) return null
  const printed = (s: (typeof segments)[number]) =>
    bare(flow.printed.slice(s.start, s.start + s.length)).replace(/[“”]/g, '')
  const above = segments.at(-2)
  const levels = segments.map((s) => s.level).join('')
  if (!'类款项'.includes(levels) && levels !== '类项') return null
  const codes = segments.map((s) => s.code)
  const end = match.index + match[0].length
  const behind = CODE_BEHIND.exec(match.input.slice(end, end + 12))
  const joined =
    behind !== null
      ? behind[1]!
      : codes.every((code) => code !== '')
        ? codes.at(-1)!.length > 2
          ? codes.at(-1)!
          : codes.join('')
        : null
  const top = last.level === '类'
  return {
    start: segments[0]!.start,
    end: end + (behind?.[0].length ?? 0),
    item: top ? className(last.name.replace(/支出$/, '')) : printed(last),
    item_code: joined ?? (top ? functionClassCode(className(last.name)) : null),
    parent: top || above === undefined ? null : printed(above),
  }
}

/** Functional classes named with their level, their path or their code. */
export function findClasses(flow: Flow, text: string): ClassName[] {
  const found: ClassName[] = []
  const add = (own: ClassName | null) => {
    if (own !== null && !found.some((other) => other.start < own.end && other.end > own.start))
      found.push(own)
  }
  const slice = (match: RegExpExecArray, name: string) => {
    const at = match.index + match[0].lastIndexOf(name)
    return flow.printed.slice(at, at + name.length)
  }
  for (const match of text.matchAll(PATH)) add(marked(flow, match, SEGMENT))
  for (const match of text.matchAll(PLAIN)) add(marked(flow, match, PLAIN_SEGMENT))
  for (const match of text.matchAll(DASHED)) {
    const { second, third } = match.groups as Record<string, string | undefined>
    const [start, end] = [match.index, match.index + match[0].length]
    const last = third ?? second!
    const at = match.index + match[0].lastIndexOf(last) + last.length
    const word = KEEPS.test(last) && text.startsWith('支出', at) ? '支出' : ''
    const item = slice(match, last) + word
    add({
      start,
      end,
      item,
      item_code: null,
      parent: third === undefined ? className(match.groups!.first!) : slice(match, second!),
    })
  }
  for (const match of text.matchAll(CODED)) {
    const { code, name, word = '' } = match.groups as Record<string, string>
    // 支出 belongs to the name in 基本养老保险缴费支出; elsewhere it only says what the amount is.
    const item = slice(match, name!) + (KEEPS.test(name!) || code!.length === 3 ? word : '')
    if (!/^(?:年|元|人|个|号|多|余)/.test(name!))
      add({ start: match.index, end: match.index + match[0].length, item, item_code: code!, parent: null })
  }
  for (const match of text.matchAll(BEHIND)) {
    const name = withoutLead(match.groups!.name!)
    add({
      start: match.index,
      end: match.index + match[0].length,
      item: slice(match, name),
      item_code: match.groups!.code!,
      parent: null,
    })
  }
  return found.sort((a, b) => a.start - b.start)
}

/** The name of a class with its 支出, as the form has it; one stray character behind it is a slip of the printer. */
export function classNameOf(words: string): string {
  for (const name of [words, words.slice(0, -1), words.replace(/(?:支出)?(?:方面)?(?:支出)?$/, '支出')])
    if (functionClassCode(name) !== null) return name
  return words
}
