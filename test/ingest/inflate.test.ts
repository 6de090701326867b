import { deflateRawSync, deflateSync } from 'node:zlib'
import { expect, it } from 'vitest'
import { InflateAtOnce } from '../../src/ingest/inflate.ts'

/** Inflates as pdf.js does: writes without waiting, then reads all chunks. */
async function inflated(bytes: Uint8Array): Promise<string> {
  const { writable, readable } = new InflateAtOnce('deflate')
  const writer = writable.getWriter()
  writer.write(bytes).then(writer.close, () => {})
  let text = ''
  for await (const chunk of readable) text += new TextDecoder().decode(chunk)
  return text
}

it('inflates a whole stream', async () => {
  expect(await inflated(deflateSync('决算数 12.50'))).toBe('决算数 12.50')
})

it('throws when a broken or cut stream is read, so that pdf.js saves what it can', async () => {
  await expect(inflated(new Uint8Array([1, 2, 3]))).rejects.toThrow()
  await expect(inflated(deflateSync('决算数'.repeat(50)).subarray(0, 12))).rejects.toThrow()
})

it('leaves other formats to the stream of Node', async () => {
  const raw = new InflateAtOnce('deflate-raw') as unknown as DecompressionStream
  const stream = new Blob([deflateRawSync('区县')]).stream().pipeThrough(raw)
  expect(await new Response(stream).text()).toBe('区县')
})
