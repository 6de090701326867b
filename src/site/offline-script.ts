import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { build } from 'vite'
import { PROJECT } from '../ingest/paths.ts'

/** What every page may need without a network; the made-up city, embedded charts and originals are kept when they are used. */
const FOR_ALL = /^(?:index\.html$|(?:assets|data|facts|pdf|snapshots|transcripts)\/)/

/** The script that keeps a copy of the built site in the browser: `files` by their paths, with their contents. */
export async function offlineScript(files: ReadonlyMap<string, string | Uint8Array>): Promise<string> {
  const names = [...files.keys()].filter((name) => FOR_ALL.test(name)).sort()
  const hash = createHash('sha256')
  for (const name of names) hash.update(name).update(files.get(name)!)
  const site = { version: hash.digest('hex').slice(0, 12), files: names }
  const built = await build({
    root: PROJECT,
    configFile: false,
    publicDir: false,
    logLevel: 'warn',
    define: { SITE: JSON.stringify(site) },
    build: {
      write: false,
      target: 'es2022',
      lib: {
        entry: join(PROJECT, 'src', 'offline', 'worker.ts'),
        formats: ['iife'],
        name: 'zhangbenOffline',
      },
    },
  })
  const output = [built].flat()[0]
  const chunk =
    output !== undefined && 'output' in output ? output.output.find(({ type }) => type === 'chunk') : null
  if (chunk?.type !== 'chunk') throw new Error('没有做出 offline.js')
  return chunk.code
}
