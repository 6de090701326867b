import { describe, expect, it } from 'vitest'
import { readOptions } from '../../src/ingest/given.ts'

describe('what a person says of a report', () => {
  it('is taken from the flags of a command', () => {
    const flags = { unit: ' 丹霞区教育局', year: '2023', kind: '决算', district: '江汉区' }
    expect(readOptions(flags)).toEqual({
      ocr: null,
      given: { unit: '丹霞区教育局', year: 2023, kind: '决算', district: '420103' },
    })
  })

  it.each([
    [{ year: '23' }, /四位年份/],
    [{ year: '2099' }, /四位年份/],
    [{ kind: '账' }, /--kind 应为 预算、决算/],
    [{ unit: ' ' }, /--unit 后面没有值/],
    [{ district: '鼓楼区' }, /有 \d 个/],
  ])('is refused where it cannot be meant: %s', (flags, why) => {
    expect(() => readOptions(flags)).toThrow(why)
  })
})
