/** A kind of file that reports come in. */
export interface Format {
  name: string
  /** Endings of names, the usual one first. */
  extensions: readonly string[]
  /** What the bytes show: a PDF, a package of parts (zip), an old office file (a compound file), or characters. */
  container: 'pdf' | 'zip' | 'compound' | 'characters'
  /** What reads it, in the words of the README. */
  how: string
  /** Where besides the command line it is read: in the browser; out of a .zip. */
  browser: boolean
  inZip: boolean
}

/** Every format, in the order in which the README names them. Reader, packages, the page's drop zone and README go by this table. */
export const FORMATS: readonly Format[] = [
  {
    name: 'PDF',
    extensions: ['.pdf'],
    container: 'pdf',
    how: 'pdfium；表按画的线认，扫描件加 --ocr',
    browser: true,
    inZip: true,
  },
  {
    name: 'Word',
    extensions: ['.docx', '.docm'],
    container: 'zip',
    how: 'mammoth',
    browser: true,
    inZip: true,
  },
  {
    name: 'Word 97–2003',
    extensions: ['.doc'],
    container: 'compound',
    how: 'word-extractor；表由各格拼回去',
    browser: false,
    inZip: true,
  },
  {
    name: 'Excel',
    extensions: ['.xlsx', '.xlsm'],
    container: 'zip',
    how: 'SheetJS；各表按显示的样子',
    browser: true,
    inZip: true,
  },
  {
    name: 'Excel 97–2003',
    extensions: ['.xls'],
    container: 'compound',
    how: 'SheetJS',
    browser: true,
    inZip: true,
  },
  {
    name: '网页',
    extensions: ['.html', '.htm'],
    container: 'characters',
    how: 'node-html-parser；UTF-8 或 GB18030',
    browser: true,
    inZip: true,
  },
  {
    name: '文本',
    extensions: ['.txt'],
    container: 'characters',
    how: 'UTF-8、UTF-16 或 GB18030',
    browser: true,
    inZip: true,
  },
  {
    name: 'Markdown',
    extensions: ['.md', '.markdown'],
    container: 'characters',
    how: '同文本',
    browser: true,
    inZip: true,
  },
  {
    name: '读本',
    extensions: ['.tsv'],
    container: 'characters',
    how: '网页上导出的读本，连同人工订正原样存入',
    browser: true,
    inZip: true,
  },
  {
    name: '压缩包',
    extensions: ['.zip'],
    container: 'zip',
    how: 'zip.js；每个成员各读各的，包里的包也打开',
    browser: true,
    inZip: true,
  },
]

/** The ending of a file's name in lower case, with its dot; empty where it has none. */
export const extensionOf = (name: string): string => /\.[^./\\\s]{1,12}$/.exec(name.toLowerCase())?.[0] ?? ''

/** The format that a name's ending says; undefined where the ending is another's or missing. */
export const formatNamed = (name: string): Format | undefined =>
  FORMATS.find(({ extensions }) => extensions.includes(extensionOf(name)))

export const isZip = (name: string): boolean => extensionOf(name) === '.zip'

/** What a browser's file chooser may offer, as its `accept`. */
export const ACCEPTED: string = FORMATS.filter((format) => format.browser)
  .flatMap((format) => format.extensions)
  .join(',')
