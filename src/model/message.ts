/** A printed figure as a sentence cites it. */
export interface Printed {
  line: number
  /** Whether it stands in a table. */
  table: boolean
  item: string
  /** The number or word with its unit. */
  value: string
}

/** What is set into a sentence; a list is joined as the language does it, and words are said in it. */
export type Arg = string | number | Printed | Words | readonly Arg[]
export type Args = Readonly<Record<string, Arg>>

/** Something to be said, without words: they are made where they are shown or stored. */
export interface Message {
  code: string
  args: Args
}

/** A sentence in both languages; `{name}` is the place of an argument. */
export interface Words {
  zh: string
  en: string
}

/** The names of the places of a sentence. */
export type Places<T extends string> = T extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Places<Rest>
  : never

const SHOWN: Readonly<Record<keyof Words, (arg: Printed) => string>> = {
  zh: ({ line, table, item, value }) => `第 ${line} 行${table ? '（表）' : ''} ${item} ${value}`,
  en: ({ line, table, item, value }) => `${item} ${value} (${table ? 'table, ' : ''}line ${line})`,
}
const BETWEEN: Readonly<Record<keyof Words, string>> = { zh: '、', en: ', ' }

function shown(arg: Arg, language: keyof Words): string {
  if (typeof arg === 'string' || typeof arg === 'number') return String(arg)
  if ('line' in arg) return SHOWN[language](arg)
  if ('zh' in arg) return arg[language]
  return arg.map((each) => shown(each, language)).join(BETWEEN[language])
}

/** A sentence with its arguments set in. A place without an argument stays as it is. */
export function phrase(words: Words, args: Args, language: keyof Words): string {
  return words[language].replace(/\{(\w+)\}/g, (place, name: string) => {
    const arg = args[name]
    return arg === undefined ? place : shown(arg, language)
  })
}
