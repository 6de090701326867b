/** Raised where a file cannot be read as a report; the message is for the person who brought it. */
export class Unreadable extends Error {}

/** Raised for a PDF of pictures: it can be read only by recognising its characters. */
export class Scanned extends Unreadable {}

/** Any error as the sentence that it is told in: the limits of the machine, and a fault of the program by its name. */
export function asUnreadable(error: unknown): Unreadable {
  if (error instanceof Unreadable) return error
  const { name, message } = error as Error
  if (/call stack/i.test(message)) return new Unreadable('里面的内容嵌套得太深，读不了', { cause: error })
  if (name === 'RangeError' && /array|string|buffer|allocation/i.test(message))
    return new Unreadable('展开后太大，内存放不下', { cause: error })
  return new Unreadable(`读的程序出错了（${name}），请把这份文件告诉维护的人`, { cause: error })
}

const REPLACEMENT = /\ufffd/g

/** UTF-16 where a byte order mark says so, as Notepad's “Unicode” writes it; null otherwise. */
function utf16(bytes: Uint8Array): string | null {
  const [a, b] = bytes
  if (a === 0xff && b === 0xfe) return 'utf-16le'
  return a === 0xfe && b === 0xff ? 'utf-16be' : null
}

/** Decodes a text report: UTF-8, with or without a byte order mark, UTF-16 with one, or GB18030. Throws {@link Unreadable}. */
export function decodeText(bytes: Uint8Array): string {
  if (bytes.length === 0) throw new Unreadable('文件是空的')
  const wide = utf16(bytes)
  if (wide !== null) return new TextDecoder(wide).decode(bytes)
  if (bytes.subarray(0, 8192).includes(0)) throw new Unreadable('不是文本：文件里有二进制数据')
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    const text = new TextDecoder('gb18030').decode(bytes)
    const broken = text.match(REPLACEMENT)?.length ?? 0
    if (broken > text.length / 200) throw new Unreadable('字符编码无法识别：既不是 UTF-8，也不是 GB18030')
    return text
  }
}
