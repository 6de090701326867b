import { excelText } from './excel.ts'
import { declaredCharset, htmlText } from './html.ts'
import type { Layout } from './layout.ts'
import { type OldWord, oldWordText } from './old-word.ts'
import { type PdfLibrary, pdfText } from './pdf.ts'
import { decodeText, Scanned, Unreadable } from './text.ts'
import { wordText } from './word.ts'

/** A report's text, the format it came in, and where it stands on the pages of a PDF or a scan. */
export interface Source {
  text: string
  layout: Layout | null
  format: 'text' | 'markdown' | 'html' | 'pdf' | 'ocr' | 'word' | 'excel'
}

/** A source without pages. */
const plain = (text: string, format: Source['format']): Source => ({ text, layout: null, format })

const starts = (bytes: Uint8Array, mark: string) =>
  [...mark].every((char, i) => bytes[i] === char.charCodeAt(0))
const OLD_OFFICE = '\xd0\xcf\x11\xe0'

/** What reads formats that need more than their bytes: files in Node, addresses in the browser. */
export interface Libraries {
  pdf: () => Promise<PdfLibrary>
  oldWord?: OldWord
  /** Recognises the characters of a scanned PDF; where absent, such a file is refused. */
  ocr?: () => Promise<{ text: string; layout: Layout }>
}

/** Reads a file by what it holds, its name telling only what the bytes leave open. Throws {@link Unreadable}. */
export async function readSource(
  name: string,
  bytes: Uint8Array,
  { pdf, oldWord, ocr }: Libraries,
): Promise<Source> {
  if (bytes.length === 0) throw new Unreadable('文件是空的')
  const extension = /\.[^.]*$/.exec(name.toLowerCase())?.[0] ?? ''
  if (starts(bytes, '%PDF')) {
    try {
      return { ...(await pdfText(bytes, await pdf())), format: 'pdf' }
    } catch (error) {
      if (!(error instanceof Scanned) || ocr === undefined) throw error
      return { ...(await ocr()), format: 'ocr' }
    }
  }
  if (starts(bytes, 'PK')) {
    if (extension === '.docx') return plain(await wordText(bytes), 'word')
    if (extension === '.xlsx' || extension === '.xlsm') return plain(await excelText(bytes), 'excel')
    throw new Unreadable('是压缩包，但不是 .docx 或 .xlsx')
  }
  if (starts(bytes, OLD_OFFICE)) {
    if (extension === '.xls') return plain(await excelText(bytes), 'excel')
    return plain(await oldWordText(bytes, oldWord), 'word')
  }
  if (extension === '.pdf') throw new Unreadable('不是 PDF：文件开头没有 PDF 的标记，可能没有下载完')
  const charset = declaredCharset(bytes)
  const text =
    charset !== null && /^gb/.test(charset) ? new TextDecoder('gb18030').decode(bytes) : decodeText(bytes)
  if (
    /<(?:html|body|table|div|p)\b/i.test(text.slice(0, 20_000)) &&
    (/^\.html?$/.test(extension) || /<(?:html|body)\b/i.test(text))
  )
    return plain(htmlText(text), 'html')
  return plain(text, extension === '.md' || extension === '.markdown' ? 'markdown' : 'text')
}
