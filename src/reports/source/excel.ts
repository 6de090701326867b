import { Unreadable } from './text.ts'

/** A workbook; throws {@link Unreadable} where it cannot be opened. */
async function openBook(bytes: Uint8Array) {
  const xlsx = await import('@e965/xlsx')
  try {
    return { xlsx, book: xlsx.read(bytes, { type: 'array', cellText: true, cellDates: false }) }
  } catch (error) {
    if (/password|encrypt/i.test((error as Error).message))
      throw new Unreadable('加了密码，请先另存为没有密码的', { cause: error })
    throw new Unreadable('Excel 文件打不开，可能损坏', { cause: error })
  }
}

/** The filled sheets of a workbook as CSV, by the sheet's name. Throws {@link Unreadable}. */
export async function excelSheets(bytes: Uint8Array): Promise<{ name: string; csv: string }[]> {
  const { xlsx, book } = await openBook(bytes)
  return book.SheetNames.flatMap((name) => {
    const sheet = book.Sheets[name]
    return sheet?.['!ref'] === undefined ? [] : [{ name, csv: xlsx.utils.sheet_to_csv(sheet) }]
  })
}

/** The sheets of a workbook as text, one after the other: the sheet's name, then rows with cells parted by tabs as they are shown. */
export async function excelText(bytes: Uint8Array): Promise<string> {
  const { xlsx, book } = await openBook(bytes)
  return book.SheetNames.map((name) => {
    const sheet = book.Sheets[name]
    if (sheet === undefined || sheet['!ref'] === undefined) return ''
    const range = xlsx.utils.decode_range(sheet['!ref'])
    const rows: string[] = []
    for (let r = range.s.r; r <= Math.min(range.e.r, range.s.r + 20_000); r++) {
      const cells: string[] = []
      for (let c = range.s.c; c <= Math.min(range.e.c, range.s.c + 200); c++) {
        const cell = sheet[xlsx.utils.encode_cell({ r, c })] as { w?: string; v?: unknown } | undefined
        cells.push(
          String(cell?.w ?? cell?.v ?? '')
            .replace(/\s+/g, ' ')
            .trim(),
        )
      }
      const filled = cells.filter((cell) => cell !== '')
      rows.push(filled.length > 1 ? cells.join('\t') : (filled[0] ?? ''))
    }
    return rows.join('\n')
  }).join('\n\n')
}
