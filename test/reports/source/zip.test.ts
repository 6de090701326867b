import { type Zippable, zipSync } from 'fflate'
import { expect, it } from 'vitest'
import { members, room } from '../../../src/reports/source/zip.ts'

const encode = (text: string) => new TextEncoder().encode(text)
const report = encode('报告'.repeat(200))

/** A package's members as lines: the name, and what it holds or why not. */
async function lines(zip: Uint8Array, left = room()): Promise<string[]> {
  const found: string[] = []
  for await (const { name, bytes, why } of members(zip, left))
    found.push(`${name}：${bytes === null ? why : `${bytes.length} 字节`}`)
  return found
}

/** Puts one text in the place of another of the same length, wherever it stands. */
function replaced(zip: Uint8Array, from: string, to: string): Uint8Array {
  const text = Buffer.from(zip).toString('latin1').replaceAll(from, to)
  return new Uint8Array(Buffer.from(text, 'latin1'))
}

const stored = (files: Zippable) => zipSync(files, { level: 0 })

it('gives every format that the reader knows, and a line to what it does not know', async () => {
  const names = ['a.doc', 'a.xlsm', 'a.markdown', '没有扩展名', '图.jpg']
  expect(await lines(zipSync(Object.fromEntries(names.map((name) => [name, report]))))).toEqual([
    'a.doc：1200 字节',
    'a.xlsm：1200 字节',
    'a.markdown：1200 字节',
    '没有扩展名：1200 字节',
    '图.jpg：是 .jpg 文件，不在能读的格式里，没有展开',
  ])
})

it('leaves out hidden members, and not those whose path leads upwards', async () => {
  const zip = zipSync({ '__MACOSX/._a.txt': report, '.DS_Store': report, '../../b.txt': report })
  expect(await lines(zip)).toEqual(['../../b.txt：1200 字节'])
})

it('gives both of two members of one name', async () => {
  const zip = replaced(stored({ 'a.txt': encode('一'), 'b.txt': encode('二二') }), 'b.txt', 'a.txt')
  expect(await lines(zip)).toEqual(['a.txt：3 字节', 'a.txt：6 字节'])
})

it('opens packages in packages, down to the fourth', async () => {
  const inner = (depth: number): Uint8Array =>
    zipSync(depth === 0 ? { 'a.txt': report } : { 'z.zip': inner(depth - 1) })
  expect(await lines(inner(3))).toEqual(['z.zip/z.zip/z.zip/a.txt：1200 字节'])
  expect(await lines(inner(4))).toEqual(['z.zip/z.zip/z.zip/z.zip：压缩包套了 4 层以上，没有再展开'])
})

it('a damaged member, or a broken package in it, does not fail the rest', async () => {
  const zip = stored({ 'a.txt': encode('first'), 'b.txt': encode('second'), 'c.zip': encode('PK third') })
  expect(await lines(replaced(zip, 'second', 'sec0nd'))).toEqual([
    'a.txt：5 字节',
    'b.txt：在压缩包里已经损坏',
    'c.zip：压缩包打不开，可能损坏或没有下载完',
  ])
})

it('a member that unpacks to more than the directory says is given up', async () => {
  const size = 5_000_000
  const zip = zipSync({ 'a.txt': new Uint8Array(size), 'b.txt': report })
  const little = (n: number) => String.fromCharCode(n & 255, (n >> 8) & 255, (n >> 16) & 255, n >> 24)
  expect(await lines(replaced(zip, little(size), little(1000)))).toEqual([
    'a.txt：在压缩包里已经损坏',
    'b.txt：1200 字节',
  ])
})

it('reads names of Windows, which are in GB18030', async () => {
  const zip = replaced(stored({ 'xxxx.txt': report }), 'xxxx', '\xb1\xa8\xb8\xe6')
  expect(await lines(zip)).toEqual(['报告.txt：1200 字节'])
})

it('counts what all unpack to before it unpacks any', async () => {
  const zip = zipSync({ 'a.txt': report, 'b.txt': report })
  await expect(lines(zip, { files: 10, bytes: 2399 })).rejects.toThrow(/压缩包展开后太大/)
  await expect(lines(zip, { files: 1, bytes: 9999 })).rejects.toThrow(/压缩包展开后太大/)
  expect(await lines(zip, { files: 2, bytes: 2400 })).toHaveLength(2)
})

it('says that a package is broken', async () => {
  await expect(lines(encode('PK坏'))).rejects.toThrow(/压缩包打不开/)
})
