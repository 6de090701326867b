import { describe, expect, it } from 'vitest'
import { asUnreadable, decodeText, Unreadable } from '../../../src/reports/source/text.ts'

const bytes = (...numbers: number[]) => Uint8Array.from(numbers)

describe('a text is decoded', () => {
  it.each<[string, Uint8Array]>([
    ['from UTF-8', bytes(0xe5, 0xb9, 0xb4, 0x31)],
    ['from UTF-8 with a byte order mark', bytes(0xef, 0xbb, 0xbf, 0xe5, 0xb9, 0xb4, 0x31)],
    ['from GB18030', bytes(0xc4, 0xea, 0x31)],
    ['from UTF-16, little end first', bytes(0xff, 0xfe, 0x74, 0x5e, 0x31, 0x00)],
    ['from UTF-16, big end first', bytes(0xfe, 0xff, 0x5e, 0x74, 0x00, 0x31)],
  ])('%s', (_, encoded) => {
    expect(decodeText(encoded)).toBe('年1')
  })

  it.each<[string, Uint8Array, RegExp]>([
    ['nothing', bytes(), /文件是空的/],
    ['what is no text', bytes(0x41, 0, 0x42), /二进制/],
    ['an encoding that is neither', bytes(0xff, 0x41, 0xff, 0x42), /字符编码无法识别/],
  ])('but not %s', (_, encoded, why) => {
    expect(() => decodeText(encoded)).toThrow(why)
  })
})

it('a sentence of a reader stays as it is; a fault of the program goes by its name', () => {
  const said = new Unreadable('文件是空的')
  expect(asUnreadable(said)).toBe(said)
  expect(asUnreadable(new TypeError('x is undefined')).message).toMatch(/^读的程序出错了（TypeError）/)
})
