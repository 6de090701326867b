const UTF8 = new TextEncoder()

/** A short, stable key of a text: 64-bit FNV-1a of its UTF-8 in base 36. Not for secrets. The prime is 2^40 + 0x1b3. */
export function shortHash(text: string): string {
  let high = 0xcbf29ce4
  let low = 0x84222325
  for (const byte of UTF8.encode(text)) {
    low = (low ^ byte) >>> 0
    const product = low * 0x1b3
    high = (Math.imul(high, 0x1b3) + Math.floor(product / 2 ** 32) + (low << 8)) >>> 0
    low = product >>> 0
  }
  return ((BigInt(high) << 32n) | BigInt(low)).toString(36).padStart(13, '0').slice(-10)
}
