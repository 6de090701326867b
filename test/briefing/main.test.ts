import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import { expect, it } from 'vitest'
import { briefingOf, readNotebook, versionOf } from '../../src/briefing/notebook.ts'
import { changesBetween } from '../../src/briefing/since.ts'
import { shownIn } from '../../src/exports/briefing/briefing.ts'
import { openDatabase } from '../../src/ingest/database.ts'
import { dataPath, PROJECT, queriesPath } from '../../src/ingest/paths.ts'

const folder = mkdtempSync(join(tmpdir(), 'zhangben-'))
const OUT = join(folder, 'x.docx')
const SHIPPED = queriesPath('notebooks', 'sangong.md')

function command(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(
    join(PROJECT, 'node_modules', '.bin', 'tsx'),
    [join(PROJECT, 'src', 'briefing', 'main.ts'), ...args],
    { cwd: PROJECT, encoding: 'utf8' },
  )
  return { status, stdout, stderr }
}

it('makes Word, slides and a page of a shipped notebook in one go', async () => {
  const [docx, pptx, html] = ['a.docx', 'a.pptx', 'a.html'].map((name) => join(folder, name))
  const run = command(SHIPPED, '--out', docx!, '--out', pptx!, '--out', html!)
  expect(run.stderr).toBe('')
  expect(run.status).toBe(0)
  const made = await briefingOf(readNotebook(SHIPPED))
  const body = strFromU8(unzipSync(readFileSync(docx!))['word/document.xml']!)
  expect([...body.matchAll(/SEQ (?:Figure|Table)/g)]).toHaveLength(shownIn(made).length)
  const slides = Object.keys(unzipSync(readFileSync(pptx!))).filter((name) =>
    /slides\/slide\d+\.xml$/.test(name),
  )
  expect(slides.length).toBeGreaterThan(shownIn(made).length)
  expect(readFileSync(html!, 'utf8')).toContain(`数据版本 ${versionOf()}`)
})

it('over the made-up city, every output says that it is invented, and slides say it one by one', () => {
  const [docx, pptx, html] = ['c.docx', 'c.pptx', 'c.html'].map((name) => join(folder, name))
  const run = command(SHIPPED, '--city', '--out', docx!, '--out', pptx!, '--out', html!)
  expect(run.status).toBe(0)
  expect(run.stdout).toContain('数据是虚构的')
  expect(strFromU8(unzipSync(readFileSync(docx!))['word/document.xml']!)).toContain('虚构的数据')
  expect(readFileSync(html!, 'utf8')).toContain('虚构的数据')
  const slides = Object.entries(unzipSync(readFileSync(pptx!))).filter(
    ([name, xml]) => /slides\/slide\d+\.xml$/.test(name) && /(图|表) \d/.test(strFromU8(xml)),
  )
  expect(slides.length).toBeGreaterThan(4)
  for (const [name, xml] of slides) expect(strFromU8(xml), name).toContain('虚构的数据')
})

it('draws the words of the pictures in a Word document as outlines where that is asked', () => {
  const out = join(folder, 'outlined.docx')
  expect(command(SHIPPED, '--out', out, '--outline').stderr).toBe('')
  const pictures = Object.entries(unzipSync(readFileSync(out))).filter(([name]) => name.endsWith('.svg'))
  expect(pictures.length).toBeGreaterThan(2)
  for (const [, svg] of pictures) expect(strFromU8(svg)).not.toContain('<text')
})

it.each([
  [['nowhere.md', '--out', OUT], 1, /没有这个文件/],
  [[SHIPPED], 2, /没有写 --out/],
  [[SHIPPED, '--out', 'x.odt'], 2, /扩展名应为 \.docx、\.pptx、\.html、\.pdf 之一/],
  [[SHIPPED, '--out', OUT, '--look', 'fancy'], 2, /official 或 plain/],
  [[SHIPPED, '--out', OUT, '--city', '--since', 'HEAD'], 2, /没有更早的一版可比/],
  [[SHIPPED, '--out', OUT, '--param', 'nobody=1'], 2, /没有参数 nobody；它用到的是/],
  [[SHIPPED, '--out', OUT, '--param', 'years_from=abc'], 1, /应为整数/],
  [[SHIPPED, '--since', 'v0.no.such'], 1, /找不到版本“v0\.no\.such”的数据/],
] as const)('%j is a sentence', (args, status, words) => {
  const run = command(...args)
  expect(run.stderr).toMatch(words)
  expect(run.status).toBe(status)
})

it('an unknown question is a sentence in the document and on the terminal', () => {
  const [note, out] = [join(folder, 'bad.md'), join(folder, 'bad.html')]
  writeFileSync(note, '# 简报\n\n```sql nobody\n```\n')
  const run = command(note, '--out', out)
  expect(run.status).toBe(1)
  expect(run.stderr).toContain('没有名叫“nobody”的查询')
  expect(readFileSync(out, 'utf8')).toContain('<p class="missing">没有名叫“nobody”的查询</p>')
})

it('a notebook from elsewhere reads the tables and nothing else of the machine', () => {
  const [note, out] = [join(folder, 'spy.md'), join(folder, 'spy.html')]
  writeFileSync(note, "```sql q\nSELECT * FROM read_text('/etc/hostname')\n```\n")
  expect(command(note, '--out', out).status).toBe(1)
  expect(readFileSync(out, 'utf8')).toContain('没有算出来')
})

it('nothing changed since the version that the data have: says so, writes nothing, code 3', () => {
  const out = join(folder, 'unchanged.docx')
  const run = command(SHIPPED, '--out', out, '--since', versionOf())
  expect(run.status).toBe(3)
  expect(run.stdout).toContain('没有变化')
  expect(existsSync(out)).toBe(false)
})

it('tells what changed since other data: numbers, rows, sentences', async () => {
  const other = join(folder, 'data')
  cpSync(dataPath(), other, { recursive: true })
  const facts = join(other, 'facts.parquet')
  const connection = await openDatabase()
  await connection.run(`CREATE TABLE f AS FROM '${facts}'`)
  await connection.run(
    "UPDATE f SET amount = amount + 1, value = value + 1 WHERE item = '公务用车运行费' AND fiscal_year = 2023",
  )
  await connection.run(`COPY f TO '${facts}' (FORMAT parquet)`)
  const notebook = readNotebook(SHIPPED)
  const changes = changesBetween(await briefingOf(notebook, {}, other), await briefingOf(notebook))
  expect(changes).toContainEqual(expect.stringMatching(/^图 1 .*2023.* 2\.59 → 1\.59$/))
  expect(changes).toContainEqual(expect.stringMatching(/^文字：/))
})
