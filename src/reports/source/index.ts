import { excelText } from './excel.ts'
import { extensionOf, type Format, formatNamed } from './formats.ts'
import { declaredCharset, htmlText } from './html.ts'
import type { Layout } from './layout.ts'
import { compoundFile, officePackage } from './office.ts'
import { type OldWord, oldWordText } from './old-word.ts'
import { pdfText } from './pdf.ts'
import type { PdfLibrary } from './pdfium.ts'
import { decodeText, Scanned, Unreadable } from './text.ts'
import { wordText } from './word.ts'

/** A report's text, the format it came in, and where it stands on the pages of a PDF or a scan. */
export interface Source {
  text: string
  layout: Layout | null
  /** `ocr`: recognised by one program; `ocr-both`: by two, where a number is taken if they agree or a sum proves it. */
  format: 'text' | 'markdown' | 'html' | 'pdf' | 'ocr' | 'ocr-both' | 'word' | 'excel'
}

/** A source without pages. */
const plain = (text: string, format: Source['format']): Source => ({ text, layout: null, format })

const starts = (bytes: Uint8Array, mark: string) =>
  [...mark].every((char, i) => bytes[i] === char.charCodeAt(0))

/** What the first bytes show. */
function containerOf(bytes: Uint8Array): Format['container'] {
  if (starts(bytes, '%PDF')) return 'pdf'
  if (starts(bytes, 'PK')) return 'zip'
  return starts(bytes, '\xd0\xcf\x11\xe0') ? 'compound' : 'characters'
}

/** What was recognised in a scan. */
export type Recognised = Source & { format: 'ocr' | 'ocr-both'; layout: Layout }

/** What reads formats that need more than their bytes: files in Node, addresses in the browser. */
export interface Libraries {
  pdf: PdfLibrary
  oldWord?: OldWord
  /** Recognises the characters of a scanned PDF; where absent, such a file is refused. */
  ocr?: () => Promise<Recognised>
}

/** No web page under an office file's name, as sites serve them: a page is read as what it is. */
const isBinary = (bytes: Uint8Array, extension: string) =>
  extension === '.pdf' || bytes.subarray(0, 8192).includes(0)

/** Reads a file by what it holds, its name telling only what the bytes leave open. Throws {@link Unreadable}. */
export async function readSource(
  name: string,
  bytes: Uint8Array,
  { pdf, oldWord, ocr }: Libraries,
): Promise<Source> {
  if (bytes.length === 0) throw new Unreadable('文件是空的')
  const extension = extensionOf(name)
  const container = containerOf(bytes)
  const expected = formatNamed(name)
  if (container === 'pdf') {
    try {
      return { ...(await pdfText(bytes, pdf)), format: 'pdf' }
    } catch (error) {
      if (!(error instanceof Scanned) || ocr === undefined) throw error
      return await ocr()
    }
  }
  if (container === 'zip')
    return (await officePackage(bytes, expected?.name ?? 'Office')) === 'word'
      ? plain(await wordText(bytes), 'word')
      : plain(await excelText(bytes), 'excel')
  if (container === 'compound')
    return (await compoundFile(bytes, expected?.name ?? 'Office', extension)) === 'word'
      ? plain(await oldWordText(bytes, oldWord), 'word')
      : plain(await excelText(bytes), 'excel')
  if (starts(bytes, '{\\rtf')) throw new Unreadable('是 RTF 文件，请另存为 .docx 或 PDF')
  if (expected !== undefined && expected.container !== 'characters' && isBinary(bytes, extension))
    throw new Unreadable(`不是 ${expected.name}：文件开头没有它的标记，可能没有下载完`)
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
