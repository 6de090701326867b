import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Briefing, shownIn } from '../exports/briefing/briefing.ts'
import { exactText, sheetOf } from '../exports/sheet.ts'
import { dataPath, PROJECT } from '../ingest/paths.ts'
import { TABLES } from '../model/schema.ts'
import { versionOf } from './notebook.ts'

/** What a version of the data is asked for by: the version itself, a Git revision, or a folder that holds the data. */
const UNKNOWN = (version: string) =>
  new Error(
    `找不到版本“${version}”的数据：应为简报末尾写的数据版本（12 位）、Git 里的版本，或放着那一版 data/ 的文件夹`,
  )

function git(...args: string[]): Buffer {
  return execFileSync('git', args, { cwd: PROJECT, maxBuffer: 1 << 30, stdio: ['ignore', 'pipe', 'ignore'] })
}

/** The Git revision whose data have this version; null where none has, or there is no Git. */
function revisionOf(version: string): string | null {
  try {
    for (const revision of git('log', '--format=%H', '--', 'data/datapackage.json')
      .toString()
      .split('\n')
      .filter(Boolean)) {
      const { seeds = '' } = JSON.parse(git('show', `${revision}:data/datapackage.json`).toString())
      if (String(seeds).replace('sha256:', '').startsWith(version)) return revision
    }
    return git('rev-parse', '--verify', '--quiet', `${version}^{commit}`).toString().trim()
  } catch {
    return null
  }
}

/** The folder of the data of a version; null where they are those of now. Throws a sentence where there is no such version. */
export function dataOf(version: string): string | null {
  if (/^[0-9a-f]{8,}$/.test(version) && versionOf().startsWith(version.slice(0, 12))) return null
  if (existsSync(version) && statSync(version).isDirectory()) {
    if (!existsSync(join(version, 'datapackage.json'))) throw UNKNOWN(version)
    return version
  }
  const revision = version.startsWith('-') ? null : revisionOf(version)
  if (revision === null) throw UNKNOWN(version)
  const folder = mkdtempSync(join(tmpdir(), 'zhangben-since-'))
  mkdirSync(folder, { recursive: true })
  try {
    for (const name of ['datapackage.json', ...TABLES.map((table) => `${table.name}.parquet`)])
      writeFileSync(join(folder, name), git('show', `${revision}:data/${name}`))
  } catch {
    throw UNKNOWN(version)
  }
  return versionOf(folder) === versionOf(dataPath()) ? null : folder
}

/** The rows of a chart or table, each by its words, years and places; the numbers of it. */
function rowsOf({
  result,
  heading,
}: {
  result: Parameters<typeof sheetOf>[0]
  heading: (name: string) => string
}) {
  const { columns, rows } = sheetOf(result, heading)
  const names = columns.filter(({ format }) => format === null)
  const measures = columns.filter(({ format }) => format !== null)
  const held = new Map<string, { heading: string; value: string }[]>()
  for (const row of rows) {
    const words = names.map((column) => exactText(row[column.at], column)).filter(Boolean)
    let key = words.join(' ')
    while (held.has(key)) key += ' '
    held.set(
      key,
      measures.map((column) => ({
        heading: column.heading,
        value: exactText(row[column.at], column) || '—',
      })),
    )
  }
  return held
}

const sentencesOf = ({ pieces }: Briefing): string[] =>
  pieces.flatMap((piece) =>
    piece.kind === 'paragraph' || piece.kind === 'item'
      ? [piece.inlines.map((run) => (run.kind === 'text' ? run.text : '')).join('')]
      : [],
  )

/** What a briefing says otherwise than it said before, a line each; none where nothing changed. */
export function changesBetween(before: Briefing, now: Briefing): string[] {
  const lines: string[] = []
  const old = new Map(shownIn(before).map((shown) => [shown.name, shown.exhibit]))
  for (const { name, label, exhibit } of shownIn(now)) {
    const where = `${label} ${exhibit.title}`
    const was = old.get(name)
    old.delete(name)
    if (was === undefined) {
      lines.push(`${where}：原来没有，现在有了`)
      continue
    }
    const [rowsBefore, rowsNow] = [rowsOf(was), rowsOf(exhibit)]
    for (const [key, cells] of rowsNow) {
      const held = rowsBefore.get(key)
      rowsBefore.delete(key)
      if (held === undefined)
        lines.push(
          `${where}：新增 ${key}（${cells.map(({ heading, value }) => `${heading} ${value}`).join('，')}）`,
        )
      else
        for (const [i, { heading, value }] of cells.entries())
          if (held[i]?.value !== value)
            lines.push(`${where}：${key} ${heading} ${held[i]?.value ?? '—'} → ${value}`)
    }
    for (const key of rowsBefore.keys()) lines.push(`${where}：去掉 ${key}`)
  }
  for (const { title } of old.values()) lines.push(`${title}：原来有，现在没有一行数`)
  const said = new Set(sentencesOf(before))
  for (const sentence of sentencesOf(now)) if (!said.has(sentence)) lines.push(`文字：${sentence}`)
  return lines
}
