import { asUnreadable } from '../reports/source/text.ts'

const SENTENCES: Readonly<Record<string, string>> = {
  ENOENT: '没有这个文件',
  EACCES: '没有权限打开',
  EPERM: '没有权限打开',
  ELOOP: '链接绕成了圈',
  ENAMETOOLONG: '文件名太长',
  ENOSPC: '磁盘满了，没有写进去',
  EFBIG: '文件太大，写不进去',
  EDQUOT: '磁盘配额用完了',
  EROFS: '磁盘是只读的',
  EIO: '磁盘读写出错',
  EMFILE: '同时打开的文件太多',
  EISDIR: '是文件夹，不是文件',
  ENOTDIR: '路径中间有一段不是文件夹',
}

/** What went wrong with a file, in a sentence; the system's own code stays where no sentence fits. */
export function fileError(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException
  return SENTENCES[code ?? ''] ?? `打不开（${code ?? message}）`
}

const isSystemError = (error: unknown) => typeof (error as NodeJS.ErrnoException).syscall === 'string'
/** DuckDB and libraries tell of a full disk in words of their own. */
const isDiskFull = (error: unknown) => /No space left on device|ENOSPC/.test((error as Error).message)

/** Any error that came of a file, as a sentence. */
export function sentenceOf(error: unknown): string {
  if (isDiskFull(error)) return SENTENCES.ENOSPC!
  return isSystemError(error) ? fileError(error) : asUnreadable(error).message
}
