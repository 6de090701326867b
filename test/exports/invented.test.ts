import { describe, expect, it } from 'vitest'
import { toClipboardHtml } from '../../src/exports/clipboard.ts'
import { toJson } from '../../src/exports/json.ts'
import { parseQuery } from '../../src/model/query.ts'
import { exhibitOf, fileName } from '../../src/notebook/exhibit.ts'
import { toShared } from '../../src/notebook/sources.ts'
import { ROWS, resultOf } from './exhibits.ts'

const leaving = (invented: boolean) =>
  exhibitOf(parseQuery('sangong', '-- title: 合计\n-- basis: 决算\nSELECT 1'), resultOf(ROWS), {
    values: {},
    shared: toShared({}, invented),
    basket: [],
  })

describe('figures that are made up leave the page as such', () => {
  it('in the line under the title, in JSON and in what is pasted', () => {
    const made = leaving(true)
    expect(made.basis).toMatch(/^虚构的数据 · /)
    expect(JSON.parse(toJson(made))).toMatchObject({ invented: true })
    expect(toClipboardHtml(made)).toContain('虚构的数据')
  })

  it('in the name of the file, where the file has no place for it', () => {
    expect(fileName('合计', true)).toBe('账本-虚构-合计')
  })

  it('and those that are not say nothing of it', () => {
    const real = leaving(false)
    expect(real.basis + toJson(real) + toClipboardHtml(real) + fileName('合计')).not.toMatch(/虚构|invented/)
  })
})
