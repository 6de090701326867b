import { type ChildProcess, fork } from 'node:child_process'
import { availableParallelism, totalmem } from 'node:os'
import { fileURLToPath } from 'node:url'
import type { Given } from '../reports/identity.ts'
import type { Reading } from '../reports/read.ts'
import { Unreadable } from '../reports/source/text.ts'
import type { Readers } from './ocr/index.ts'
import type { Reply, Task, UnpackedMember } from './read-process.ts'
import { type Limits, OVER } from './watch.ts'

export const LIMITS: Limits = { seconds: 60, megabytes: 1024 }
/** Recognising the characters of a scan takes seconds a page and waits for other programs: these are also of the clock. */
export const OCR_LIMITS: Limits = { ...LIMITS, seconds: 3600 }
/** A file that takes so many times its seconds by the clock hangs, and is given up as well. */
const PATIENCE = 10

/** The part of the memory that is the heap's: short of the whole, so that it is tidied before the limit is met. */
const HEAP = 0.7

const READER = fileURLToPath(new URL('./read-process.ts', import.meta.url))

/** As many processes as there are cores, and as the machine's memory holds. */
const most = (megabytes: number) =>
  Math.max(1, Math.min(availableParallelism(), Math.floor(totalmem() / 2 ** 20 / 1.5 / megabytes)))

/**
 * Reads files in processes of their own: what a file does to one of them touches neither the others nor this one.
 * Results come in the order in which they are asked for.
 */
export class Pool {
  #idle: ChildProcess[] = []
  #waiting: ((reader: ChildProcess) => void)[] = []
  #all = new Set<ChildProcess>()
  readonly size: number
  /** The most memory that a reading process held, in MB. */
  peak = 0

  constructor(
    readonly ocr: Readers | null = null,
    readonly limits: Limits = LIMITS,
    readonly keep: string | null = null,
  ) {
    this.size = most(limits.megabytes)
  }

  #start(): ChildProcess {
    const { seconds, megabytes } = this.limits
    const reader = fork(READER, [String(seconds), String(megabytes)], {
      execArgv: [
        '--import',
        import.meta.resolve('tsx'),
        `--max-old-space-size=${Math.round(HEAP * megabytes)}`,
      ],
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    })
    this.#all.add(reader)
    return reader
  }

  async #take(): Promise<ChildProcess> {
    const idle = this.#idle.pop()
    if (idle !== undefined) return idle
    if (this.#all.size < this.size) return this.#start()
    return new Promise((resolve) => this.#waiting.push(resolve))
  }

  #give(reader: ChildProcess): void {
    const next = this.#waiting.shift()
    if (next === undefined) this.#idle.push(reader)
    else next(reader)
  }

  #lose(reader: ChildProcess): void {
    this.#all.delete(reader)
    reader.kill('SIGKILL')
    if (this.#waiting.length > 0) this.#waiting.shift()!(this.#start())
  }

  /** The reports of one file. Rejects with {@link Unreadable}, also where the file took too long or too much memory. */
  async read(path: string, given: Given = {}): Promise<Reading[]> {
    const reply = await this.#run({ kind: 'read', path, ocr: this.ocr, keep: this.keep, given })
    return 'readings' in reply ? reply.readings : []
  }

  /** Unpacks a package into a folder. Rejects with {@link Unreadable} where the whole cannot be unpacked. */
  async unpack(path: string, folder: string): Promise<UnpackedMember[]> {
    const reply = await this.#run({ kind: 'unpack', path, folder })
    return 'members' in reply ? reply.members : []
  }

  async #run(task: Task): Promise<Reply & { ok: true }> {
    const reader = await this.#take()
    const { seconds, megabytes } = this.limits
    return new Promise((resolve, reject) => {
      let said = ''
      const settle = (lost: boolean, act: () => void) => {
        clearTimeout(timer)
        reader.off('message', onMessage).off('close', onClose).off('error', onError)
        reader.stderr?.off('data', onData)
        if (lost) this.#lose(reader)
        else this.#give(reader)
        act()
      }
      const giveUp = (why: string) => settle(true, () => reject(new Unreadable(why)))
      const wait = this.ocr === null ? seconds * PATIENCE : Math.max(seconds, OCR_LIMITS.seconds)
      const timer = setTimeout(() => giveUp(`等了 ${wait} 秒还没读完，已放弃`), wait * 1000)
      const onData = (chunk: Buffer) => {
        said = (said + chunk).slice(-10_000)
      }
      const onMessage = (message: unknown) => {
        const reply = message as Reply
        this.peak = Math.max(this.peak, reply.peak)
        // What one file left behind is not counted against the next.
        settle(reply.held > megabytes / 2, () =>
          reply.ok ? resolve(reply) : reject(new Unreadable(reply.why)),
        )
      }
      const onClose = (code: number | null, signal: string | null) => {
        const [, over, held] = OVER.exec(said) ?? []
        this.peak = Math.max(this.peak, Number(held ?? 0))
        if (over === 'time') giveUp(`读了 ${seconds} 秒还没读完，已放弃`)
        else if (over === 'memory' || /heap|out of memory|allocation failed/i.test(said))
          giveUp(`用了 ${megabytes} MB 内存还没读完，已放弃`)
        else giveUp(`读它的进程中途结束（${signal ?? code}），已放弃`)
      }
      const onError = () => giveUp('读它的进程没有启动')
      reader.on('message', onMessage).on('close', onClose).on('error', onError)
      reader.stderr?.on('data', onData)
      reader.send(task)
    })
  }

  /** Ends every process, also one that still reads. */
  close(): void {
    for (const reader of this.#all) reader.kill('SIGKILL')
  }
}
