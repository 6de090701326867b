import { parseArgs } from 'node:util'
import { asUnreadable } from '../reports/source/text.ts'
import { sentenceOf } from './errors.ts'
import { visible } from './terminal.ts'

/** A flag of a command. */
export interface Option {
  type: 'string' | 'boolean'
  multiple?: boolean
  /** What stands after it, in the help. */
  value?: string
  help: string
}

/** A command as its `--help` shows it. */
export interface Command<O extends Readonly<Record<string, Option>>> {
  /** How it is called, with its operands: `npm run ingest -- 路径…`. */
  call: string
  about: string
  /** The least and the most operands. */
  operands: readonly [number, number]
  options: O
}

type Value<O extends Option> = O['type'] extends 'boolean'
  ? boolean
  : O['multiple'] extends true
    ? string[]
    : string

/** The flags that were given; without those that were not. */
export type Values<O extends Readonly<Record<string, Option>>> = { [K in keyof O]?: Value<O[K]> }

/** A command line that cannot be meant; the message says why. */
export class Misuse extends Error {}

const flagOf = (name: string, { value }: Option) => `--${name}${value === undefined ? '' : ` ${value}`}`

/** What a command's `--help` prints. */
export function helpOf({ call, about, options }: Command<Readonly<Record<string, Option>>>): string {
  const flags = [
    ...Object.entries(options).map(([name, option]) => [flagOf(name, option), option.help] as const),
    ['--help', '显示这段说明'] as const,
  ]
  const width = Math.max(...flags.map(([flag]) => widthOf(flag)))
  const lines = flags.map(([flag, help]) => `  ${flag}${' '.repeat(width - widthOf(flag))}  ${help}`)
  return [call, `  ${about}`, '', ...lines].join('\n')
}

/** Columns on a terminal: CJK characters take two. */
export const widthOf = (text: string): number =>
  [...text].reduce((sum, char) => sum + (char.codePointAt(0)! > 0x2e7f ? 2 : 1), 0)

/** Reads the `name=value` of `--param`. Throws {@link Misuse}. */
export function pairOf(text: string): [string, string] {
  const [, name, value] = /^(\w+)=([\s\S]*)$/.exec(text) ?? []
  if (name === undefined) throw new Misuse('--param 后面应为 名=值')
  return [name, value!]
}

/** What node:util says of a command line, as a sentence. */
function misuseOf(error: Error & { code?: string }): Misuse {
  const [, flag = ''] = /'(--?[^\s'<]+)/.exec(error.message) ?? []
  if (error.code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') return new Misuse(`没有 ${flag} 这个选项`)
  if (error.code === 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE')
    return new Misuse(/does not take/.test(error.message) ? `${flag} 后面不带值` : `${flag} 后面没有值`)
  throw error
}

/** Reads a command line. Throws {@link Misuse}. */
export function argumentsOf<O extends Readonly<Record<string, Option>>>(
  { options, operands: [least, most] }: Command<O>,
  args: readonly string[],
): { values: Values<O> & { help?: boolean }; operands: string[] } {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: {
        ...Object.fromEntries(
          Object.entries(options).map(([name, { type, multiple = false }]) => [name, { type, multiple }]),
        ),
        help: { type: 'boolean' },
      },
      allowPositionals: true,
    })
    const isHelp = values.help === true
    if (!isHelp && positionals.length < least) throw new Misuse('后面还缺参数')
    if (!isHelp && positionals.length > most)
      throw new Misuse(`多了参数：${positionals.slice(most).join(' ')}`)
    return { values: values as Values<O> & { help?: boolean }, operands: positionals }
  } catch (error) {
    throw error instanceof Misuse ? error : misuseOf(error as Error)
  }
}

/** Runs a command: shows its help, or what is wrong with the command line; resolves with the exit code. */
export async function runCommand<O extends Readonly<Record<string, Option>>>(
  command: Command<O>,
  args: readonly string[],
  act: (values: Values<O>, operands: string[]) => number | Promise<number>,
): Promise<number> {
  try {
    const { values, operands } = argumentsOf(command, args)
    if (values.help === true) {
      console.log(helpOf(command))
      return 0
    }
    return await act(values, operands)
  } catch (error) {
    if (!(error instanceof Misuse)) throw error
    console.error(`${visible(error.message)}\n\n${helpOf(command)}`)
    return 2
  }
}

/** Sets the exit code of this process by what a command returns; an error becomes a sentence, and 1. */
export async function main(act: () => number | Promise<number>): Promise<void> {
  // Who reads our output may stop reading: `inspect FILE | head`.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1))
  try {
    process.exitCode = await act()
  } catch (error) {
    const { path, message, name, stack } = error as NodeJS.ErrnoException
    // What the project throws on purpose is a sentence; what comes otherwise is a fault, and its place is told.
    const isOwn = name === 'Error' && /[\u4e00-\u9fff]/.test(message)
    const sentence = isOwn ? message : sentenceOf(error)
    console.error(visible(path === undefined ? sentence : `${path}：${sentence}`))
    if (!isOwn && asUnreadable(error).message === sentence) console.error(visible(stack ?? message))
    process.exitCode = 1
  }
}
