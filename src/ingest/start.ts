import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'vite'
import { bringUpToDate, isUpToDate } from './build.ts'
import { locked } from './lock.ts'
import { dataPath, PROJECT, seedsPath } from './paths.ts'
import { serve } from './serve.ts'

const DIST = join(PROJECT, 'dist')

/** The latest change below a path, in ms; 0 where there is nothing. */
function changed(path: string): number {
  if (!existsSync(path)) return 0
  const own = statSync(path)
  if (!own.isDirectory()) return own.mtimeMs
  return Math.max(0, ...readdirSync(path).map((name) => changed(join(path, name))))
}

const newest = (...paths: string[]) => Math.max(...paths.map(changed))

if (!isUpToDate()) {
  console.log('由 seeds/ 建 data/ …')
  await locked(bringUpToDate)
}
const sources = ['src', 'queries', 'index.html', 'vite.config.ts', 'package.json'].map((name) =>
  join(PROJECT, name),
)
if (changed(join(DIST, 'index.html')) < newest(dataPath(), ...sources)) {
  console.log('建网页 …')
  await build({ root: PROJECT, logLevel: 'warn', build: { outDir: DIST } })
}
const port = Number(process.env.PORT ?? 4173)
const { url } = await serve(DIST, port).catch((error: NodeJS.ErrnoException) => {
  if (error.code !== 'EADDRINUSE') throw error
  return serve(DIST)
})
const { length } = existsSync(seedsPath())
  ? readdirSync(seedsPath()).filter((name) => name.endsWith('.tsv'))
  : []
console.log(`账本已打开：${url}　（${length} 份报告；按 Ctrl+C 关闭）`)
