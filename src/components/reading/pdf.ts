import type { DrawReply, DrawRequest, Size } from './pdf-worker.ts'

/** A PDF that a worker of its own draws. What it cannot do is thrown as a sentence. */
export class PdfPictures {
  readonly #worker = new Worker(new URL('./pdf-worker.ts', import.meta.url), { type: 'module' })
  readonly #waiting = new Map<
    number,
    { resolve: (reply: DrawReply) => void; reject: (error: Error) => void }
  >()
  #next = 0

  /** The bytes stay the caller's. */
  constructor(bytes: Uint8Array) {
    this.#worker.onmessage = ({ data }: MessageEvent<DrawReply>) => {
      const asked = this.#waiting.get(data.id)
      this.#waiting.delete(data.id)
      if ('why' in data) asked?.reject(new Error(data.why))
      else asked?.resolve(data)
    }
    this.#worker.onerror = ({ message }) => {
      for (const { reject } of this.#waiting.values()) reject(new Error(message))
      this.#waiting.clear()
    }
    const own = bytes.slice()
    this.#worker.postMessage(own, [own.buffer])
  }

  #ask(request: Omit<DrawRequest, 'id'>): Promise<DrawReply> {
    const id = ++this.#next
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject })
      this.#worker.postMessage({ ...request, id } satisfies DrawRequest)
    })
  }

  /** The sizes of the pages, in points. */
  async sizes(): Promise<Size[]> {
    const reply = await this.#ask({ draw: null })
    return 'sizes' in reply ? reply.sizes : []
  }

  /** A page, counted from 1, so many pixels wide. */
  async draw(page: number, width: number): Promise<ImageBitmap | null> {
    const reply = await this.#ask({ draw: { page, width } })
    return 'picture' in reply ? reply.picture : null
  }

  close(): void {
    this.#worker.terminate()
  }
}

export const isPdf = (bytes: Uint8Array): boolean =>
  [...'%PDF'].every((char, i) => bytes[i] === char.charCodeAt(0))
