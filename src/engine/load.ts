import type { AsyncDuckDBConnection } from '@duckdb/duckdb-wasm'
import initParquet, {
  Compression,
  readParquet,
  Table,
  WriterPropertiesBuilder,
  writeParquet,
} from 'parquet-wasm/esm'
import parquetWasm from 'parquet-wasm/esm/parquet_wasm_bg.wasm?url'

/** The part of datapackage.json that the engine needs. */
export interface DataPackage {
  resources: {
    name: string
    path: string
    description: string
    hash: string
    schema: { fields: { name: string; duckdbType: string; description: string }[] }
  }[]
}

const quote = (text: string) => `'${text.replaceAll("'", "''")}'`

async function fetchWhole(url: URL): Promise<Response> {
  const response = await fetch(url)
  if (!response.ok) throw new Error(`取不到 ${url.pathname}：${response.status}`)
  return response
}

/** What writes Parquet, started. */
export async function parquetWriter() {
  await initParquet({ module_or_path: new URL(parquetWasm, document.baseURI) })
  return { Compression, Table, WriterPropertiesBuilder, writeParquet }
}

/** Tables from `data/`, typed and commented by the data package. Parquet is decoded here, so that DuckDB needs no extension. */
export async function loadData(connection: AsyncDuckDBConnection, base: URL): Promise<DataPackage> {
  const [descriptor] = await Promise.all([
    fetchWhole(new URL('datapackage.json', base)).then((r) => r.json() as Promise<DataPackage>),
    initParquet({ module_or_path: new URL(parquetWasm, document.baseURI) }),
  ])
  const files = await Promise.all(
    descriptor.resources.map(async (resource) => {
      const bytes = await (await fetchWhole(new URL(resource.path, base))).arrayBuffer()
      return { resource, ipc: readParquet(new Uint8Array(bytes)).intoIPCStream() }
    }),
  )
  for (const { resource, ipc } of files) {
    const columns = resource.schema.fields.map((f) => `"${f.name}" ${f.duckdbType}`).join(', ')
    await connection.query(`CREATE TABLE ${resource.name} (${columns})`)
    await connection.insertArrowFromIPCStream(ipc, { name: resource.name, create: false })
    const comments = resource.schema.fields.map(
      (f) => `COMMENT ON COLUMN ${resource.name}."${f.name}" IS ${quote(f.description)}`,
    )
    await connection.query(
      [`COMMENT ON TABLE ${resource.name} IS ${quote(resource.description)}`, ...comments].join(';'),
    )
  }
  return descriptor
}
