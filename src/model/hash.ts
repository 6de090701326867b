const UTF8 = new TextEncoder()
const room = new Uint8Array(1024)

/** A short, stable key of a text: 64-bit FNV-1a of its UTF-8 in base 36. Not for secrets. The prime is 2^40 + 0x1b3. */
export function shortHash(text: string): string {
  let high = 0xcbf29ce4
  let low = 0x84222325
  const fits = text.length * 3 <= room.length
  const bytes = fits ? room : UTF8.encode(text)
  const end = fits ? UTF8.encodeInto(text, room).written : bytes.length
  for (let i = 0; i < end; i++) {
    low = (low ^ bytes[i]!) >>> 0
    const product = low * 0x1b3
    high = (Math.imul(high, 0x1b3) + Math.floor(product / 2 ** 32) + (low << 8)) >>> 0
    low = product >>> 0
  }
  return ((BigInt(high) << 32n) | BigInt(low)).toString(36).padStart(13, '0').slice(-10)
}
