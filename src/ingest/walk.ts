import { type Dirent, lstatSync, readdirSync, realpathSync, type Stats, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileError } from './errors.ts'

/** The largest file that is read, in bytes. */
export const LARGEST = 200_000_000

/** A file to read, or a place that cannot be read and why. */
export interface Entry {
  path: string
  why: string | null
}

function kindOf(stats: Stats): string | null {
  if (stats.isFIFO()) return '是管道，不是文件'
  if (stats.isSocket()) return '是套接字，不是文件'
  if (stats.isBlockDevice() || stats.isCharacterDevice()) return '是设备，不是文件'
  if (stats.size > LARGEST)
    return `文件太大（${Math.round(stats.size / 1e6)} MB），最多读 ${LARGEST / 1e6} MB`
  return null
}

/**
 * The files below the given paths in a stable order: folders walked, hidden files left out. A link is followed once;
 * what is no file, is too large or cannot be opened comes with a sentence, and the rest goes on.
 */
export function walk(paths: readonly string[]): Entry[] {
  const entries: Entry[] = []
  const seen = new Map<string, string>()
  const visit = (path: string, linked: boolean) => {
    try {
      const link = lstatSync(path).isSymbolicLink()
      const stats = statSync(path)
      const real = realpathSync(path)
      const before = seen.get(real)
      if (before !== undefined) {
        // A file named twice is one file; through a link, the person should know.
        if (link || linked) entries.push({ path, why: `链接指回 ${before}，没有再读` })
        return
      }
      seen.set(real, path)
      if (!stats.isDirectory()) entries.push({ path, why: kindOf(stats) })
      else
        for (const { name } of children(path))
          if (!name.startsWith('.')) visit(join(path, name), linked || link)
    } catch (error) {
      const isGarbled = path.includes('\ufffd') && (error as NodeJS.ErrnoException).code === 'ENOENT'
      entries.push({ path, why: isGarbled ? '文件名的编码认不出，请先改名' : fileError(error) })
    }
  }
  for (const path of paths) visit(path, false)
  return entries
}

/** What a folder holds: its own files and folders first, then links, so that a thing goes by its own name. */
function children(folder: string): Dirent[] {
  return readdirSync(folder, { withFileTypes: true }).sort(
    (a, b) => Number(a.isSymbolicLink()) - Number(b.isSymbolicLink()) || (a.name < b.name ? -1 : 1),
  )
}
