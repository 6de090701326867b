/** A short, stable key of a text: 64-bit FNV-1a of its UTF-8 in base 36. Not for secrets. The prime is 2^40 + 0x1b3. */
export function shortHash(text: string): string {
  let [high, low] = [0xcbf29ce4, 0x84222325]
  const take = (byte: number) => {
    low = (low ^ byte) >>> 0
    const product = low * 0x1b3
    high = (Math.imul(high, 0x1b3) + Math.floor(product / 2 ** 32) + (low << 8)) >>> 0
    low = product >>> 0
  }
  const follow = (code: number, shift: number) => take(0x80 | ((code >> shift) & 0x3f))
  for (const char of text) {
    const point = char.codePointAt(0)!
    const code = point >= 0xd800 && point < 0xe000 ? 0xfffd : point // half a pair, as in every encoder
    if (code < 0x80) take(code)
    else if (code < 0x800) {
      take(0xc0 | (code >> 6))
      follow(code, 0)
    } else if (code < 0x10000) {
      take(0xe0 | (code >> 12))
      follow(code, 6)
      follow(code, 0)
    } else {
      take(0xf0 | (code >> 18))
      follow(code, 12)
      follow(code, 6)
      follow(code, 0)
    }
  }
  return ((BigInt(high) << 32n) | BigInt(low)).toString(36).padStart(13, '0').slice(-10)
}
