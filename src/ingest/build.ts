import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Fact, Finding, Report } from '../model/fact.ts'
import { TABLES, type TableSchema } from '../model/schema.ts'
import { prefer } from '../reports/prefer.ts'
import { noticeFindings, toFacts } from '../reports/read.ts'
import { parseTranscript, type Transcript } from '../reports/transcript.ts'
import { openDatabase } from './database.ts'
import { replaceFolder } from './files.ts'
import { nameRows, readRegistry, unitRows } from './knowledge.ts'
import { dataPath, seedsPath } from './paths.ts'

/** The transcripts of seeds/, in the order of their names. */
export function readTranscripts(): Transcript[] {
  if (!existsSync(seedsPath())) return []
  return readdirSync(seedsPath())
    .filter((file) => file.endsWith('.tsv'))
    .sort()
    .map((file) => parseTranscript(readFileSync(seedsPath(file), 'utf8'), `seeds/${file}`))
}

/** Everything that the transcripts say: facts with derived years and marks across all reports, and the findings. */
export function collect(transcripts: readonly Transcript[]): {
  reports: Report[]
  facts: Fact[]
  findings: Finding[]
} {
  const read = transcripts.map((t) => ({ transcript: t, ...toFacts(t.report, t.figures) }))
  const findings = read.flatMap((r) => [
    ...r.findings,
    ...noticeFindings(r.transcript.report, r.transcript.notices),
  ])
  const years = new Map(transcripts.map((t) => [t.report.document_id, t.report.fiscal_year]))
  return {
    reports: transcripts.map((t) => t.report),
    facts: prefer(
      read.flatMap((r) => r.facts),
      findings,
      years,
    ),
    findings,
  }
}

/** SQL type with which NDJSON is read, before the exact cast. */
const jsonType = (type: string) => (type.startsWith('DECIMAL') || type === 'DATE' ? 'VARCHAR' : type)

async function writeParquet(table: TableSchema, rows: readonly object[], folder: string): Promise<number> {
  const database = await openDatabase()
  const json = join(folder, `${table.name}.ndjson`)
  writeFileSync(json, rows.map((row) => `${JSON.stringify(row)}\n`).join(''))
  const columns = table.columns.map((c) => `${c.name}: '${jsonType(c.type)}'`).join(', ')
  const select = table.columns.map((c) => `CAST(${c.name} AS ${c.type}) AS ${c.name}`).join(', ')
  const quoted = (path: string) => path.replaceAll("'", "''")
  const source =
    rows.length === 0
      ? `(SELECT ${table.columns.map((c) => `NULL::${c.type} AS ${c.name}`).join(', ')} WHERE false)`
      : `read_json('${quoted(json)}', format = 'newline_delimited', columns = {${columns}})`
  const target = join(folder, `${table.name}.parquet`)
  await database.run(
    `COPY (SELECT ${select} FROM ${source} ORDER BY ${table.order}) TO '${quoted(target)}' (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 122880)`,
  )
  database.closeSync()
  rmSync(json)
  return rows.length
}

const FRICTIONLESS: Readonly<Record<string, string>> = {
  VARCHAR: 'string',
  INTEGER: 'integer',
  BOOLEAN: 'boolean',
  DATE: 'date',
}

function describe(table: TableSchema, rows: number, folder: string): object {
  const path = join(folder, `${table.name}.parquet`)
  return {
    name: table.name,
    path: `${table.name}.parquet`,
    format: 'parquet',
    mediatype: 'application/vnd.apache.parquet',
    description: table.comment,
    bytes: statSync(path).size,
    hash: `sha256:${createHash('sha256').update(readFileSync(path)).digest('hex')}`,
    rows,
    schema: {
      fields: table.columns.map((c) => ({
        name: c.name,
        type: FRICTIONLESS[c.type] ?? (c.type.endsWith('[]') ? 'array' : 'number'),
        duckdbType: c.type,
        description: c.comment,
      })),
    },
  }
}

/** Rebuilds data/ from seeds/: Parquet and datapackage.json. The old data stays until the new is whole. */
export async function buildData(): Promise<{ reports: number; facts: number; findings: number }> {
  const { reports, facts, findings } = collect(readTranscripts())
  const registry = readRegistry()
  const rows: Record<string, readonly object[]> = {
    documents: reports,
    units: unitRows(registry),
    unit_names: nameRows(registry),
    facts,
    findings,
  }
  const fresh = `${dataPath()}.new.tmp`
  rmSync(fresh, { recursive: true, force: true })
  mkdirSync(fresh, { recursive: true })
  const resources: object[] = []
  for (const table of TABLES) {
    const count = await writeParquet(table, rows[table.name] ?? [], fresh)
    resources.push(describe(table, count, fresh))
  }
  const descriptor = {
    name: 'zhangben',
    title: '账本：部门预算与部门决算',
    licenses: [{ name: 'MIT', title: '程序以 MIT 许可；数字出自各单位公开的报告' }],
    resources,
  }
  writeFileSync(join(fresh, 'datapackage.json'), `${JSON.stringify(descriptor, null, 2)}\n`)
  replaceFolder(fresh, dataPath())
  return { reports: reports.length, facts: facts.length, findings: findings.length }
}
