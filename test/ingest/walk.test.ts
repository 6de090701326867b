import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { walk } from '../../src/ingest/walk.ts'

let folder: string
const named = () =>
  walk([folder]).map(({ path, why }) => `${path.slice(folder.length + 1)}${why === null ? '' : `：${why}`}`)

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'zhangben-walk-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

it('lists files of folders in order, hidden ones left out', () => {
  mkdirSync(join(folder, 'b'))
  for (const name of ['c.txt', 'b/a.txt', '.hidden', 'a.txt']) writeFileSync(join(folder, name), '')
  expect(named()).toEqual(['a.txt', 'b/a.txt', 'c.txt'])
})

it('walks a link to a parent, to itself or to a file read before once, and says so', () => {
  writeFileSync(join(folder, 'a.txt'), '')
  symlinkSync(folder, join(folder, 'parent'))
  symlinkSync('self', join(folder, 'self'))
  symlinkSync('a.txt', join(folder, 'again.txt'))
  symlinkSync('nowhere', join(folder, 'broken'))
  expect(named()).toEqual([
    'a.txt',
    `again.txt：链接指回 ${join(folder, 'a.txt')}，没有再读`,
    'broken：没有这个文件',
    `parent：链接指回 ${folder}，没有再读`,
    'self：链接绕成了圈',
  ])
})

it.skipIf(process.platform === 'win32')(
  'does not open pipes and devices, nor files that are too large',
  () => {
    execFileSync('mkfifo', [join(folder, 'pipe')])
    writeFileSync(join(folder, 'large.pdf'), '')
    truncateSync(join(folder, 'large.pdf'), 3 * 2 ** 30)
    expect(named()).toEqual(['large.pdf：文件太大（3221 MB），最多读 200 MB', 'pipe：是管道，不是文件'])
    expect(walk(['/dev/zero'])).toEqual([{ path: '/dev/zero', why: '是设备，不是文件' }])
  },
)

it.skipIf(process.platform !== 'linux')('says of a name in another encoding that it must be changed', () => {
  writeFileSync(Buffer.concat([Buffer.from(`${folder}/`), Buffer.from([0xb1, 0xa8, 0xb8, 0xe6])]), '')
  expect(named()).toEqual([expect.stringMatching(/：文件名的编码认不出，请先改名$/)])
})

it('says that a path does not exist', () => {
  expect(walk([join(folder, 'no.pdf')])[0]!.why).toBe('没有这个文件')
})
