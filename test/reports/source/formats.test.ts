import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { PROJECT } from '../../../src/ingest/paths.ts'
import { ACCEPTED, extensionOf, FORMATS, formatNamed } from '../../../src/reports/source/formats.ts'

it('the README names every format as the reader knows it', () => {
  const mark = (yes: boolean) => (yes ? '✓' : '')
  const table = [
    '| 格式 | 扩展名 | 用什么读 | 网页上 | 压缩包里 |',
    '|---|---|---|---|---|',
    ...FORMATS.map(
      ({ name, extensions, how, browser, inZip }) =>
        `| ${name} | ${extensions.map((e) => `\`${e}\``).join(' ')} | ${how} | ${mark(browser)} | ${mark(inZip)} |`,
    ),
  ]
  expect(readFileSync(join(PROJECT, 'README.md'), 'utf8')).toContain(table.join('\n'))
})

it('tells a format by the ending of a name, in any case and below any folder', () => {
  expect(formatNamed('下载/报告.DOCX')?.name).toBe('Word')
  expect(formatNamed('a.b/报告')).toBeUndefined()
  expect(extensionOf('v1.0 最终版')).toBe('')
  expect(extensionOf('a.tar.gz')).toBe('.gz')
})

it('has each ending once', () => {
  const all = FORMATS.flatMap(({ extensions }) => extensions)
  expect(new Set(all).size).toBe(all.length)
})

it('offers in the browser what the browser reads', () => {
  expect(ACCEPTED.split(',')).toEqual(expect.arrayContaining(['.pdf', '.xlsm', '.markdown', '.zip']))
  expect(ACCEPTED.split(',')).not.toContain('.doc')
})
