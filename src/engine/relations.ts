import type { AsyncDuckDBConnection } from '@duckdb/duckdb-wasm'
import { KEPT_SCHEMA, keptRows, keptView } from '../model/query.ts'
import { sqlText } from '../model/quote.ts'
import { toArrowStream } from './parquet-data.ts'
import { EVERY_TABLE, EVERYTHING, type Relation, restsOn } from './views.ts'

/** The part of datapackage.json that the engine needs. */
interface DataPackage {
  resources: {
    name: string
    path: string
    description: string
    schema: { fields: { name: string; duckdbType: string; description: string }[] }
  }[]
}

async function fetchWhole(url: URL): Promise<Response> {
  const response = await fetch(url)
  if (!response.ok) throw new Error(`取不到 ${url.pathname}：${response.status}`)
  return response
}

/**
 * The tables of `data/` and the analysts' views in DuckDB, each brought when a query first names it: a page loads what it
 * compares. Views come with the rows that the build worked out (`views/` beside the tables) for as long as the tables are
 * those of the build.
 */
export class Relations {
  #connection!: AsyncDuckDBConnection
  #base: URL
  #descriptor: Promise<DataPackage>
  #here = new Set<Relation>()
  #asBuilt = true

  /** @param base where `data/` lies: what is needed of it is on its way while DuckDB starts */
  constructor(base: URL) {
    this.#base = base
    this.#descriptor = fetchWhole(new URL('datapackage.json', base)).then((response) => response.json())
    // Heard of in `open`, whenever that comes.
    this.#descriptor.catch(() => {})
  }

  async open(connection: AsyncDuckDBConnection): Promise<void> {
    this.#connection = connection
    await this.#descriptor
    await this.#connection.query(KEPT_SCHEMA)
  }

  /** Brings what a query may rest on. */
  bringFor(sql: string): Promise<void> {
    return this.#bring(restsOn(sql, () => this.#asBuilt))
  }

  bringAll(): Promise<void> {
    return this.bringFor(EVERYTHING)
  }

  bringTables(): Promise<void> {
    return this.bringFor(EVERY_TABLE)
  }

  /** The tables were changed: views are worked out anew when they are next named. */
  async tablesChanged(): Promise<void> {
    this.#asBuilt = false
    for (const relation of this.#here) if (relation.kind !== 'table') this.#here.delete(relation)
    await this.#connection.query(KEPT_SCHEMA)
  }

  async #bring(relations: readonly Relation[]): Promise<void> {
    const missing = relations.filter((relation) => !this.#here.has(relation))
    const files = missing.map((relation) => this.#rowsOf(relation))
    for (const [i, relation] of missing.entries()) {
      await this.#make(relation, await files[i]!)
      this.#here.add(relation)
    }
  }

  /** A relation's rows as they lie beside the page; null where it is worked out here. */
  async #rowsOf({ name, kind }: Relation): Promise<Uint8Array | null> {
    if (kind === 'macros' || (kind === 'view' && !this.#asBuilt)) return null
    const path = kind === 'table' ? (await this.#resource(name)).path : `views/${name}.parquet`
    const response = await fetchWhole(new URL(path, this.#base))
    return toArrowStream(await response.arrayBuffer())
  }

  async #resource(name: string): Promise<DataPackage['resources'][number]> {
    const resource = (await this.#descriptor).resources.find((r) => r.name === name)
    if (resource === undefined) throw new Error(`data/ 里没有表 ${name}`)
    return resource
  }

  async #make({ name, kind, sql }: Relation, rows: Uint8Array | null): Promise<void> {
    if (rows === null) {
      await this.#connection.query(kind === 'view' ? keptView(sql) : sql)
      return
    }
    if (kind === 'view') {
      await this.#connection.insertArrowFromIPCStream(rows, { name, schema: 'kept', create: true })
      await this.#connection.query(keptRows(sql, name))
      return
    }
    const { description, schema } = await this.#resource(name)
    const columns = schema.fields.map((f) => `"${f.name}" ${f.duckdbType}`).join(', ')
    await this.#connection.query(`CREATE OR REPLACE TABLE ${name} (${columns})`)
    await this.#connection.insertArrowFromIPCStream(rows, { name, create: false })
    const comments = schema.fields.map(
      (f) => `COMMENT ON COLUMN ${name}."${f.name}" IS ${sqlText(f.description)}`,
    )
    await this.#connection.query(
      [`COMMENT ON TABLE ${name} IS ${sqlText(description)}`, ...comments].join(';'),
    )
  }
}
