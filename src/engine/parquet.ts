import initParquet, {
  Compression,
  readParquet,
  Table,
  WriterPropertiesBuilder,
  writeParquet,
} from 'parquet-wasm/esm'
import parquetWasm from 'parquet-wasm/esm/parquet_wasm_bg.wasm?url'

const start = () => initParquet({ module_or_path: new URL(parquetWasm, document.baseURI) })

/** What reads Parquet into Arrow's stream of bytes, started. DuckDB's own reader is an extension that it would fetch from its makers. */
export async function parquetReader(): Promise<(file: Uint8Array) => Uint8Array> {
  await start()
  return (file) => readParquet(file).intoIPCStream()
}

/** What writes Parquet, started. */
export async function parquetWriter() {
  await start()
  return { Compression, Table, WriterPropertiesBuilder, writeParquet }
}
