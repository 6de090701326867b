import { createHash } from 'node:crypto'
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { basename, dirname, join, relative } from 'node:path'
import { cjkFontFiles } from '../briefing/fonts.ts'
import { versionOf } from '../briefing/notebook.ts'
import { PROJECT, queriesPath } from '../ingest/paths.ts'
import { CACHE, filesUnder, kept, siteFiles } from '../notebook/build-site.ts'
import { type EmbedIndex, type EmbedSnapshot, LATEST } from '../notebook/embed.ts'
import type { Snapshot } from '../notebook/snapshot.ts'
import { pictureFiles } from './embed-pictures.ts'
import { choicesOf, embedSnapshots } from './embed-snapshots.ts'
import { framePage } from './frame-page.ts'

/** The versions of the data that a deployment keeps the charts of, besides the latest. */
const MOST_HELD = 3
const HELD = join(CACHE, 'embeds-held')
/** The code that an embedded chart's files come from. */
const CODE = ['model', 'notebook', 'charts', 'exports', 'embed', 'locale', 'site'].map((folder) =>
  join(PROJECT, 'src', folder),
)

/** The version of the data that a file describes, as a briefing names it too; of data without transcripts, by what the file says. */
const versionIn = (description: string) =>
  versionOf(dirname(description)) ||
  createHash('sha256').update(readFileSync(description)).digest('hex').slice(0, 12)

/** Everything beside the built page: {@link siteFiles}, and for every chart what other pages draw, frame or show of it. */
export async function allFiles(): Promise<Map<string, string>> {
  const files = await siteFiles()
  for (const set of ['', 'city/']) {
    const pages = [...files].filter(([path]) => path.startsWith(`${set}snapshots/`)).map(([, file]) => file)
    const version = versionIn(files.get(`${set}data/datapackage.json`)!)
    const name = set === '' ? 'embeds' : 'city-embeds'
    const folder = await kept(name, [...CODE, queriesPath(), ...pages], (made) =>
      writeEmbeds(pages, version, set !== '', made),
    )
    const add = (from: string, to: string) => {
      for (const file of filesUnder(from)) {
        const path = relative(from, file).replaceAll('\\', '/')
        if (path !== 'made-from') files.set(`${set}embed/${to}${path}`, file)
      }
    }
    add(folder, '')
    if (set !== '') continue
    for (const held of hold(join(folder, version), version)) add(join(HELD, held), `${held}/`)
    const index = join(CACHE, 'embed-index.json')
    const { questions, png }: EmbedIndex = JSON.parse(readFileSync(join(folder, 'index.json'), 'utf8'))
    writeFileSync(
      index,
      JSON.stringify({ versions: [version, ...heldVersions().filter((v) => v !== version)], questions, png }),
    )
    files.set('embed/index.json', index)
  }
  return files
}

const heldVersions = (): string[] =>
  existsSync(HELD)
    ? readdirSync(HELD)
        .map((name) => ({ name, at: statSync(join(HELD, name)).mtimeMs }))
        .sort((a, b) => b.at - a.at)
        .map(({ name }) => name)
    : []

/** Keeps the charts of this version, so that pages that show them still can when the data are newer; the earlier ones that are kept. */
function hold(folder: string, version: string): string[] {
  mkdirSync(HELD, { recursive: true })
  rmSync(join(HELD, version), { recursive: true, force: true })
  cpSync(folder, join(HELD, version), { recursive: true })
  const versions = heldVersions()
  for (const old of versions.slice(MOST_HELD + 1)) rmSync(join(HELD, old), { recursive: true })
  return versions.slice(0, MOST_HELD + 1).filter((name) => name !== version)
}

/** Writes the charts' files twice: where the latest are always found, and under the version of the data. */
async function writeEmbeds(
  pages: readonly string[],
  version: string,
  invented: boolean,
  folder: string,
): Promise<void> {
  const snapshots = new Map(
    pages.map((file) => [basename(file, '.json'), JSON.parse(readFileSync(file, 'utf8')) as Snapshot]),
  )
  const made = new Date().toLocaleDateString('sv')
  const embeds = embedSnapshots(snapshots, { version, made, invented })
  const places = invented ? [LATEST] : [LATEST, version]
  for (const place of places) {
    const write = (path: string, content: string) => writeFileSync(join(folder, place, path), content)
    mkdirSync(join(folder, place), { recursive: true })
    write('choices.json', JSON.stringify(choicesOf(snapshots)))
    for (const [name, snapshot] of embeds) writeQuestion(name, snapshot, place === LATEST, write)
  }
  const fonts = invented ? [] : cjkFontFiles()
  if (fonts.length === 0 && !invented)
    console.warn(
      '这台机器上没有中文字体，没有做嵌入用的 PNG，只做了 SVG：请装一个（Debian、Ubuntu：apt-get install fonts-noto-cjk）再建',
    )
  for (const [name, snapshot] of embeds)
    for (const [end, content] of await pictureFiles(snapshot, fonts))
      for (const place of places) writeFileSync(join(folder, place, `${name}.${end}`), content)
  const index: EmbedIndex = { versions: [version], questions: [...embeds.keys()], png: fonts.length > 0 }
  writeFileSync(join(folder, 'index.json'), JSON.stringify(index))
}

function writeQuestion(
  name: string,
  snapshot: EmbedSnapshot,
  latest: boolean,
  write: (path: string, content: string) => void,
): void {
  write(`${name}.json`, JSON.stringify(snapshot))
  write(`${name}.html`, framePage(snapshot, latest))
}
