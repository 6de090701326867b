import type { AsyncDuckDBConnection } from '@duckdb/duckdb-wasm'
import districtsCsv from '/seeds/districts.csv?raw'
import kindsCsv from '/seeds/kinds.csv?raw'
import { isOfUnit, type Report, storedRow } from '../model/fact.ts'
import { sqlText } from '../model/quote.ts'
import { TABLES } from '../model/schema.ts'
import { type ItemName, nameItems } from '../reports/item-names.ts'
import { parseDistricts } from '../reports/knowledge.ts'
import { toFacts } from '../reports/read.ts'
import { parseTranscript } from '../reports/transcript.ts'
import { kindOfUnit, parseKinds } from '../reports/unit-kinds.ts'
import { findingRow } from '../reports/words.ts'
import type { Kept } from '../store/records.ts'
import { keptReports } from '../store/reports.ts'
import { store } from '../store/store.ts'
import { tableOf, textColumn } from './columns.ts'
import { itemNames } from './names.ts'

type Cell = string | number | boolean | null | readonly (string | number)[]

/** Rows into a table of the data's own schema: sent as text, cast exactly. */
async function insert(
  connection: AsyncDuckDBConnection,
  name: string,
  rows: readonly Record<string, Cell>[],
): Promise<void> {
  const table = TABLES.find((t) => t.name === name)
  if (table === undefined || rows.length === 0) return
  const text = (cell: Cell | undefined) =>
    cell === null || cell === undefined ? null : Array.isArray(cell) ? cell.join('\u001f') : String(cell)
  const columns = Object.fromEntries(
    table.columns.map((c) => [c.name, textColumn(rows.map((row) => text(row[c.name])))]),
  )
  await connection.insertArrowTable(tableOf(columns), { name: 'staging', create: true })
  const select = table.columns.map((c) =>
    c.type.endsWith('[]')
      ? `CAST(CASE WHEN "${c.name}" = '' THEN [] ELSE string_split("${c.name}", chr(31)) END AS ${c.type})`
      : `CAST("${c.name}" AS ${c.type})`,
  )
  await connection.query(`INSERT INTO ${name} SELECT ${select.join(', ')} FROM staging; DROP TABLE staging`)
}

/**
 * Puts the reports that were brought to this browser into the tables, which are there once `before` is done; a report of
 * the shipped data with the same key gives way. One that cannot be read is put aside, and the rest goes on. Resolves to
 * whether there are such reports.
 */
export async function loadKept(
  connection: AsyncDuckDBConnection,
  before: () => Promise<void>,
): Promise<boolean> {
  const kept = await keptReports()
  if (kept.length === 0) return false
  await before()
  const names = await itemNames()
  for (const report of kept) {
    try {
      const rows = rowsOf(report, names)
      await connection.query('BEGIN')
      try {
        await insertReport(connection, rows)
        await connection.query('COMMIT')
      } catch (error) {
        await connection.query('ROLLBACK')
        throw error
      }
    } catch (error) {
      await store.setAside('reports', report.documentId, report, error as Error)
    }
  }
  return true
}

type Rows = Readonly<Record<'documents' | 'facts' | 'findings', Record<string, Cell>[]>> & { report: Report }

/** What a transcript says, as rows. Throws a sentence where it is none. */
function rowsOf({ transcript, title }: Kept, names: readonly ItemName[]): Rows {
  const { report, figures, remarks } = parseTranscript(transcript, title)
  const { facts, findings } = toFacts(report, nameItems(figures, names, report.unit_id), remarks)
  return {
    report,
    documents: [storedRow(report) as unknown as Record<string, Cell>],
    facts: facts.map(storedRow) as unknown as Record<string, Cell>[],
    findings: findings.map(findingRow) as unknown as Record<string, Cell>[],
  }
}

const districts = parseDistricts(districtsCsv)
const kinds = parseKinds(kindsCsv)

async function insertReport(connection: AsyncDuckDBConnection, rows: Rows): Promise<void> {
  const { report } = rows
  const id = sqlText(report.document_id)
  await connection.query(
    ['documents', 'facts', 'findings'].map((t) => `DELETE FROM ${t} WHERE document_id = ${id}`).join(';'),
  )
  const known = await connection.query(`SELECT 1 FROM units WHERE unit_id = ${sqlText(report.unit_id)}`)
  if (known.numRows === 0 && isOfUnit(report)) {
    const district = districts.find((d) => d.code === report.district_code)
    await insert(connection, 'units', [
      {
        unit_id: report.unit_id,
        unit: report.unit_name,
        district_code: report.district_code,
        district: report.district,
        city: district?.city ?? null,
        province: district?.province ?? null,
        kind: kindOfUnit([report.unit_name], kinds),
        level: report.level,
      },
    ])
    await insert(connection, 'unit_names', [
      {
        unit_id: report.unit_id,
        name: report.unit_name,
        valid_from: storedRow(report).fiscal_year,
        valid_to: null,
        note: '在这个浏览器里加入',
      },
    ])
  }
  for (const table of ['documents', 'facts', 'findings'] as const)
    await insert(connection, table, rows[table])
}
