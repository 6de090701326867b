import { readFileSync } from 'node:fs'
import { defineConfig, type Plugin } from 'vite'
import { policyText } from './src/ingest/policy.ts'
import { embedScript } from './src/site/embed-script.ts'
import { allFiles } from './src/site/embeds.ts'
import { offlineScript } from './src/site/offline-script.ts'
import { thinPlot } from './src/site/thin-plot.ts'

/** Puts {@link allFiles} beside the page. */
function data(): Plugin {
  let files: ReturnType<typeof allFiles> | undefined
  return {
    name: 'zhangben-data',
    // Made while the page's code is read; what fails is told when they are asked for.
    buildStart() {
      if (this.meta.watchMode || this.environment.mode !== 'build') return
      files = allFiles()
      files.catch(() => {})
    },
    async generateBundle() {
      for (const [fileName, path] of await (files ?? allFiles()))
        this.emitFile({ type: 'asset', fileName, source: readFileSync(path) })
    },
    configureServer(server) {
      server.middlewares.use(async (request, response, next) => {
        const path = decodeURIComponent(request.url?.split('?')[0]?.replace(/^\//, '') ?? '')
        const file = /^(data|city|embed|snapshots|facts|transcripts|originals)\//.test(path)
          ? (await allFiles()).get(path)
          : undefined
        if (file === undefined) next()
        else response.end(readFileSync(file))
      })
    },
  }
}

/** Puts the script of embedded charts beside the page. */
function embed(): Plugin {
  return {
    name: 'zhangben-embed',
    apply: 'build',
    async generateBundle() {
      for (const [fileName, source] of await embedScript()) this.emitFile({ type: 'asset', fileName, source })
    },
  }
}

/** Puts the script that keeps a copy of all of this in the browser beside the page. */
function offline(): Plugin {
  return {
    name: 'zhangben-offline',
    apply: 'build',
    generateBundle: {
      order: 'post',
      async handler(_, bundle) {
        const files = Object.values(bundle).map(
          (file) => [file.fileName, file.type === 'chunk' ? file.code : file.source] as const,
        )
        this.emitFile({ type: 'asset', fileName: 'offline.js', source: await offlineScript(new Map(files)) })
      },
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

/** DuckDB's package says that none of its files acts on being loaded, so that it would be left out; its worker does act. */
function workerActs(): Plugin {
  return {
    name: 'zhangben-worker-acts',
    transform: (code, id) =>
      id.includes('duckdb-browser-eh.worker') ? { code, map: null, moduleSideEffects: true } : null,
  }
}

export default defineConfig({
  base: './',
  plugins: [data(), embed(), policy(), thinPlot(), offline()],
  worker: { format: 'es', plugins: () => [workerActs()], rolldownOptions: { checks: { eval: false } } },
  build: {
    target: 'es2022',
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 2000,
    manifest: true,
    rolldownOptions: {
      input: { index: 'index.html', live: 'src/embed/live.ts' },
      preserveEntrySignatures: 'exports-only',
      output: {
        // Charts on other pages find it by a name that stays.
        entryFileNames: ({ name }) => (name === 'live' ? 'embed/live.js' : 'assets/[name]-[hash].js'),
      },
      checks: { pluginTimings: false },
    },
  },
})
