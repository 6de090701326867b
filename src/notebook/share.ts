/** Links longer than this are cut by mail and chat programs. */
export const LONGEST_LINK = 16_000

async function through(bytes: Uint8Array, stream: GenericTransformStream): Promise<Uint8Array> {
  const source = new Response(bytes as Uint8Array<ArrayBuffer>).body!
  return new Uint8Array(await new Response(source.pipeThrough(stream)).arrayBuffer())
}

/** A text packed so that it can stand in a link. */
export async function pack(text: string): Promise<string> {
  const bytes = await through(new TextEncoder().encode(text), new CompressionStream('deflate-raw'))
  let binary = ''
  for (const byte of bytes) binary += String.fromCharCode(byte)
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')
}

/** The text of {@link pack}. Throws a sentence where the link was cut or spoilt. */
export async function unpack(packed: string): Promise<string> {
  try {
    const binary = atob(packed.replaceAll('-', '+').replaceAll('_', '/'))
    const bytes = Uint8Array.from(binary, (char) => char.charCodeAt(0))
    return new TextDecoder('utf-8', { fatal: true }).decode(
      await through(bytes, new DecompressionStream('deflate-raw')),
    )
  } catch {
    throw new Error('链接不完整或被改过，里面的笔记读不出来')
  }
}
