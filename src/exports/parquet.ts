import type * as Parquet from 'parquet-wasm/esm'
import type { Exhibit } from '../notebook/exhibit.ts'
import { toArrow } from './arrow.ts'

/** What of the library writes. */
type Writer = Pick<typeof Parquet, 'Compression' | 'Table' | 'WriterPropertiesBuilder' | 'writeParquet'>

/** An exhibit's rows as Parquet, compressed with zstd; columns as in {@link toArrow}. The writer is started already. */
export function toParquet(
  exhibit: Exhibit,
  { Table, WriterPropertiesBuilder, Compression, writeParquet }: Writer,
): Uint8Array {
  const properties = new WriterPropertiesBuilder().setCompression(Compression.ZSTD).build()
  return writeParquet(Table.fromIPCStream(toArrow(exhibit)), properties)
}
