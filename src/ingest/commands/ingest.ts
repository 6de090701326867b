import { Misuse, runCommand } from '../arguments.ts'
import { READ_OPTIONS, readOptions } from '../given.ts'
import type { Shard } from '../inbox.ts'
import { ingest } from '../ingest.ts'
import { LIMITS } from '../pool.ts'
import { nameOf, visible } from '../terminal.ts'

export const INGEST = {
  call: 'npm run ingest -- 路径…',
  about: '读入报告（文件、文件夹、.zip、导出的读本 .tsv），更新 seeds/，重建 data/；有读不成的，退出码不为零',
  operands: [1, Number.POSITIVE_INFINITY],
  options: {
    ...READ_OPTIONS,
    shard: { type: 'string', value: '2/8', help: '只读八份里的第二份' },
    seconds: {
      type: 'string',
      value: String(LIMITS.seconds),
      help: '一个文件最多用几秒处理器时间',
    },
    memory: { type: 'string', value: String(LIMITS.megabytes), help: '读一个文件的进程最多用几 MB 内存' },
    'no-build': { type: 'boolean', help: '只写 seeds/，不重建 data/：许多机器分着读的时候' },
    'keep-source': {
      type: 'string',
      value: 'originals',
      help: '把原文件留在这个文件夹，网页上就能看到印着数的那一页；originals 会和网页一起建好，也可以是已部署网页的 originals 文件夹',
    },
  },
} as const

const MARK = { added: '＋', replaced: '～', unchanged: '＝', failed: '✗' } as const

function progress(done: number, total: number): string {
  const width = 24
  const filled = Math.round((done / Math.max(1, total)) * width)
  return `[${'█'.repeat(filled)}${'·'.repeat(width - filled)}] ${done}/${total}`
}

/** Files a second, and the time left. */
function pace(done: number, total: number, started: number): string {
  const rate = done / Math.max(0.001, (Date.now() - started) / 1000)
  return `${rate.toFixed(1)} 份/秒，还要 ${Math.ceil((total - done) / Math.max(rate, 0.001))} 秒`
}

/** Reads `i/n`. Throws {@link Misuse}. */
function shardOf(text: string): Shard {
  const [, index = 0, of = 0] = (/^(\d+)\/(\d+)$/.exec(text) ?? []).map(Number)
  if (index < 1 || index > of) throw new Misuse('--shard 后面应为 i/n，例如 2/8')
  return { index, of }
}

/** Reads a limit. Throws {@link Misuse}. */
function wholeOf(flag: string, text: string): number {
  if (!/^[1-9]\d{0,6}$/.test(text)) throw new Misuse(`--${flag} 后面应为正整数，不是“${text}”`)
  return Number(text)
}

/** `npm run ingest -- PATH…` */
export const ingestCommand = (args: readonly string[]): Promise<number> =>
  runCommand(
    INGEST,
    args,
    async (
      { shard, seconds, memory, 'no-build': unbuilt = false, 'keep-source': keepSource = null, ...flags },
      paths,
    ) => {
      const options = {
        ...readOptions(flags),
        shard: shard === undefined ? null : shardOf(shard),
        keepSource,
        build: !unbuilt,
        limits: {
          ...(seconds === undefined ? {} : { seconds: wholeOf('seconds', seconds) }),
          ...(memory === undefined ? {} : { megabytes: wholeOf('memory', memory) }),
        },
      }
      const started = Date.now()
      const isLive = process.stderr.isTTY
      const { outcomes, peak, limit } = await ingest(
        paths,
        (done, total, outcome) => {
          if (isLive) process.stderr.write(`\r\x1b[K`)
          console.log(`${MARK[outcome.status]} ${nameOf(outcome.path)}：${visible(outcome.says[0]!)}`)
          for (const line of outcome.says.slice(1)) console.log(`    ${visible(line)}`)
          if (isLive) process.stderr.write(`${progress(done, total)} ${pace(done, total, started)}`)
        },
        options,
      )
      if (isLive) process.stderr.write('\n')
      const count = (status: string) => outcomes.filter((o) => o.status === status).length
      console.log(
        `共 ${outcomes.length} 个文件：新增 ${count('added')}，替换 ${count('replaced')}，未变 ${count('unchanged')}，没读成 ${count('failed')}`,
      )
      if (peak > 0) console.log(`读取进程的内存最多 ${Math.round(peak)} MB（上限 ${limit} MB）`)
      return count('failed') > 0 || (outcomes.length === 0 && options.shard === null) ? 1 : 0
    },
  )
