import { execFile } from 'node:child_process'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { zipSync } from 'fflate'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { PROJECT } from '../../src/ingest/paths.ts'
import { parseTranscript } from '../../src/reports/transcript.ts'
import { report, sample } from '../fixtures/report.ts'
import { shortReport, toScan } from '../fixtures/scan.ts'

const run = promisify(execFile)
let home: string
let inbox: string

async function zhangben(
  script: string,
  ...args: string[]
): Promise<{ code: number; out: string; err: string }> {
  try {
    const { stdout, stderr } = await run(
      process.execPath,
      ['--import', 'tsx', `src/ingest/${script}.ts`, ...args],
      {
        cwd: PROJECT,
        env: { ...process.env, ZHANGBEN_HOME: home },
        maxBuffer: 1e8,
      },
    )
    return { code: 0, out: stdout, err: stderr }
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string }
    return { code, out: stdout, err: stderr }
  }
}

function put(name: string, content: string | Uint8Array): string {
  const path = join(inbox, name)
  writeFileSync(path, content)
  return path
}

const seeds = () =>
  readdirSync(join(home, 'seeds'))
    .filter((name) => name.endsWith('.tsv'))
    .sort()
const bytes = () =>
  Object.fromEntries(
    readdirSync(join(home, 'data'))
      .sort()
      .map((name) => [name, readFileSync(join(home, 'data', name)).toString('base64')]),
  )

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'zhangben-'))
  inbox = join(home, 'inbox')
  mkdirSync(inbox)
  mkdirSync(join(home, 'seeds'))
  cpSync(join(PROJECT, 'seeds', 'districts.csv'), join(home, 'seeds', 'districts.csv'))
})

afterEach(() => rmSync(home, { recursive: true, force: true }))

describe('ingest', () => {
  it('adds a report, says that its unit is new, and builds the data; again changes nothing, byte for byte', async () => {
    put('a.txt', report())
    const first = await zhangben('main', inbox)
    expect(first.code, first.err).toBe(0)
    expect(first.out).toMatch(/新单位“青云市丹霞区城市运行服务中心”/)
    expect(first.out).toMatch(/新增 1，替换 0，未变 0，没读成 0/)
    expect(Object.keys(bytes())).toEqual([
      'datapackage.json',
      'documents.parquet',
      'facts.parquet',
      'findings.parquet',
      'unit_names.parquet',
      'units.parquet',
    ])
    const before = bytes()
    expect((await zhangben('main', inbox)).out).toMatch(/新增 0，替换 0，未变 1/)
    expect((await zhangben('main', 'build')).out).toMatch(/data\/ 已重建：1 份报告/)
    expect(bytes()).toEqual(before)
  })

  it('replaces a report by its amended version, says what changed, and keeps a mending', async () => {
    const path = put('a.txt', report())
    await zhangben('main', path)
    const transcript = join(home, 'seeds', seeds()[0]!)
    writeFileSync(
      transcript,
      readFileSync(transcript, 'utf8')
        .replace(/^(.*公务用车运行费\t.*\t)6\.40(\t.*(?:说明).*|\t.*narrative.*)?/m, '$&')
        .replace(/^(\d+\t\tnarrative\t[^\n]*离退休人员\t[^\n]*)\t$/m, '$1\t原件为 4 人，已电话核对'),
    )
    put('a.txt', report(sample({ sangong: { ...sample().sangong, running: 6.9 } })))
    const { out, code } = await zhangben('main', path)
    expect(code).toBe(0)
    expect(out).toMatch(/替换了旧的读本，\d+ 处变化/)
    expect(out).toMatch(/公务用车运行费 由 6\.40万元 改为 6\.90万元/)
    const figures = parseTranscript(readFileSync(transcript, 'utf8'), 'seeds').figures
    expect(figures.filter((f) => f.mended !== null).map((f) => [f.item, f.mended])).toEqual([
      ['离退休人员', '原件为 4 人，已电话核对'],
    ])
  })

  it('reads the good files of a folder, names each bad one in a line, and ends with an error code', async () => {
    put('good.txt', report())
    put('gb.txt', new Uint8Array([0x32, 0x30, 0x32, 0x30, 0xc4, 0xea, 0xb6, 0xc8]))
    put('empty.txt', '')
    put('binary.txt', new Uint8Array([1, 0, 2, 0, 255, 254]))
    put('novel.md', '从前有座山。'.repeat(100))
    put('scan.pdf', '%PDF-1.4')
    const { out, code } = await zhangben('main', inbox)
    expect(code).toBe(1)
    expect(out).toMatch(/＋ good\.txt/)
    expect(out).toMatch(/✗ empty\.txt：文件是空的/)
    expect(out).toMatch(/✗ binary\.txt：不是文本/)
    expect(out).toMatch(/✗ novel\.md：不是部门预算或部门决算/)
    expect(out).toMatch(/✗ scan\.pdf：PDF 打不开/)
    expect(seeds()).toHaveLength(1)
  })

  it('does not let a file that cannot be read touch what was there before', async () => {
    await zhangben('main', put('a.txt', report()))
    const before = bytes()
    expect((await zhangben('main', put('b.txt', '坏'))).code).toBe(1)
    expect(bytes()).toEqual(before)
  })

  it('keeps the first of two different reports for one unit, year and kind, and says so; a later date wins', async () => {
    put('1.txt', report())
    put('2.txt', report(sample({ otherIncome: 9 })))
    const { out, code } = await zhangben('main', inbox)
    expect(code).toBe(1)
    expect(out).toMatch(/2\.txt：与 .*1\.txt 是同一单位、同一年度、同一种报告/)
    put('1.txt', report().replace('\n', '\n2021年9月1日\n'))
    put('2.txt', report(sample({ otherIncome: 9 })).replace('\n', '\n2021年10月1日\n'))
    const dated = await zhangben('main', inbox)
    expect(dated.code).toBe(0)
    expect(dated.out).toMatch(/公开日期 2021-10-01 晚于/)
  })

  it('opens a package and reads what is in it; a shard takes its part, and all shards together take all', async () => {
    const many = Object.fromEntries(
      ['图书馆', '档案馆', '文化馆', '博物馆'].map((name) => [
        `${name}.txt`,
        new TextEncoder().encode(report(sample({ unit: `青云市丹霞区${name}` }))),
      ]),
    )
    put('all.zip', zipSync({ ...many, '说明.exe': new Uint8Array([1]) }))
    const { out, code } = await zhangben('main', inbox)
    expect(code, out).toBe(1)
    expect(out).toMatch(/＋ all\.zip\/图书馆\.txt/)
    expect(out).toMatch(/✗ all\.zip\/说明\.exe：是 \.exe 文件，不在能读的格式里/)
    expect(out).toMatch(/共 5 个文件：新增 4，替换 0，未变 0，没读成 1/)
    rmSync(join(home, 'seeds'), { recursive: true })
    mkdirSync(join(home, 'seeds'))
    rmSync(join(inbox, 'all.zip'))
    for (const [name, bytes] of Object.entries(many)) put(name, bytes)
    for (const shard of ['1/2', '2/2']) await zhangben('main', inbox, '--shard', shard)
    expect(seeds()).toHaveLength(4)
    put('bad.zip', 'PK坏')
    expect((await zhangben('main', join(inbox, 'bad.zip'))).out).toMatch(/✗ bad\.zip：压缩包打不开/)
  })

  it('writes transcripts alone when many machines read; data/ comes with the next run', async () => {
    put('a.txt', report())
    const { out, code } = await zhangben('main', inbox, '--no-build')
    expect(code, out).toBe(0)
    expect(seeds()).toHaveLength(1)
    expect(existsSync(join(home, 'data'))).toBe(false)
    await zhangben('main', inbox)
    expect(existsSync(join(home, 'data', 'facts.parquet'))).toBe(true)
  })

  it('reads GB18030', async () => {
    const { out, code } = await zhangben(
      'main',
      put(
        'gb.txt',
        new Uint8Array(
          await run('iconv', ['-f', 'UTF-8', '-t', 'GB18030', put('utf8.txt', report())], {
            encoding: 'buffer',
            maxBuffer: 1e8,
          }).then((r) => r.stdout as unknown as Buffer),
        ),
      ),
    )
    expect(code, out).toBe(0)
    expect(out).toMatch(/城市运行服务中心2020年度部门决算/)
  })
})

describe('inspect and check', () => {
  it('prints one fact a line with the columns of the table, and writes nothing', async () => {
    const { out, code } = await zhangben('main', 'inspect', put('a.txt', report()))
    expect(code).toBe(0)
    const facts = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(facts.find((f) => f.item === '公务用车运行费' && f.origin === 'narrative')).toMatchObject({
      value: '6.40',
      unit: '万元',
      amount: '6.4',
      stage: '决算',
      fiscal_year: 2020,
      preferred: false,
    })
    expect(seeds()).toEqual([])
  })

  it('shows the findings of a file as a table and as JSON', async () => {
    const path = put('a.txt', report().replace('共有车辆 2 辆', '共有车辆 1 辆'))
    expect((await zhangben('main', 'check', path)).out).toMatch(/R24\s+矛盾/)
    const found = JSON.parse((await zhangben('main', 'check', path, '--json')).out)
    expect(found.map((f: { rule: string }) => f.rule)).toContain('R24')
  })

  it('says in one line what is wrong with a file', async () => {
    const { err, code } = await zhangben('main', 'inspect', put('empty.txt', ''))
    expect([code, err.trim()]).toEqual([1, `${join(inbox, 'empty.txt')}：文件是空的`])
  })
})

describe('query', () => {
  it('runs a query file over the data with its parameters bound', async () => {
    await zhangben('main', put('a.txt', report()))
    const sql = put(
      'q.sql',
      "-- param: name text = '' 单位\nSELECT unit, total FROM sangong WHERE stage = '决算' AND fiscal_year = 2020 AND unit LIKE '%' || $name || '%'",
    )
    expect(
      JSON.parse(
        (await zhangben('query', sql, '--param', "name=城市'; DROP TABLE facts; --", '--format', 'json')).out,
      ),
    ).toEqual([])
    expect(
      JSON.parse((await zhangben('query', sql, '--param', 'name=城市运行', '--format', 'json')).out),
    ).toEqual([{ unit: '青云市丹霞区城市运行服务中心', total: '6.75' }])
    expect((await zhangben('query', sql, '--format', 'csv')).out.trim()).toBe(
      'unit,total\n青云市丹霞区城市运行服务中心,6.75',
    )
    expect((await zhangben('query', put('bad.sql', 'SELECT nothing FROM sangong'))).code).toBe(1)
  })

  it('reads several reports from one file, and both levels of a department', async () => {
    const own = report(sample({ basic: { personnel: 100, office: 10 } })).replaceAll('部门决算', '单位决算')
    const both = put('汇编.txt', `${report(sample())}\n${own}`)
    const first = await zhangben('main', both)
    expect(first.out).toMatch(/新增 2/)
    expect(seeds()).toHaveLength(2)
    expect(readFileSync(join(home, 'seeds', 'units.csv'), 'utf8')).toMatch(/（本级）/)
  })

  it('keeps both levels when they come in two files, whichever comes first', async () => {
    const own = put('a.txt', report(sample()).replaceAll('部门决算', '单位决算'))
    const whole = put('b.txt', report(sample({ basic: { personnel: 500, office: 90 } })))
    await zhangben('main', own)
    const second = await zhangben('main', whole)
    expect(second.code).toBe(0)
    const levels = seeds().map((name) => {
      const { report: r } = parseTranscript(readFileSync(join(home, 'seeds', name), 'utf8'), name)
      return `${r.unit_name} ${r.level}`
    })
    expect(levels.sort()).toEqual([
      '青云市丹霞区城市运行服务中心 部门',
      '青云市丹霞区城市运行服务中心（本级） 单位',
    ])
  })

  it('says that a scanned PDF needs --ocr, and names the pages', async () => {
    const scanned = put('扫描.pdf', await toScan(shortReport()))
    const { out, code } = await zhangben('main', scanned)
    expect(code).toBe(1)
    expect(out).toMatch(/没有文字层，多半是扫描件（第 1–\d+ 页）；命令行加 --ocr/)
  })

  it('reads a scanned PDF with --ocr and marks every fact so read', async () => {
    const scanned = put('扫描.pdf', await toScan(shortReport()))
    const { out, code } = await zhangben('main', 'inspect', scanned, '--ocr')
    expect(code).toBe(0)
    const facts = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(facts.every((f) => f.ocr)).toBe(true)
    const vehicles = facts.find((f) => f.item === '公务用车运行费' && f.origin === 'narrative')
    expect(Number(vehicles.amount)).toBe(6.4)
    const spent = facts.filter((f) => f.statement === '支出决算表' && f.item_code === '2210201')
    expect(spent.map((f) => f.value)).toContain('35.20')
  }, 180_000)
})
