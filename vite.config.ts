import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Plugin } from 'vite'
import { defineConfig } from 'vitest/config'
import { buildCity } from './src/ingest/city/city.ts'
import { dataPath, PROJECT } from './src/ingest/paths.ts'
import { policyText } from './src/ingest/policy.ts'
import { buildSnapshots } from './src/notebook/build-snapshots.ts'

/** Puts `data/` and the snapshots beside the page: `data/*.parquet`, `snapshots/*.json`, pdf.js's character maps, and the made-up city's tables as `city/data/*.parquet`. */
function data(): Plugin {
  const files = async () => {
    const out = new Map<string, Uint8Array | string>()
    for (const name of readdirSync(dataPath())) out.set(`data/${name}`, readFileSync(join(dataPath(), name)))
    const city = join(PROJECT, '.cache', 'invented', 'data')
    await buildCity(city)
    for (const name of readdirSync(city)) out.set(`city/data/${name}`, readFileSync(join(city, name)))
    for (const folder of ['cmaps', 'standard_fonts']) {
      const from = join(import.meta.dirname, 'node_modules', 'pdfjs-dist', folder)
      for (const name of readdirSync(from)) out.set(`pdf/${folder}/${name}`, readFileSync(join(from, name)))
    }
    for (const [name, snapshot] of await buildSnapshots())
      out.set(`snapshots/${name}.json`, JSON.stringify(snapshot))
    return out
  }
  return {
    name: 'zhangben-data',
    async generateBundle() {
      for (const [fileName, source] of await files()) this.emitFile({ type: 'asset', fileName, source })
    },
    configureServer(server) {
      server.middlewares.use(async (request, response, next) => {
        const path = request.url?.split('?')[0]?.replace(/^\//, '') ?? ''
        const content = /^(data|city|snapshots|pdf)\//.test(path) ? (await files()).get(path) : undefined
        if (content === undefined) next()
        else response.end(content)
      })
    },
  }
}

/** Puts the policy into the built page; the development server needs more. */
function policy(): Plugin {
  return {
    name: 'zhangben-policy',
    apply: 'build',
    transformIndexHtml: () => [
      {
        tag: 'meta',
        attrs: { 'http-equiv': 'Content-Security-Policy', content: policyText() },
        injectTo: 'head-prepend',
      },
    ],
  }
}

export default defineConfig({
  base: './',
  plugins: [data(), policy()],
  worker: { format: 'es' },
  build: { target: 'es2022', assetsInlineLimit: 0, chunkSizeWarningLimit: 2000 },
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    fileParallelism: true,
    maxWorkers: 2,
  },
})
