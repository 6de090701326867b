import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ingest } from '../../src/ingest/ingest.ts'
import { readRegistry } from '../../src/ingest/knowledge.ts'
import { readReport } from '../../src/reports/read.ts'
import { report, sample } from '../fixtures/report.ts'

/** Milliseconds of the processor that this process has taken. */
const taken = () => {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

const TICK = 10
const PAGE = 4 / 1024

/** What the reading processes have taken of the processor, in ms, and hold now, in MB; nothing where the system has no /proc. */
function children(): { taken: number; held: number }[] {
  const processes = (() => {
    try {
      return readdirSync('/proc').filter((name) => /^\d+$/.test(name))
    } catch {
      return []
    }
  })()
  return processes.flatMap((id) => {
    try {
      const stat = readFileSync(`/proc/${id}/stat`, 'utf8')
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
      if (
        fields[1] !== String(process.pid) ||
        !readFileSync(`/proc/${id}/cmdline`, 'utf8').includes('read-process')
      )
        return []
      return [
        {
          taken: (Number(fields[11]) + Number(fields[12])) * TICK,
          held: Math.round(Number(fields[21]) * PAGE),
        },
      ]
    } catch {
      return []
    }
  })
}

const texts = (count: number) =>
  Array.from({ length: count }, (_, i) =>
    report(
      sample({ unit: `青云市丹霞区第${i + 1}服务中心`, year: 2015 + (i % 10), otherIncome: 1 + i / 100 }),
    ),
  )

/** Reports that a process reads before it is warm: what is read often has been compiled by then. */
const WARM = 100

/** Text reports read a second on one core, all different, and what each takes of the processor. */
function alone(): void {
  const { districts } = readRegistry()
  const read = (text: string) =>
    readReport(text, { hash: '', format: 'text' }, { districts, units: [], names: [] }).facts.length
  const all = texts(400)
  for (const text of all.slice(0, WARM)) read(text)
  const measured = all.slice(WARM)
  const [started, before] = [performance.now(), taken()]
  const facts = measured.reduce((sum, text) => sum + read(text), 0)
  const rate = measured.length / ((performance.now() - started) / 1000)
  const each = (taken() - before) / measured.length
  console.log(
    `读文本报告，一个进程：${Math.round(rate)} 份/秒，每份 ${Math.round(facts / measured.length)} 个数，占处理器 ${each.toFixed(1)} 毫秒（折合一个核 ${Math.round(1000 / each)} 份/秒）`,
  )
}

/**
 * Text reports taken into seeds/ by the command line's own way, from the file to the transcript on disk: the time to the
 * first is that of starting its processes, and the rate is that of what follows when they are warm.
 */
async function together(count: number): Promise<void> {
  const home = mkdtempSync(join(tmpdir(), 'zhangben-bench-'))
  const before = process.env.ZHANGBEN_HOME
  process.env.ZHANGBEN_HOME = home
  try {
    const inbox = join(home, 'inbox')
    mkdirSync(inbox)
    for (const [i, text] of texts(count).entries())
      writeFileSync(join(inbox, `${String(i).padStart(6, '0')}.txt`), text)
    const state = () => ({ at: performance.now(), own: taken(), children: children() })
    const sum = (all: readonly { taken: number }[]) => all.reduce((total, each) => total + each.taken, 0)
    const begun = state()
    const states: ReturnType<typeof state>[] = []
    const steps = [1, WARM * 2, Math.floor(count / 2), count]
    const { outcomes, peak } = await ingest([inbox], (done) => steps.includes(done) && states.push(state()), {
      build: false,
    })
    const failed = outcomes.filter(({ status }) => status !== 'added')
    if (failed.length > 0) throw new Error(`${failed.length} 份没有读成：${failed[0]!.says[0]}`)
    const [first, warm, half, last] = states as [typeof begun, typeof begun, typeof begun, typeof begun]
    const read = count - WARM * 2
    const rate = read / ((last.at - warm.at) / 1000)
    const [own, others] = [(last.own - warm.own) / read, (sum(last.children) - sum(warm.children)) / read]
    const started = `${((first.at - begun.at) / 1000).toFixed(1)} 秒（占处理器：自己 ${((first.own - begun.own) / 1000).toFixed(1)} 秒，读取进程 ${(sum(first.children) / 1000).toFixed(1)} 秒）`
    const held = (at: typeof begun) => at.children.map((each) => each.held).join('、')
    console.log(
      `命令行读 ${count} 份文本报告，${last.children.length} 个读取进程：启动到读完第一份 ${started}；热了以后 ${Math.round(rate)} 份/秒，每份占处理器：自己 ${own.toFixed(1)} 毫秒，读取进程 ${others.toFixed(1)} 毫秒（两个核都归它时 ${Math.round(2000 / (own + others))} 份/秒）`,
    )
    console.log(
      `内存：读取进程在一半时 ${held(half)} MB，末了 ${held(last)} MB，最多 ${Math.round(peak)} MB；命令行自己 ${Math.round(process.memoryUsage.rss() / 2 ** 20)} MB`,
    )
  } finally {
    if (before === undefined) delete process.env.ZHANGBEN_HOME
    else process.env.ZHANGBEN_HOME = before
    rmSync(home, { recursive: true, force: true })
  }
}

/** How quickly text reports are read: by one process, and by those of the command line. */
export async function reading(count = 1000): Promise<void> {
  alone()
  await together(count)
}
