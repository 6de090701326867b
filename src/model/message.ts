/** A printed figure as a sentence cites it. */
export interface Printed {
  line: number
  /** Whether it stands in a table. */
  table: boolean
  item: string
  /** The number or word with its unit. */
  value: string
}

/** What is set into a sentence; a list is joined as the language does it, and messages and words are said in it. */
export type Arg = string | number | Printed | Words | Message | readonly Arg[]
export type Args = Readonly<Record<string, Arg>>

/**
 * Something to be said, without words: they are made where they are shown or stored. The code of a rule's and of the
 * reader's own is a short name; of all else it is the Chinese sentence with `{0}`, `{1}` … where something is set in.
 */
export interface Message {
  code: string
  args: Args
}

/** A message, or a sentence with nothing set in, which is its own code. */
export type Said = string | Message

/** What a template may set in: values of results as well. */
type Settable = Arg | boolean | null | undefined | readonly Settable[]

const argOf = (value: Settable): Arg => {
  if (value === null || value === undefined || typeof value === 'boolean') return String(value)
  return Array.isArray(value) ? value.map(argOf) : (value as Arg)
}

/** The message of a template: its text is the code, what it sets in are the arguments. */
export function str(texts: TemplateStringsArray, ...values: readonly Settable[]): Message {
  return {
    code: texts.slice(1).reduce((code, text, i) => `${code}{${i}}${text}`, texts[0]!),
    args: Object.fromEntries(values.map((value, i) => [String(i), argOf(value)])),
  }
}

/** An error that is told to a person: its message is the Chinese sentence, `said` what is said in any language. */
export class SaidError extends Error {
  readonly said: Said
  constructor(said: Said, options?: ErrorOptions) {
    super(inChinese(said), options)
    this.said = said
  }
}

/** What an error says; one of other makers says its own words. */
export const saidBy = (error: unknown): Said =>
  error instanceof SaidError ? error.said : error instanceof Error ? error.message : String(error)

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

function shown(arg: Arg, language: keyof Words, sentence: (code: string) => string): string {
  if (typeof arg === 'string' || typeof arg === 'number') return String(arg)
  if ('line' in arg) return SHOWN[language](arg)
  if ('zh' in arg) return arg[language]
  if ('code' in arg) return filled(sentence(arg.code), arg.args, language, sentence)
  return arg.map((each) => shown(each, language, sentence)).join(BETWEEN[language])
}

/** A sentence with its arguments set in; `sentence` finds those of messages among them. A place without an argument stays as it is. */
export function filled(
  text: string,
  args: Args,
  language: keyof Words,
  sentence: (code: string) => string = (code) => code,
): string {
  return text.replace(/\{(\w+)\}/g, (place, name: string) => {
    return Object.hasOwn(args, name) ? shown(args[name]!, language, sentence) : place
  })
}

/** A sentence in one of its languages, with its arguments set in. */
export const phrase = (words: Words, args: Args, language: keyof Words): string =>
  filled(words[language], args, language)

/** What is said, in Chinese: the language that the sentences are written in. */
export const inChinese = (said: Said): string =>
  typeof said === 'string' ? said : filled(said.code, said.args, 'zh')
