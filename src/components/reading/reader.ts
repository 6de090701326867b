import { msg, str } from '../../locale/msg.ts'
import type { Given } from '../../reports/identity.ts'
import type { ItemName } from '../../reports/item-names.ts'
import type { Mending } from '../../reports/mendings.ts'
import type { Recognised } from '../../reports/source/index.ts'
import type { ReadReply, ReadRequest } from '../../reports/source/worker.ts'

/** What a file was read as. */
export type OpenFile = Extract<ReadReply, { ok: true }>

/** A request without what the reader adds. */
type Ask<R = ReadRequest> = R extends unknown ? Omit<R, 'id' | 'names'> : never

/** The worker that reads reports, as promises. What it cannot do is thrown as a sentence. */
export class Reader {
  #worker: Worker | null = null
  #waiting = new Map<number, { resolve: (reply: OpenFile) => void; reject: (error: Error) => void }>()
  #next = 0
  #files = 0
  /** Names that a person gave to printed words; they hold from the next reading on. */
  names: readonly ItemName[] = []

  #ask(request: Ask, transfer: Transferable[] = []): Promise<OpenFile> {
    this.#worker ??= this.#start()
    const id = ++this.#next
    const sent = { ...request, id, names: this.names } as ReadRequest
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject })
      this.#worker!.postMessage(sent, transfer)
    })
  }

  #start(): Worker {
    const worker = new Worker(new URL('../../reports/source/worker.ts', import.meta.url), { type: 'module' })
    worker.onmessage = ({ data }: MessageEvent<ReadReply>) => {
      const asked = this.#waiting.get(data.id)
      this.#waiting.delete(data.id)
      if (data.ok) asked?.resolve(data)
      else asked?.reject(new Error(data.why))
    }
    worker.onerror = (event) => this.#fail(new Error(msg(str`读的时候出错：${event.message}`)))
    return worker
  }

  #fail(error: Error): void {
    for (const { reject } of this.#waiting.values()) reject(error)
    this.#waiting.clear()
  }

  /** Reads a file; the bytes stay the caller's. `before` are its earlier transcripts, `recognised` the words of a scan. */
  open(
    name: string,
    bytes: Uint8Array,
    before: readonly string[] = [],
    recognised: Recognised | null = null,
  ): Promise<OpenFile> {
    const own = bytes.slice()
    return this.#ask({ ask: 'open', file: ++this.#files, name, bytes: own, before, recognised }, [own.buffer])
  }

  transcript(name: string, transcript: string): Promise<OpenFile> {
    return this.#ask({ ask: 'transcript', file: ++this.#files, name, transcript })
  }

  again(file: number, part: number, given: Given, mendings: readonly Mending[]): Promise<OpenFile> {
    return this.#ask({ ask: 'again', file, part, given, mendings })
  }

  close(file: number): void {
    void this.#ask({ ask: 'close', file }).catch(() => {})
  }

  /** Stops what is under way; open files are gone. */
  stop(): void {
    this.#worker?.terminate()
    this.#worker = null
    this.#fail(new Stopped())
  }
}

/** Reading was stopped by the person. */
export class Stopped extends Error {}
