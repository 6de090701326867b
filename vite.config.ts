import { readFileSync } from 'node:fs'
import type { Plugin } from 'vite'
import { defineConfig } from 'vitest/config'
import { policyText } from './src/ingest/policy.ts'
import { siteFiles } from './src/notebook/build-site.ts'

/** Puts {@link siteFiles} beside the page. */
function data(): Plugin {
  return {
    name: 'zhangben-data',
    async generateBundle() {
      for (const [fileName, path] of await siteFiles())
        this.emitFile({ type: 'asset', fileName, source: readFileSync(path) })
    },
    configureServer(server) {
      server.middlewares.use(async (request, response, next) => {
        const path = decodeURIComponent(request.url?.split('?')[0]?.replace(/^\//, '') ?? '')
        const file = /^(data|city|snapshots|facts|transcripts|originals|pdf)\//.test(path)
          ? (await siteFiles()).get(path)
          : undefined
        if (file === undefined) next()
        else response.end(readFileSync(file))
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

/** Test files that look at the built page in a browser. */
const BROWSER = ['test/browser/**/*.test.ts']
/** Test files that let a browser print reports. */
const PRINTED = [
  'test/ingest/ingest.test.ts',
  'test/ingest/ocr/*.test.ts',
  'test/reports/formats.test.ts',
  'test/reports/source/layout.test.ts',
]
/** Test files that start processes or read for long. */
const LONG = [
  'test/accuracy/**/*.test.ts',
  'test/faults/**/*.test.ts',
  'test/ingest/city/**/*.test.ts',
  'test/ingest/hostile.test.ts',
  'test/ingest/pool.test.ts',
  'test/queries/{city,framing,wasm}.test.ts',
  'test/reports/loose/index.test.ts',
  'test/robustness/**/*.test.ts',
]

export default defineConfig({
  base: './',
  plugins: [data(), policy()],
  worker: { format: 'es' },
  build: { target: 'es2022', assetsInlineLimit: 0, chunkSizeWarningLimit: 2000, manifest: true },
  test: {
    testTimeout: 60_000,
    hookTimeout: 120_000,
    fileParallelism: true,
    maxWorkers: 2,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts'],
          exclude: [...BROWSER, ...PRINTED, ...LONG],
          env: { ZHANGBEN_NO_BROWSER: '1' },
        },
      },
      { extends: true, test: { name: 'long', include: LONG } },
      { extends: true, test: { name: 'printed', include: PRINTED, globalSetup: 'test/browser/printing.ts' } },
      { extends: true, test: { name: 'browser', include: BROWSER, globalSetup: 'test/browser/shared.ts' } },
    ],
  },
})
