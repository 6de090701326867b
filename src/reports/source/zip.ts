import {
  configure,
  type Entry,
  type FileEntry,
  Uint8ArrayReader,
  Uint8ArrayWriter,
  ZipReader,
} from '@zip.js/zip.js'
import { extensionOf, formatNamed, isZip } from './formats.ts'
import { Unreadable } from './text.ts'

configure({ useWebWorkers: false })

/** How much a package may unpack to, with the packages in it. */
export interface Room {
  files: number
  bytes: number
}

const FILES = 2000
const BYTES = 500_000_000
/** Packages in packages, counted from the outermost. */
const DEPTH = 4

export const room = (): Room => ({ files: FILES, bytes: BYTES })

/** A member of a package: what it holds, or why it cannot be had. */
export type Member = { name: string } & ({ bytes: Uint8Array; why: null } | { bytes: null; why: string })

/** Names that Windows wrote without saying so are in GB18030. */
function decodeText(raw: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(raw)
  } catch {
    return new TextDecoder('gb18030').decode(raw)
  }
}

/** The members of a package as its directory names them, folders left out. Throws {@link Unreadable}. */
export async function entriesOf(bytes: Uint8Array): Promise<FileEntry[]> {
  try {
    const reader = new ZipReader(new Uint8ArrayReader(bytes), {
      strictness: 'tolerant',
      filenameValidation: 'tolerant',
      decodeText,
      checkSignature: true,
      checkOverlappingEntry: true,
    })
    const entries: Entry[] = await reader.getEntries()
    return entries.filter((entry) => !entry.directory)
  } catch {
    throw new Unreadable('压缩包打不开，可能损坏或没有下载完')
  }
}

/** Unpacks one member: no more than the directory says that it holds, and what its checksum fits. Throws {@link Unreadable}. */
export async function unpackEntry(entry: FileEntry): Promise<Uint8Array> {
  if (entry.encrypted) throw new Unreadable('加了密码，请先解开')
  try {
    return await entry.getData(new Uint8ArrayWriter())
  } catch (error) {
    throw new Unreadable('在压缩包里已经损坏', { cause: error })
  }
}

/** Where a name holds a path of a Mac's own notes or of hidden files. */
const isHidden = (name: string) => /(?:^|[/\\])(?:__MACOSX[/\\]|\.(?!\.?[/\\]))/.test(name)

/** A file without an ending is read for what it holds; one of another kind is not worth unpacking. */
const isWanted = (name: string) => extensionOf(name) === '' || formatNamed(name)?.inZip === true

/**
 * The members of a package one after the other, each with what it holds or why not, those of packages in it after the
 * package's own name; hidden ones are left out. Takes what it unpacks out of `left`. Throws {@link Unreadable} where
 * the whole is broken or too large.
 */
export async function* members(bytes: Uint8Array, left: Room = room(), depth = 1): AsyncGenerator<Member> {
  const entries = (await entriesOf(bytes)).filter(({ filename }) => !isHidden(filename))
  const wanted = entries.filter(({ filename }) => isWanted(filename))
  const size = wanted.reduce((sum, entry) => sum + entry.uncompressedSize, 0)
  if (entries.length > left.files || size > left.bytes)
    throw new Unreadable(`压缩包展开后太大（超过 ${FILES} 个文件或 ${BYTES / 1e6} MB），没有展开`)
  left.files -= entries.length
  left.bytes -= size
  for (const entry of entries) {
    const name = entry.filename
    try {
      if (!isWanted(name)) throw new Unreadable(`是 ${extensionOf(name)} 文件，不在能读的格式里，没有展开`)
      if (isZip(name)) {
        if (depth === DEPTH) throw new Unreadable(`压缩包套了 ${DEPTH} 层以上，没有再展开`)
        for await (const member of members(await unpackEntry(entry), left, depth + 1))
          yield { ...member, name: `${name}/${member.name}` }
      } else yield { name, bytes: await unpackEntry(entry), why: null }
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error
      yield { name, bytes: null, why: error.message }
    }
  }
}
