import { helpOf, main } from './arguments.ts'
import { BUILD, buildCommand } from './commands/build.ts'
import { CHECK, checkCommand } from './commands/check.ts'
import { COVERAGE, coverageCommand } from './commands/coverage.ts'
import { EXPLAIN, explainCommand } from './commands/explain.ts'
import { INGEST, ingestCommand } from './commands/ingest.ts'
import { INSPECT, inspectCommand } from './commands/inspect.ts'

/** The commands of `npm run ingest`; without one of their names, what follows are paths to read. */
const COMMANDS: Readonly<Record<string, (args: readonly string[]) => Promise<number>>> = {
  inspect: inspectCommand,
  check: checkCommand,
  coverage: coverageCommand,
  explain: explainCommand,
  build: buildCommand,
}

const usage = (): string =>
  [
    helpOf(INGEST),
    '',
    ...[INSPECT, CHECK, COVERAGE, EXPLAIN, BUILD].map(({ call, about }) => `${call}\n  ${about}`),
    '',
    '每个命令后面加 --help 看它的选项。',
  ].join('\n')

await main(() => {
  const [first, ...rest] = process.argv.slice(2)
  if (first === undefined || first === '--help') {
    const show = first === undefined ? console.error : console.log
    show(usage())
    return first === undefined ? 2 : 0
  }
  const command = COMMANDS[first]
  return command === undefined ? ingestCommand([first, ...rest]) : command(rest)
})
