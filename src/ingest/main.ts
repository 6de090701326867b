import { existsSync } from 'node:fs'
import { type Finding, storedRow } from '../model/fact.ts'
import { SEVERITY_NAMES } from '../model/vocabulary.ts'
import { coverageLine } from '../reports/coverage.ts'
import { Unreadable } from '../reports/source/text.ts'
import { buildData, collect, readTranscripts } from './build.ts'
import { givenIn } from './given.ts'
import { ingest } from './ingest.ts'
import { readRegistry } from './knowledge.ts'
import { locked } from './lock.ts'
import { MEGABYTES } from './pool.ts'
import { type ReadOptions, readFile } from './source.ts'
import { nameOf, visible } from './terminal.ts'

const USAGE = `用法：
  npm run ingest -- 路径…               读入报告（文件或文件夹），更新 seeds/，重建 data/；--shard i/n 只读第 i 份
  npm run -s ingest -- inspect 文件      每个数一行 JSON，不写任何文件
  npm run -s ingest -- check [文件] [--json]   疑点：一份文件的，或已读入的全部
  npm run -s ingest -- coverage 文件 [--json]    每个印出的数：采用、编号日期等、未采用（哪一行，为什么）
  npm run -s ingest -- build             由 seeds/ 重建 data/
  加 --unit 名称、--year 2023、--kind 决算、--district 420103 或 江汉区：指明报告没有写清的；不指明则暂不进入比较
  加 --ocr：扫描的 PDF 用 tesseract 识别文字（每个数都注明是识别的）`

const MARK = { added: '＋', replaced: '～', unchanged: '＝', failed: '✗' } as const

function progress(done: number, total: number): string {
  const width = 24
  const filled = Math.round((done / Math.max(1, total)) * width)
  return `[${'█'.repeat(filled)}${'·'.repeat(width - filled)}] ${done}/${total}`
}

/** Reads `--shard i/n`. */
function shardIn(args: string[]): { paths: string[]; shard: { index: number; of: number } | null } {
  const at = args.indexOf('--shard')
  if (at < 0) return { paths: args, shard: null }
  const [, index, of] = /^(\d+)\/(\d+)$/.exec(args[at + 1] ?? '') ?? []
  if (index === undefined || Number(index) < 1 || Number(index) > Number(of))
    throw new Error('--shard 后面应为 i/n，例如 2/8')
  return {
    paths: args.filter((_, i) => i !== at && i !== at + 1),
    shard: { index: Number(index), of: Number(of) },
  }
}

/** Files a second, and the time left. */
function pace(done: number, total: number, started: number): string {
  const rate = done / Math.max(0.001, (Date.now() - started) / 1000)
  return `${rate.toFixed(1)} 份/秒，还要 ${Math.ceil((total - done) / Math.max(rate, 0.001))} 秒`
}

async function ingestCommand(args: string[], options: ReadOptions): Promise<number> {
  const { paths, shard } = shardIn(args)
  const started = Date.now()
  if (paths.length === 0) return usage()
  const { outcomes, peak } = await ingest(
    paths,
    (done, total, outcome) => {
      if (process.stderr.isTTY) process.stderr.write(`\r\x1b[K`)
      console.log(`${MARK[outcome.status]} ${nameOf(outcome.path)}：${visible(outcome.says[0]!)}`)
      for (const line of outcome.says.slice(1)) console.log(`    ${visible(line)}`)
      if (process.stderr.isTTY) process.stderr.write(`${progress(done, total)} ${pace(done, total, started)}`)
    },
    { shard, ...options },
  )
  if (process.stderr.isTTY) process.stderr.write('\n')
  const count = (status: string) => outcomes.filter((o) => o.status === status).length
  console.log(
    `共 ${outcomes.length} 个文件：新增 ${count('added')}，替换 ${count('replaced')}，未变 ${count('unchanged')}，没读成 ${count('failed')}`,
  )
  if (peak > 0) console.log(`读取进程的内存最多 ${Math.round(peak)} MB（上限 ${MEGABYTES} MB）`)
  return count('failed') > 0 || (outcomes.length === 0 && shard === null) ? 1 : 0
}

async function inspectCommand(path: string, options: ReadOptions): Promise<number> {
  for (const { facts, notices } of await readFile(path, readRegistry(), options)) {
    for (const { spans: _, ...fact } of facts) console.log(JSON.stringify(storedRow(fact)))
    for (const notice of notices) console.error(notice.message)
  }
  return 0
}

function showFindings(findings: readonly Finding[], json: boolean): void {
  if (json) {
    console.log(JSON.stringify(findings, null, 2))
    return
  }
  for (const f of findings) {
    console.log(
      `${f.rule.padEnd(4)} ${SEVERITY_NAMES[f.severity]}\t${f.document_id}\t${f.lines.join(',')} 行\t${f.message}`,
    )
  }
  console.log(`共 ${findings.length} 处`)
}

async function checkCommand(args: string[], options: ReadOptions): Promise<number> {
  const path = args.find((arg) => !arg.startsWith('--'))
  const findings =
    path === undefined
      ? collect(readTranscripts(), readRegistry().itemNames).findings
      : (await readFile(path, readRegistry(), options)).flatMap((reading) => reading.findings)
  showFindings(findings, args.includes('--json'))
  return 0
}

/** Every number of a report: how many became facts, how many are structure, and which were left out and why. */
async function coverageCommand(args: string[], options: ReadOptions): Promise<number> {
  const path = args.find((arg) => !arg.startsWith('--'))
  if (path === undefined) return usage()
  for (const { report, coverage } of await readFile(path, readRegistry(), options)) {
    const { marks: _, ...sums } = coverage
    if (args.includes('--json')) console.log(JSON.stringify({ document_id: report.document_id, ...sums }))
    else {
      console.log(`${report.title}：${coverageLine(coverage)}`)
      for (const { line, text, why } of coverage.left_out) console.log(`  第 ${line} 行\t${text}\t${why}`)
    }
  }
  return 0
}

function usage(): number {
  console.error(USAGE)
  return 2
}

async function main(args: string[]): Promise<number> {
  const told = givenIn(args.filter((arg) => arg !== '--ocr'))
  const options: ReadOptions = { ocr: args.includes('--ocr'), given: told.given }
  const [command, ...rest] = told.rest
  switch (command) {
    case 'inspect':
      if (rest[0] === undefined) break
      return inspectCommand(rest[0], options)
    case 'check':
      return checkCommand(rest, options)
    case 'coverage':
      return coverageCommand(rest, options)
    case 'build': {
      const built = await locked(buildData)
      console.log(`data/ 已重建：${built.reports} 份报告，${built.facts} 个数，${built.findings} 处疑点`)
      return 0
    }
    default:
      if (command !== undefined && (existsSync(command) || !command.startsWith('-')))
        return ingestCommand([command, ...rest], options)
  }
  return usage()
}

try {
  process.exitCode = await main(process.argv.slice(2))
} catch (error) {
  console.error(
    error instanceof Unreadable ? `${process.argv.at(-1)}：${error.message}` : (error as Error).message,
  )
  process.exitCode = 1
}
