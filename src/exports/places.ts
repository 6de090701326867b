import { locale, shownValue } from '../locale/locale.ts'
import { msg, str } from '../locale/msg.ts'
import { groupDigits, type Row } from '../model/result.ts'

const words = (...parts: unknown[]) => parts.filter(Boolean).map(String)

/** What a fact is of, without its value: item, part, measure where that is no plain amount. */
export const whatOf = ({ item, part, measure }: Row): string =>
  words(item, part, measure === '金额' ? '' : measure).join(' · ')

/** The value of a fact as printed, with its unit. */
export const printedValue = ({ value, text, unit }: Row): string =>
  value === null ? String(text ?? '') : `${groupDigits(String(value))} ${unit ?? ''}`.trimEnd()

/** Where a fact is printed within its report: table or text, page, line; the reckoning of one that is nowhere printed. */
export function placeOf({ origin, statement, page, line, evidence }: Row): string {
  if (origin === 'derived') return msg(str`推算：${String(evidence)}`)
  return words(
    origin === 'narrative' ? msg('文字') : statement,
    page === null ? '' : msg(str`第 ${Number(page)} 页`),
    msg(str`第 ${Number(line)} 行`),
  ).join(msg('，'))
}

/** A fact as a footnote cites it: report, place, and the words printed there. */
export function citationOf(fact: Row): string {
  const printed = fact.origin === 'derived' ? '' : msg(str`：“${String(fact.evidence)}”`)
  return msg(str`《${String(fact.title)}》${placeOf(fact)}${printed}`)
}

/** What a finding says, in the language shown. */
export const messageOf = ({ message, message_en }: Row): string =>
  String((locale() === 'en' ? message_en : message) ?? message)

/** A finding's weight and rule. */
export const weightOf = ({ severity, rule }: Row): string =>
  `${shownValue('severity', String(severity))} ${rule}`
