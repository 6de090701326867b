import { Misuse, main, runCommand } from '../../src/ingest/arguments.ts'
import { fuzzCharts } from './charts.ts'
import { fuzzCsv } from './csv.ts'
import { fuzzNotes } from './notes.ts'
import { fuzzReader } from './reader.ts'
import { fuzzServer } from './server.ts'
import { fuzzTranscripts } from './transcripts.ts'

const FUZZERS: Readonly<Record<string, (count: number, seed: number) => Promise<boolean>>> = {
  reader: fuzzReader,
  notes: fuzzNotes,
  charts: fuzzCharts,
  csv: fuzzCsv,
  transcripts: fuzzTranscripts,
  server: fuzzServer,
}

const FUZZ = {
  call: 'npm run fuzz -- [个数] [种子]',
  about: '拿损坏的输入去试；同一个种子每次一样',
  operands: [0, 2],
  options: { what: { type: 'string', value: Object.keys(FUZZERS).join('|'), help: '试什么，不写是 reader' } },
} as const

await main(() =>
  runCommand(FUZZ, process.argv.slice(2), async ({ what = 'reader' }, [count = '1000', seed = '1']) => {
    const fuzz = FUZZERS[what]
    if (fuzz === undefined)
      throw new Misuse(`--what 应为 ${Object.keys(FUZZERS).join('、')} 之一，不是“${what}”`)
    if (![count, seed].every((text) => /^\d+$/.test(text))) throw new Misuse('个数和种子应为整数')
    return (await fuzz(Number(count), Number(seed))) ? 0 : 1
  }),
)
