import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { sentenceOf } from '../../src/ingest/errors.ts'
import { Unreadable } from '../../src/reports/source/text.ts'

const caught = (act: () => unknown): unknown => {
  try {
    return act()
  } catch (error) {
    return error
  }
}
const deep = (): number => deep() + 1

it.each<[string, () => unknown, RegExp]>([
  ['what is not there', () => readFileSync('/no/such/file'), /^没有这个文件$/],
  ['a folder', () => readFileSync('/'), /^是文件夹，不是文件$/],
  ['endless depth', deep, /^里面的内容嵌套得太深/],
  ['a string that is too long', () => 'x'.repeat(2 ** 29).repeat(9), /^展开后太大，内存放不下$/],
  ['an array that is too long', () => new Array(2 ** 33), /^展开后太大，内存放不下$/],
  ['a fault of the program', () => (null as unknown as { a: { b: 1 } }).a.b, /^读的程序出错了（TypeError）/],
])('%s is told in the reader’s language', (_, act, sentence) => {
  expect(sentenceOf(caught(act))).toMatch(sentence)
})

it('a full disk is told of in one way, whoever met it', () => {
  const system = Object.assign(new Error('ENOSPC: no space left on device, write'), {
    code: 'ENOSPC',
    syscall: 'write',
  })
  const library = new Error('IO Error: Could not write all bytes to file "a": No space left on device')
  expect([system, library].map(sentenceOf)).toEqual(['磁盘满了，没有写进去', '磁盘满了，没有写进去'])
})

it('keeps what a reader said itself', () => {
  expect(sentenceOf(new Unreadable('文件是空的'))).toBe('文件是空的')
})
