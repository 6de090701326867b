import { unzipSync } from 'fflate'
import { Unreadable } from './text.ts'

const ENTRIES = 2000
const LARGEST = 500_000_000
const KNOWN = /\.(?:pdf|docx|xlsx|xls|html?|txt|md)$/i

/** A file out of a package. */
export interface Entry {
  name: string
  bytes: Uint8Array
}

/** Names that Windows wrote without saying so are in GB18030. */
function nameOf(raw: string): string {
  if ([...raw].some((char) => char.charCodeAt(0) > 255)) return raw
  const bytes = Uint8Array.from(raw, (char) => char.charCodeAt(0))
  return bytes.some((byte) => byte > 127) ? new TextDecoder('gb18030').decode(bytes) : raw
}

/** The reports in a .zip. Throws {@link Unreadable} where it is broken, or unpacks to more than can be meant. */
export function unzip(bytes: Uint8Array): Entry[] {
  let total = 0
  let count = 0
  try {
    const files = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        if (!KNOWN.test(name) || /(?:^|\/)(?:__MACOSX|\.)/.test(name)) return false
        total += originalSize
        count++
        if (count > ENTRIES || total > LARGEST)
          throw new Unreadable(`压缩包展开后太大（超过 ${ENTRIES} 个文件或 ${LARGEST / 1e6} MB），没有展开`)
        return true
      },
    })
    return Object.entries(files).map(([name, content]) => ({ name: nameOf(name), bytes: content }))
  } catch (error) {
    if (error instanceof Unreadable) throw error
    throw new Unreadable(`压缩包打不开，可能损坏或加了密码：${(error as Error).message}`)
  }
}
