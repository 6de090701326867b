import { Unreadable } from './text.ts'
import { entriesOf } from './zip.ts'

/** What an office file is: by its parts, whatever its name says. */
export type Office = 'word' | 'excel'

/** An office file's parts may unpack to this many bytes. */
const LARGEST = 300_000_000

/** Tells what a package of parts (.docx, .xlsx …) is; `name` is what its file claims to be. Throws {@link Unreadable} where it is neither, broken, or too large unpacked. */
export async function officePackage(bytes: Uint8Array, name: string): Promise<Office> {
  const entries = await entriesOf(bytes).catch((error: unknown) => {
    throw new Unreadable(`${name} 文件打不开，可能损坏或没有下载完`, { cause: error })
  })
  const has = (part: string) => entries.some(({ filename }) => filename.startsWith(part))
  const kind = has('word/') ? 'word' : has('xl/') ? 'excel' : null
  if (kind === null) throw new Unreadable('是压缩包，但不是 Word、Excel 文件')
  if (entries.reduce((sum, entry) => sum + entry.uncompressedSize, 0) > LARGEST)
    throw new Unreadable(`展开后太大（超过 ${LARGEST / 1e6} MB），没有读`)
  return kind
}

/** Tells what a compound file (.doc, .xls …) is; its ending decides where it holds both. Throws {@link Unreadable}. */
export async function compoundFile(bytes: Uint8Array, name: string, extension: string): Promise<Office> {
  const { CFB } = await import('@e965/xlsx')
  let streams: Set<string>
  try {
    streams = new Set(CFB.read(bytes, { type: 'array' }).FileIndex.map(({ name }: { name: string }) => name))
  } catch (error) {
    throw new Unreadable(`${name} 文件打不开，可能损坏或没有下载完`, { cause: error })
  }
  if (streams.has('EncryptedPackage')) throw new Unreadable('加了密码，请先另存为没有密码的')
  const isWord = streams.has('WordDocument')
  const isExcel = streams.has('Workbook') || streams.has('Book')
  if (isWord && isExcel) return extension === '.xls' ? 'excel' : 'word'
  if (!isWord && !isExcel) throw new Unreadable('是旧版 Office 文件，但不是 Word 或 Excel')
  return isWord ? 'word' : 'excel'
}
