import { spawn, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { cityUnits } from '../../src/ingest/city/units.ts'
import { PROJECT } from '../../src/ingest/paths.ts'
import { report, sample } from '../fixtures/report.ts'
import { installSpark, PYTHON } from './install.ts'

const REPORTS = Number(process.argv[2] ?? 2000)
const YEARS = 10
const SHARE = 25

/** Reports of units that do not exist, ten years of each. */
function writeReports(folder: string): void {
  mkdirSync(folder, { recursive: true })
  for (const [i, { row }] of cityUnits(Math.ceil(REPORTS / YEARS), 'spark').entries())
    for (let year = 2013; year < 2013 + YEARS && i * YEARS + year - 2013 < REPORTS; year++)
      writeFileSync(
        join(folder, `${String(i).padStart(4, '0')}-${year}.txt`),
        report(sample({ unit: row.unit, year, carryOver: 10 + i, otherIncome: (year % 7) + i / 100 })),
      )
}

/** Runs a command to its end; throws what it said where it failed. */
function run(command: string, args: readonly string[], home: string): { seconds: number; said: string } {
  const started = performance.now()
  const done = spawnSync(command, args, {
    cwd: PROJECT,
    env: { ...process.env, ZHANGBEN_HOME: home },
    encoding: 'utf8',
    maxBuffer: 1e9,
  })
  if (done.status !== 0)
    throw new Error(`${command} ${args[0]} 没有做完（${done.status}）：${done.stderr.slice(-3000)}`)
  return { seconds: (performance.now() - started) / 1000, said: done.stdout }
}

/** The executors of the cluster that the test started. */
const executors = (): number[] =>
  spawnSync('pgrep', ['-f', 'CoarseGrainedExecutorBackend'], { encoding: 'utf8' })
    .stdout.split('\n')
    .filter((line) => line !== '')
    .map(Number)

/** Reads on Spark; when a third of the transcripts lies there, one executor is killed. */
async function readOnSpark(
  folder: string,
  home: string,
  staging: string,
): Promise<{ seconds: number; said: string; killed: number }> {
  mkdirSync(staging)
  const started = performance.now()
  const child = spawn(
    PYTHON,
    [
      join(PROJECT, 'src', 'ingest', 'spark', 'read.py'),
      folder,
      '--staging',
      staging,
      '--home',
      home,
      '--share',
      String(SHARE),
    ],
    {
      cwd: PROJECT,
      env: {
        ...process.env,
        PYSPARK_PYTHON: PYTHON,
        PYSPARK_SUBMIT_ARGS:
          '--master local-cluster[4,1,2048] --conf spark.executor.memory=1g --conf spark.speculation=true pyspark-shell',
      },
    },
  )
  let said = ''
  let noise = ''
  child.stdout.on('data', (data) => {
    said += data
  })
  child.stderr.on('data', (data) => {
    noise += data
  })
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve))
  let killed = 0
  while (child.exitCode === null && killed === 0) {
    await Promise.race([wait(200), ended])
    if (readdirSync(staging).length < REPORTS / 3) continue
    const [victim] = executors()
    if (victim === undefined) continue
    process.kill(victim, 'SIGKILL')
    killed = victim
  }
  const status = await ended
  if (status !== 0) throw new Error(`Spark 没有做完（${status}）：${noise.slice(-4000)}`)
  return { seconds: (performance.now() - started) / 1000, said, killed }
}

/** The files of a folder that differ, or lie in one only. */
function differences(a: string, b: string): string[] {
  const names = new Set([...readdirSync(a), ...readdirSync(b)])
  const read = (folder: string, name: string) => {
    try {
      return readFileSync(join(folder, name))
    } catch {
      return null
    }
  }
  return [...names].filter((name) => {
    const [x, y] = [read(a, name), read(b, name)]
    return x === null || y === null || !x.equals(y)
  })
}

/** The jobs on a cluster of four executors in this machine, held against one machine. */
async function main(): Promise<number> {
  const missing = installSpark()
  if (missing !== null) {
    console.log(missing)
    return 1
  }
  const home = mkdtempSync(join(tmpdir(), 'zhangben-spark-'))
  try {
    const [reports, alone, together] = ['reports', 'alone', 'together'].map((name) => join(home, name)) as [
      string,
      string,
      string,
    ]
    writeReports(reports)
    for (const folder of [alone, together]) mkdirSync(join(folder, 'seeds'), { recursive: true })
    const one = run(join(PROJECT, 'node_modules', '.bin', 'tsx'), ['src/ingest/main.ts', reports], alone)
    console.log(`一台机器：${one.said.trim().split('\n').slice(-2).join('；')}，${one.seconds.toFixed(1)} 秒`)
    const many = await readOnSpark(reports, together, join(home, 'staging'))
    console.log(
      `Spark，四个执行器，中途杀掉一个（${many.killed}）：${many.said.trim().split('\n').at(-1)}，${many.seconds.toFixed(1)} 秒`,
    )
    const different = [
      ...differences(join(alone, 'seeds'), join(together, 'seeds')),
      ...differences(join(alone, 'data'), join(together, 'data')),
    ]
    console.log(
      different.length === 0
        ? '✓ seeds/ 和 data/ 逐字节相同'
        : `✗ 不同：${different.slice(0, 10).join('、')}`,
    )
    return different.length === 0 && many.killed > 0 ? 0 : 1
  } finally {
    rmSync(home, { recursive: true, force: true })
  }
}

process.exitCode = await main()
