import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { DIST } from '../../src/ingest/site.ts'

interface Chunk {
  file: string
  css?: string[]
  imports?: string[]
}

const zipped = (file: string) => gzipSync(readFileSync(join(DIST, file))).length

/** What a module of the page and all that it imports at once weigh over the wire, in bytes. */
function weightOf(entries: readonly string[]): number {
  const manifest: Record<string, Chunk> = JSON.parse(
    readFileSync(join(DIST, '.vite', 'manifest.json'), 'utf8'),
  )
  const files = new Set<string>()
  const take = (name: string) => {
    const chunk = manifest[name]
    if (chunk === undefined) throw new Error(`${name} is no module of the built page`)
    if (files.has(chunk.file)) return
    for (const file of [chunk.file, ...(chunk.css ?? [])]) files.add(file)
    for (const other of chunk.imports ?? []) take(other)
  }
  for (const name of entries) take(name)
  return [...files].reduce((sum, file) => sum + zipped(file), 0)
}

/** Gzipped bytes of what is loaded: a chart on another page, with the largest snapshot, the first page, and everything it may ever load. */
export interface Sizes {
  embed: number
  first: number
  engine: number
}

export function sizes(): Sizes {
  const assets = readdirSync(join(DIST, 'assets')).map((name) => join('assets', name))
  const snapshots = readdirSync(join(DIST, 'embed', 'latest')).filter((name) => /\.json$/.test(name))
  return {
    embed:
      zipped(join('embed', 'chart.js')) +
      Math.max(...snapshots.map((name) => zipped(join('embed', 'latest', name)))),
    first: weightOf(['index.html', 'src/components/app.ts']),
    engine: assets.filter((name) => /duckdb/.test(name)).reduce((sum, name) => sum + zipped(name), 0),
  }
}
