import { createHash } from 'node:crypto'
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { type Fact, type Finding, type Report, storedRow } from '../model/fact.ts'
import { sqlText } from '../model/quote.ts'
import { TABLES, type TableSchema } from '../model/schema.ts'
import { type ItemName, nameItems } from '../reports/item-names.ts'
import { prefer } from '../reports/prefer.ts'
import { READER_VERSION, toFacts } from '../reports/read.ts'
import { parseTranscript, type Transcript } from '../reports/transcript.ts'
import { findingRow } from '../reports/words.ts'
import { openDatabase } from './database.ts'
import { replaceFolder, writeAll } from './files.ts'
import {
  nameRows,
  type Registry,
  readRegistry,
  registryText,
  settleRegistry,
  unitRows,
  writeRegistry,
} from './knowledge.ts'
import { dataPath, seedsPath } from './paths.ts'

/** The transcripts of seeds/ one after the other, in the order of their names. */
export function* eachTranscript(): Generator<Transcript> {
  if (!existsSync(seedsPath())) return
  const files = readdirSync(seedsPath()).filter((file) => file.endsWith('.tsv'))
  for (const file of files.sort())
    yield parseTranscript(readFileSync(seedsPath(file), 'utf8'), `seeds/${file}`)
}

/** The transcripts of seeds/, all at once. */
export const readTranscripts = (): Transcript[] => [...eachTranscript()]

/** Everything that the transcripts say: facts with derived years and marks across all reports, and the findings. */
export function collect(
  transcripts: readonly Transcript[],
  itemNames: readonly ItemName[] = [],
): {
  reports: Report[]
  facts: Fact[]
  findings: Finding[]
} {
  const read = transcripts.map((t) =>
    toFacts(t.report, nameItems(t.figures, itemNames, t.report.unit_id), t.remarks),
  )
  const findings = read.flatMap((r) => r.findings)
  const reports = new Map(transcripts.map((t) => [t.report.document_id, t.report]))
  return {
    reports: transcripts.map((t) => t.report),
    facts: prefer(
      read.flatMap((r) => r.facts),
      findings,
      reports,
    ),
    findings,
  }
}

/** SQL type with which NDJSON is read, before the exact cast. */
const jsonType = (type: string) => (type.startsWith('DECIMAL') || type === 'DATE' ? 'VARCHAR' : type)

/** Rows of one table on their way to Parquet: kept on disk, so that a large city needs no more memory than a small one. */
class Pending {
  count = 0
  readonly #path: string
  readonly #file: number
  #lines: string[] = []

  constructor(
    readonly table: TableSchema,
    folder: string,
  ) {
    this.#path = join(folder, `${table.name}.ndjson`)
    this.#file = openSync(this.#path, 'w')
  }

  add(rows: readonly object[]): void {
    for (const row of rows) this.#lines.push(`${JSON.stringify(row)}\n`)
    this.count += rows.length
    if (this.#lines.length > 20_000) this.#flush()
  }

  #flush(): void {
    writeAll(this.#file, this.#lines.join(''))
    this.#lines = []
  }

  async write(folder: string): Promise<void> {
    this.#flush()
    closeSync(this.#file)
    const { table } = this
    const columns = table.columns.map((c) => `${c.name}: '${jsonType(c.type)}'`).join(', ')
    const select = table.columns.map((c) => `CAST(${c.name} AS ${c.type}) AS ${c.name}`).join(', ')
    const source =
      this.count === 0
        ? `(SELECT ${table.columns.map((c) => `NULL::${c.type} AS ${c.name}`).join(', ')} WHERE false)`
        : `read_json(${sqlText(this.#path)}, format = 'newline_delimited', columns = {${columns}})`
    const target = join(folder, `${table.name}.parquet`)
    const database = await openDatabase()
    await database.run(
      `COPY (SELECT ${select} FROM ${source} ORDER BY ${table.order}) TO ${sqlText(target)} (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 122880)`,
    )
    database.closeSync()
    rmSync(this.#path)
  }
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

/** Rows by table name. */
export type TableRows = Readonly<Record<string, readonly object[]>>

/**
 * Writes a folder of tables: Parquet and datapackage.json. The old folder stays until the new is whole.
 * @param parts rows by table, in parts, so that not all need be held at once
 */
export async function writeData(
  target: string,
  parts: Iterable<TableRows>,
  about: { title: string; invented?: true; seeds?: string },
): Promise<void> {
  const fresh = `${target}.new.tmp`
  rmSync(fresh, { recursive: true, force: true })
  mkdirSync(fresh, { recursive: true })
  const pending = TABLES.map((table) => new Pending(table, fresh))
  for (const rows of parts) for (const each of pending) each.add(rows[each.table.name] ?? [])
  const resources: object[] = []
  for (const each of pending) {
    await each.write(fresh)
    resources.push(describe(each.table, each.count, fresh))
  }
  const origin = about.invented ? '数字是虚构的，不出自任何报告' : '数字出自各单位公开的报告'
  const descriptor = {
    name: 'zhangben',
    ...about,
    licenses: [{ name: 'MIT', title: `程序以 MIT 许可；${origin}` }],
    resources,
  }
  writeFileSync(join(fresh, 'datapackage.json'), `${JSON.stringify(descriptor, null, 2)}\n`)
  replaceFolder(fresh, target)
}

/** What data/ is built from, as one hash: the files of seeds/, and the reader that worked out findings and marks. */
function fingerprint(): string {
  const hash = createHash('sha256').update(READER_VERSION)
  for (const name of readdirSync(seedsPath()).sort())
    if (/^[^.].*\.(?:tsv|csv)$/.test(name)) hash.update(`\n${name}\n`).update(readFileSync(seedsPath(name)))
  return `sha256:${hash.digest('hex')}`
}

/** Whether data/ is what seeds/ says, by content: a run that died, or an edit by hand, shows. */
export function isUpToDate(): boolean {
  try {
    const { seeds } = JSON.parse(readFileSync(dataPath('datapackage.json'), 'utf8')) as { seeds?: string }
    return seeds === fingerprint()
  } catch {
    return false
  }
}

/** Rebuilds data/ where it is not what seeds/ says. Call it under the lock. */
export async function bringUpToDate(): Promise<boolean> {
  if (isUpToDate()) return false
  await buildData()
  return true
}

/** The tables' rows as seeds/ has them, with the units and names that only the transcripts know. */
export function seedRows(
  transcripts: readonly Transcript[] = readTranscripts(),
  held: Registry = readRegistry(),
): TableRows {
  const { reports, facts, findings } = collect(transcripts, held.itemNames)
  const registry = settleRegistry(held, reports)
  return {
    documents: reports.map(storedRow),
    units: unitRows(registry, reports),
    unit_names: nameRows(registry),
    facts: facts.map(storedRow),
    findings: findings.map(findingRow),
  }
}

/** Rebuilds data/ from seeds/. Units and names that only the transcripts know go into seeds/ first. */
export async function buildData(): Promise<{ reports: number; facts: number; findings: number }> {
  const transcripts = readTranscripts()
  const held = readRegistry()
  const registry = settleRegistry(
    held,
    transcripts.map((t) => t.report),
  )
  if (registryText(registry).join() !== registryText(held).join()) writeRegistry(registry)
  const rows = seedRows(transcripts, registry)
  await writeData(dataPath(), [rows], { title: '账本：部门预算与部门决算', seeds: fingerprint() })
  const count = (name: string) => rows[name]!.length
  return { reports: count('documents'), facts: count('facts'), findings: count('findings') }
}
