import { availableParallelism, totalmem } from 'node:os'
import type { Given } from '../reports/identity.ts'
import type { Draft } from '../reports/read.ts'
import type { Readers } from './ocr/index.ts'
import type { Done, Task, UnpackedMember } from './read-process.ts'
import { type Job, Reader } from './reader.ts'
import type { Limits } from './watch.ts'

export const LIMITS: Limits = { seconds: 60, megabytes: 1024 }
/** Recognising the characters of a scan takes seconds a page and waits for other programs: these are also of the clock. */
export const OCR_LIMITS: Limits = { ...LIMITS, seconds: 3600 }
/** A file that takes so many times its seconds by the clock hangs, and is given up as well. */
const PATIENCE = 10

/** Jobs that a process has at once: the one it works on, and the next. */
const DEPTH = 2

/** As many processes as there are cores, and as the machine's memory holds. */
const most = (megabytes: number) =>
  Math.max(1, Math.min(availableParallelism(), Math.floor(totalmem() / 2 ** 20 / 1.5 / megabytes)))

/**
 * Reads files in processes of their own: what a file does to one of them touches neither the others nor this one.
 */
export class Pool {
  readonly #readers = new Set<Reader>()
  #waiting: Job[] = []
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

  /** How many files are to be asked for at once, so that no process waits while the results are taken in order. */
  get ahead(): number {
    return this.size * (DEPTH + 2)
  }

  #start(): Reader {
    const { seconds } = this.limits
    const wait = this.ocr === null ? seconds * PATIENCE : Math.max(seconds, OCR_LIMITS.seconds)
    const reader: Reader = new Reader(this.limits, wait, {
      onDone: (peak) => this.#go([], peak),
      onEnd: (left, peak) => {
        this.#readers.delete(reader)
        this.#go(left, peak)
      },
    })
    this.#readers.add(reader)
    return reader
  }

  /** The process that takes the next job; null where all have enough. */
  #next(): Reader | null {
    const [least] = [...this.#readers].sort((a, b) => a.load - b.load)
    if (least === undefined || (least.load > 0 && this.#readers.size < this.size)) return this.#start()
    return least.load < DEPTH ? least : null
  }

  #go(first: readonly Job[], peak: number): void {
    this.peak = Math.max(this.peak, peak)
    this.#waiting.unshift(...first)
    while (this.#waiting.length > 0) {
      const reader = this.#next()
      if (reader === null) return
      reader.give(this.#waiting.shift()!)
    }
  }

  #run(task: Task): Promise<Done> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ task, resolve, reject })
      this.#go([], 0)
    })
  }

  /** The reports of one file. Rejects with `Unreadable`, also where the file took too long or too much memory. */
  async read(path: string, given: Given = {}): Promise<Draft[]> {
    const done = await this.#run({ kind: 'read', path, ocr: this.ocr, keep: this.keep, given })
    return 'drafts' in done ? done.drafts : []
  }

  /** Unpacks a package into a folder. Rejects with `Unreadable` where the whole cannot be unpacked. */
  async unpack(path: string, folder: string): Promise<UnpackedMember[]> {
    const done = await this.#run({ kind: 'unpack', path, folder })
    return 'members' in done ? done.members : []
  }

  /** Ends every process, also one that still reads. */
  close(): void {
    this.#waiting = []
    for (const reader of this.#readers) reader.kill()
    this.#readers.clear()
  }
}
