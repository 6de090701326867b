import { describe, expect, it } from 'vitest'
import { escaped, sqlName, sqlText } from '../../src/model/quote.ts'

describe('text set into another language', () => {
  it('stands in SQL as it is, also with quotes in it', () => {
    expect(sqlText("路灯's")).toBe("'路灯''s'")
    expect(sqlName('金额"万元"')).toBe('"金额""万元"""')
  })

  it('opens no element and closes no attribute', () => {
    expect(escaped('<b a="1">&</b>')).toBe('&lt;b a=&quot;1&quot;&gt;&amp;&lt;/b&gt;')
  })
})
