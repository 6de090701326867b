import { extensionOf } from '../../reports/source/formats.ts'

const SHEETS = ['.xlsx', '.xlsm', '.xls']

/** Whether a file could be a table, by its name. */
export const canBeTable = (name: string): boolean =>
  ['.csv', '.parquet', ...SHEETS].includes(extensionOf(name))

/** A file as files that become tables: each sheet of a workbook as a CSV. Throws a sentence where it cannot be opened. */
export async function asTables(file: File): Promise<File[]> {
  const extension = extensionOf(file.name)
  if (!SHEETS.includes(extension)) return [file]
  const { excelSheets } = await import('../../reports/source/excel.ts')
  const sheets = await excelSheets(new Uint8Array(await file.arrayBuffer()))
  const base = file.name.slice(0, -extension.length)
  return sheets.map(
    ({ name, csv }) => new File([csv], `${sheets.length === 1 ? base : `${base}_${name}`}.csv`),
  )
}
