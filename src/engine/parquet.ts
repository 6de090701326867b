import initParquet from 'parquet-wasm/esm'
import parquetWasm from 'parquet-wasm/esm/parquet_wasm_bg.wasm?url'

/**
 * The library that reads and writes Parquet in any of its codecs, started: for files that are brought or taken. Heavy, so
 * only they wait for it; `data/` is read by parquet-data.ts. DuckDB's own reader is an extension that it would fetch from
 * its makers.
 */
export async function parquetLibrary(): Promise<typeof import('parquet-wasm/esm')> {
  await initParquet({ module_or_path: new URL(parquetWasm, document.baseURI) })
  return import('parquet-wasm/esm')
}
