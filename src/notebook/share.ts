/** Links longer than this are cut by mail and chat programs. */
export const LONGEST_LINK = 16_000

/** A notebook of a link is no longer than this (bytes of UTF-8): what is packed small can come out large. */
export const LONGEST_NOTE = 1_000_000

/** The bytes that come out of a stream; null where they are more than `most`, of which no more than one piece is read. */
async function through(
  bytes: Uint8Array,
  stream: GenericTransformStream,
  most = Number.POSITIVE_INFINITY,
): Promise<Uint8Array | null> {
  const source = new Response(bytes as Uint8Array<ArrayBuffer>).body!
  const reader = (source.pipeThrough(stream) as ReadableStream<Uint8Array>).getReader()
  const pieces: Uint8Array[] = []
  let length = 0
  for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
    length += piece.value.length
    if (length > most) {
      await reader.cancel().catch(() => {})
      return null
    }
    pieces.push(piece.value)
  }
  const whole = new Uint8Array(length)
  let at = 0
  for (const piece of pieces) {
    whole.set(piece, at)
    at += piece.length
  }
  return whole
}

/** A text packed so that it can stand in a link. */
export async function pack(text: string): Promise<string> {
  const bytes = await through(new TextEncoder().encode(text), new CompressionStream('deflate-raw'))
  let binary = ''
  for (const byte of bytes!) binary += String.fromCharCode(byte)
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')
}

/** The text of {@link pack}. Throws a sentence where the link was cut or spoilt, or holds more than {@link LONGEST_NOTE}. */
export async function unpack(packed: string): Promise<string> {
  let whole: Uint8Array | null
  try {
    const binary = atob(packed.replaceAll('-', '+').replaceAll('_', '/'))
    const bytes = Uint8Array.from(binary, (char) => char.charCodeAt(0))
    whole = await through(bytes, new DecompressionStream('deflate-raw'), LONGEST_NOTE)
    if (whole !== null) return new TextDecoder('utf-8', { fatal: true }).decode(whole)
  } catch {
    throw new Error('链接不完整或被改过，里面的笔记读不出来')
  }
  throw new Error('链接里的笔记展开后超过 1 MB，不打开；请发来的人存成文件再发')
}
