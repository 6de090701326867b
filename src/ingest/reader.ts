import { type ChildProcess, fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { Unreadable } from '../reports/source/text.ts'
import type { Done, Reply, Task } from './read-process.ts'
import { type Limits, OVER } from './watch.ts'

/** The part of the memory that is the heap's: short of the whole, so that it is tidied before the limit is met. */
const HEAP = 0.7

const PROCESS = fileURLToPath(new URL('./read-process.ts', import.meta.url))

/** A task, and who waits for it. */
export interface Job {
  task: Task
  resolve: (done: Done) => void
  reject: (why: Unreadable) => void
}

/** What a reading process tells of itself. */
interface Listener {
  /** A task is done, or failed within the limits; the process goes on. `peak` is the most memory that it held, in MB. */
  onDone: (peak: number) => void
  /** The process has ended; `left` are the jobs that it had not begun. */
  onEnd: (left: Job[], peak: number) => void
}

/** A process that reads files one after the other. It holds the next task while it works, so that it never waits. */
export class Reader {
  readonly #process: ChildProcess
  #jobs: Job[] = []
  #said = ''
  #timer: NodeJS.Timeout | undefined

  /** @param wait the seconds by the clock after which a file hangs, and is given up */
  constructor(
    readonly limits: Limits,
    readonly wait: number,
    readonly listener: Listener,
  ) {
    const { seconds, megabytes } = limits
    this.#process = fork(PROCESS, [String(seconds), String(megabytes)], {
      execArgv: [
        '--import',
        import.meta.resolve('tsx'),
        `--max-old-space-size=${Math.round(HEAP * megabytes)}`,
      ],
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    })
    this.#process
      .on('message', (reply) => this.#onReply(reply as Reply))
      .on('close', (code, signal) => this.#onClose(code, signal))
      .on('error', () => this.#giveUp('读它的进程没有启动'))
    this.#process.stderr!.on('data', (chunk: Buffer) => {
      this.#said = (this.#said + chunk).slice(-10_000)
    })
  }

  /** How many jobs it works on or holds. */
  get load(): number {
    return this.#jobs.length
  }

  give(job: Job): void {
    this.#jobs.push(job)
    this.#process.send(job.task)
    if (this.#jobs.length === 1) this.#startClock()
  }

  kill(): void {
    clearTimeout(this.#timer)
    this.#jobs = []
    this.#process.kill('SIGKILL')
  }

  #startClock(): void {
    clearTimeout(this.#timer)
    if (this.#jobs.length > 0)
      this.#timer = setTimeout(() => this.#giveUp(`等了 ${this.wait} 秒还没读完，已放弃`), this.wait * 1000)
  }

  #onReply(reply: Reply): void {
    const job = this.#jobs.shift()
    this.#startClock()
    if (reply.last) this.#end(reply.peak)
    else this.listener.onDone(reply.peak)
    if (reply.ok) job?.resolve(reply)
    else job?.reject(new Unreadable(reply.why))
  }

  #onClose(code: number | null, signal: string | null): void {
    const { seconds, megabytes } = this.limits
    const [, over, held] = OVER.exec(this.#said) ?? []
    const peak = Number(held ?? 0)
    if (over === 'time') this.#giveUp(`读了 ${seconds} 秒还没读完，已放弃`, peak)
    else if (over === 'memory' || /heap|out of memory|allocation failed/i.test(this.#said))
      this.#giveUp(`用了 ${megabytes} MB 内存还没读完，已放弃`, peak)
    else this.#giveUp(`读它的进程中途结束（${signal ?? code}），已放弃`, peak)
  }

  /** Ends the process over the file that it reads; those that it had not begun are for another. */
  #giveUp(why: string, peak = 0): void {
    const job = this.#jobs.shift()
    this.#end(peak)
    job?.reject(new Unreadable(why))
  }

  #end(peak: number): void {
    const left = this.#jobs
    this.kill()
    this.listener.onEnd(left, peak)
  }
}
