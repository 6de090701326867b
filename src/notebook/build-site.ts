import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { buildCity } from '../ingest/city/city.ts'
import { openData, writeViews } from '../ingest/database.ts'
import { replaceFolder } from '../ingest/files.ts'
import { dataPath, originalsPath, PROJECT, queriesPath, seedsPath } from '../ingest/paths.ts'
import { buildSnapshots } from './build-snapshots.ts'

/** Where what the site is made of is kept between builds. */
export const CACHE = join(PROJECT, '.cache', 'site')
const code = (...folders: string[]) => folders.map((folder) => join(PROJECT, 'src', folder))
/** The code that the made-up city comes from, and that of the snapshots. */
const CITY_CODE = code('model', 'reports', 'ingest')
const CODE = [...CITY_CODE, ...code('notebook')]

/** Every file below a path, in order; a file is its own. */
export function filesUnder(path: string): string[] {
  if (!statSync(path).isDirectory()) return [path]
  return readdirSync(path)
    .sort()
    .flatMap((name) => filesUnder(join(path, name)))
}

/** A folder that is made anew only when a file that it comes from changed. */
export async function kept(
  name: string,
  from: readonly string[],
  make: (folder: string) => Promise<void>,
): Promise<string> {
  const digest = createHash('sha256')
  for (const path of from.flatMap(filesUnder)) digest.update(`${path}\n`).update(readFileSync(path))
  const key = digest.digest('hex')
  const folder = join(CACHE, name)
  const mark = join(folder, 'made-from')
  if (existsSync(mark) && readFileSync(mark, 'utf8') === key) return folder
  const fresh = `${folder}.${process.pid}.tmp`
  rmSync(fresh, { recursive: true, force: true })
  mkdirSync(fresh, { recursive: true })
  await make(fresh)
  writeFileSync(join(fresh, 'made-from'), key)
  replaceFolder(fresh, folder)
  return folder
}

/** The folder of the made-up city's data, made where they are not there yet. */
export const cityData = async (): Promise<string> =>
  join(await kept('city', CITY_CODE, (folder) => buildCity(join(folder, 'data'))), 'data')

/** What the page's engine need not work out: the views' rows under `data/views/`, and the snapshots. */
async function writeWorkedOut(data: string, folder: string): Promise<void> {
  const connection = await openData(data, { kept: true })
  await writeViews(connection, join(folder, 'data', 'views'))
  for (const [path, content] of await buildSnapshots(connection)) {
    const file = join(folder, path)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, JSON.stringify(content))
  }
  connection.closeSync()
}

/** The index of originals where none are kept: the page need not ask for what is not there. */
function none(): string {
  const path = join(CACHE, 'no-originals.json')
  mkdirSync(CACHE, { recursive: true })
  writeFileSync(path, '{}')
  return path
}

/**
 * What stands beside the page: `data/` with `snapshots/` and `facts/` worked out from it, the same of the made-up city
 * under `city/`, the transcripts, and the originals where they were kept. Path → file on disk.
 */
export async function siteFiles(): Promise<Map<string, string>> {
  const from = [...CODE, queriesPath()]
  // Side by side: each waits for its own DuckDB.
  const [own, [city, cityOwn]] = await Promise.all([
    kept('own', [...from, dataPath()], (folder) => writeWorkedOut(dataPath(), folder)),
    cityData().then(
      async (city) => [city, await kept('city-own', from, (folder) => writeWorkedOut(city, folder))] as const,
    ),
  ])
  const files = new Map<string, string>()
  const add = (from: string, to: string) => {
    for (const file of filesUnder(from)) {
      const path = relative(from, file)
      if (path !== 'made-from') files.set(join(to, path).replaceAll('\\', '/'), file)
    }
  }
  add(dataPath(), 'data')
  add(own, '')
  add(city, 'city/data')
  add(cityOwn, 'city')
  for (const name of existsSync(seedsPath()) ? readdirSync(seedsPath()) : [])
    if (name.endsWith('.tsv')) files.set(`transcripts/${name}`, seedsPath(name))
  files.set('originals/index.json', none())
  if (existsSync(originalsPath())) add(originalsPath(), 'originals')
  return files
}
