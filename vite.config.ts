import { readFileSync } from 'node:fs'
import { defineConfig, type Plugin } from 'vite'

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

export default defineConfig({
  base: './',
  plugins: [data(), policy()],
  worker: { format: 'es' },
  build: {
    target: 'es2022',
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 2000,
    manifest: true,
    rolldownOptions: { checks: { pluginTimings: false } },
  },
})
