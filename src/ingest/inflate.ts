import { inflateSync } from 'node:zlib'

const Native = globalThis.DecompressionStream

/**
 * What pdf.js takes a DecompressionStream for: a PDF has thousands of small streams, and one of Node's takes longer to
 * start than most of them to inflate, as does an error that says that there is none. Where the bytes are no whole stream
 * it throws when read, and pdf.js makes the best of them by itself.
 */
export class InflateAtOnce {
  #inflated: Uint8Array | null = null

  /** Other formats, which readers of packages ask for, are left to Node's own stream. */
  constructor(format: CompressionFormat) {
    // biome-ignore lint/correctness/noConstructorReturn: stands in for the class of that name
    if (format !== 'deflate') return new Native(format) as unknown as InflateAtOnce
  }

  readonly writable = {
    getWriter: () => ({
      ready: Promise.resolve(),
      write: async (bytes: Uint8Array) => {
        this.#inflated = inflateSync(bytes)
      },
      close: async () => {},
    }),
  }

  readonly readable = {
    [Symbol.iterator]: () => {
      if (this.#inflated === null) throw new TypeError('no whole stream')
      return [this.#inflated].values()
    },
  }
}
