import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import type { Given } from '../reports/identity.ts'
import type { Reading } from '../reports/read.ts'
import { Unreadable } from '../reports/source/text.ts'

/** A file that takes longer, or more memory, is given up. */
const SECONDS = 60
const OCR_SECONDS = 1800
const MEGABYTES = 1024

type Reply = { ok: true; readings: Reading[] } | { ok: false; unreadable: boolean; why: string }

/** Reads files in worker threads, as many as there are cores; results come in the order in which they are asked for. */
export class Pool {
  #idle: Worker[] = []
  #waiting: ((worker: Worker) => void)[] = []
  #count = 0
  readonly size: number

  constructor(
    size = availableParallelism(),
    readonly ocr = false,
  ) {
    this.size = size
  }

  #start(): Worker {
    this.#count++
    const tsx = JSON.stringify(import.meta.resolve('tsx/esm/api'))
    const reader = JSON.stringify(new URL('./read-worker.ts', import.meta.url).href)
    return new Worker(`import(${tsx}).then(({ register }) => (register(), import(${reader})))`, {
      eval: true,
      resourceLimits: { maxOldGenerationSizeMb: MEGABYTES },
    })
  }

  async #take(): Promise<Worker> {
    const idle = this.#idle.pop()
    if (idle !== undefined) return idle
    if (this.#count < this.size) return this.#start()
    return new Promise((resolve) => this.#waiting.push(resolve))
  }

  #give(worker: Worker): void {
    const next = this.#waiting.shift()
    if (next === undefined) this.#idle.push(worker)
    else next(worker)
  }

  #lose(worker: Worker): void {
    this.#count--
    void worker.terminate()
    if (this.#waiting.length > 0) this.#waiting.shift()!(this.#start())
  }

  /** Reads one file. Rejects with {@link Unreadable}, also where the file took too long or too much memory. */
  async read(path: string, given: Given = {}): Promise<Reading[]> {
    const worker = await this.#take()
    const seconds = this.ocr ? OCR_SECONDS : SECONDS
    return new Promise((resolve, reject) => {
      const settle = (lost: boolean, act: () => void) => {
        clearTimeout(timer)
        worker.off('message', onMessage)
        worker.off('error', onError)
        if (lost) this.#lose(worker)
        else this.#give(worker)
        act()
      }
      const timer = setTimeout(
        () => settle(true, () => reject(new Unreadable(`读了 ${seconds} 秒还没读完，已放弃`))),
        seconds * 1000,
      )
      const onMessage = (reply: Reply) =>
        settle(false, () => {
          if (reply.ok) resolve(reply.readings)
          else reject(reply.unreadable ? new Unreadable(reply.why) : new Error(reply.why))
        })
      const onError = (error: NodeJS.ErrnoException) =>
        settle(true, () =>
          reject(
            error.code === 'ERR_WORKER_OUT_OF_MEMORY'
              ? new Unreadable(`用了 ${MEGABYTES} MB 内存还没读完，已放弃`)
              : error,
          ),
        )
      worker.on('message', onMessage)
      worker.on('error', onError)
      worker.postMessage({ path, options: { ocr: this.ocr, given } })
    })
  }

  async close(): Promise<void> {
    await Promise.all(this.#idle.map((worker) => worker.terminate()))
  }
}
