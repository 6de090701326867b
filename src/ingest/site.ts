import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'vite'
import { dataPath, originalsPath, PROJECT } from './paths.ts'

/** Where the built page lies. */
export const DIST = join(PROJECT, 'dist')

/** What the page is built from, besides data/ and originals/. */
const SOURCES = ['src', 'queries', 'seeds', 'index.html', 'vite.config.ts', 'package.json']

/** The latest change below a path, in ms; 0 where there is nothing. */
function changed(path: string): number {
  if (!existsSync(path)) return 0
  const own = statSync(path)
  if (!own.isDirectory()) return own.mtimeMs
  return Math.max(0, ...readdirSync(path).map((name) => changed(join(path, name))))
}

/** Builds the page where it is missing or older than what it is built from. */
export async function buildSite(say: () => void = () => {}): Promise<void> {
  const newest = Math.max(
    ...[dataPath(), originalsPath(), ...SOURCES.map((name) => join(PROJECT, name))].map(changed),
  )
  if (changed(join(DIST, 'index.html')) >= newest) return
  say()
  // Whatever runs it, a test for one: what is built is what people get.
  const { NODE_ENV } = process.env
  process.env.NODE_ENV = 'production'
  try {
    await build({ root: PROJECT, logLevel: 'warn', build: { outDir: DIST } })
  } finally {
    if (NODE_ENV === undefined) delete process.env.NODE_ENV
    else process.env.NODE_ENV = NODE_ENV
  }
}
