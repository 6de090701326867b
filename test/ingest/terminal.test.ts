import { expect, it } from 'vitest'
import { nameOf, visible, visibleJson } from '../../src/ingest/terminal.ts'

it('shows what would steer a terminal, and keeps tabs and lines', () => {
  expect(visible('a\u001b[2Jb\u0007\u009b\u202ec\td\n')).toBe('a�[2Jb���c\td\n')
})

it('escapes in JSON what would steer a terminal, with nothing lost', () => {
  const value = { a: '\u009bx\u202e' }
  const json = visibleJson(JSON.stringify(value))
  expect(json).toBe('{"a":"\\u009bx\\u202e"}')
  expect(JSON.parse(json)).toEqual(value)
})

it.each([
  ['/a/b/报告.txt', '报告.txt'],
  ['/a/b/包.zip/内/报告.txt', '包.zip/内/报告.txt'],
  ['/a/b/', 'b'],
  ['/a/行\n一\u001b.txt', '行�一�.txt'],
])('names %j without its folder, on one line', (path, name) => {
  expect(nameOf(path)).toBe(name)
})
