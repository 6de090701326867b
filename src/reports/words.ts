import { type Finding, storedRow } from '../model/fact.ts'
import { type Message, phrase } from '../model/message.ts'
import { CATALOGUE } from './rules/index.ts'

/** A message in both languages, as the tables keep it. One that the catalogue does not know is shown as it is. */
export function wordsOf({ code, args }: Message): { message: string; message_en: string } {
  const plain = `${code} ${JSON.stringify(args)}`
  const words = CATALOGUE.get(code) ?? { zh: plain, en: plain }
  return { message: phrase(words, args, 'zh'), message_en: phrase(words, args, 'en') }
}

/** A finding as the tables hold it. */
export function findingRow(finding: Finding) {
  const { args, ...row } = finding
  return storedRow({ ...row, ...wordsOf(finding) })
}
