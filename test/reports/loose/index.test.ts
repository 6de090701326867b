import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readRegistry } from '../../../src/ingest/knowledge.ts'
import { PROJECT } from '../../../src/ingest/paths.ts'
import { readFile } from '../../../src/ingest/source.ts'
import type { Fact } from '../../../src/model/fact.ts'
import { readReport } from '../../../src/reports/read.ts'
import { noticesOf, read } from '../../fixtures/read.ts'
import { type Layout, LIBRARY, LOOSE, report, sample, tables, totals } from '../../fixtures/report.ts'

const key = (f: Fact) =>
  [f.subject, f.item, f.item_code, f.part, f.stage, f.scope, f.statement, f.value].join('|')
const printed = (text: string) => read(text).facts.filter((f) => f.origin !== 'derived')
const counted = (facts: readonly Fact[]) => {
  const counts = new Map<string, number>()
  for (const fact of facts) counts.set(key(fact), (counts.get(key(fact)) ?? 0) + 1)
  return counts
}

/** A table by itself, after the words that say whose it is. */
const alone = (title: string, body: string) =>
  read(
    `2020年度丹霞区图书馆部门决算\n第二部分 丹霞区图书馆2020年度部门决算表\n\n2020年度${title}\n单位：万元\n${body}\n\n2020年度财政拨款支出 100.00 万元。`,
  )
const values = (reading: ReturnType<typeof read>) =>
  reading.facts
    .filter((f) => f.origin === 'table')
    .map((f) => [f.item_code, f.item, f.part, f.value].filter((v) => v !== null).join(' '))

describe('tables without rules or tabs', () => {
  const years = [
    sample(),
    sample({ year: 2023, otherIncome: 88.01, basic: { personnel: 1234.56, office: 0.44 } }),
    sample(LIBRARY),
  ]
  it.each(LOOSE.flatMap((layout) => years.map((s, i) => [layout, i + 1, s] as const)))(
    '%s (%i): gives nothing that the tabbed tables do not, and at least 95 % of it',
    (layout, _, s) => {
      const truth = counted(printed(report(s)))
      const found = printed(report(s, layout))
      for (const [k, n] of counted(found)) expect(truth.get(k) ?? 0, k).toBeGreaterThanOrEqual(n)
      expect(found.length / [...truth.values()].reduce((a, b) => a + b)).toBeGreaterThanOrEqual(0.95)
    },
  )

  it.each(LOOSE)('%s: invents no contradiction', (layout) => {
    for (const s of years)
      expect(read(report(s, layout)).findings.filter((f) => f.severity === 'error')).toEqual([])
  })

  it('gives each figure the line that it stands on', () => {
    for (const layout of ['spaced', 'cells', 'columns'] satisfies Layout[]) {
      const text = report(sample(), layout)
      const lines = text.split('\n')
      for (const fact of printed(text))
        expect((lines[fact.line - 1] ?? '').replaceAll(',', ''), `${layout} ${fact.item}`).toContain(
          fact.value,
        )
    }
  })

  it('reads tables in 元 as it reads tables in 万元', () => {
    const spent = printed(report(sample(), 'cells', '元')).find(
      (f) => f.statement.includes('支出决算表') && f.item === '本年支出合计',
    )
    expect([spent?.unit, Number(spent?.amount)]).toEqual(['元', totals(sample()).spent])
  })

  it('keeps the tables out of the narrative', () => {
    const alone = printed(report(sample(), 'cells')).filter((f) => f.origin === 'narrative')
    expect(alone).toHaveLength(printed(report(sample())).filter((f) => f.origin === 'narrative').length)
  })

  it('takes names that wrap above and below their numbers', () => {
    const reading = alone(
      '支出决算表',
      `类 款 项 科目名称 本年支出合计 基本支出 项目支出
合计 100.00 60.00 40.00
201 一般公共服务支出 100.00 60.00 40.00
政府办公厅（室）及相
20103 100.00 60.00 40.00
关机构事务
2010350 事业运行 60.00 60.00
其他政府办公厅（室）及
2010399 40.00 40.00
相关机构事务支出`,
    )
    expect(values(reading)).toContain('20103 政府办公厅（室）及相关机构事务 100.00')
    expect(values(reading)).toContain('2010399 其他政府办公厅（室）及相关机构事务支出 项目支出 40.00')
    expect(values(reading)).toContain('2010350 事业运行 基本支出 60.00')
  })

  it.each([
    ['201 03 50', '2010350'],
    ['201类03款50项', '2010350'],
    ['（201类）03款', '20103'],
  ])('reads the code %s as %s', (printedCode, code) => {
    const reading = alone(
      '支出决算表',
      `科目编码 科目名称 合计 基本支出 项目支出
合计 100.00 60.00 40.00
${printedCode} 事业运行 100.00 60.00 40.00`,
    )
    expect(values(reading)).toContain(`${code} 事业运行 100.00`)
  })

  it('goes by the sums, not by where words one space apart happen to stand', () => {
    const reading = alone(
      '支出决算表',
      `科目代码 科目名称 本年支出合计 基本支出 项目支出
合计 1,830.50 830.50 1,000.00
208 社会保障和就业支出 220.50 220.50
20805 行政事业单位养老支出 220.50 220.50
213 农林水支出 1,610.00 610.00 1,000.00
21303 水利 1,610.00 610.00 1,000.00
2130301 行政运行 610.00 610.00
2130306 水利工程运行与维护 1,000.00 1,000.00`,
    )
    expect(values(reading)).toEqual(
      expect.arrayContaining([
        '208 社会保障和就业支出 基本支出 220.50',
        '20805 行政事业单位养老支出 基本支出 220.50',
        '2130301 行政运行 基本支出 610.00',
        '2130306 水利工程运行与维护 项目支出 1000.00',
      ]),
    )
    expect(reading.findings.filter((f) => f.severity === 'error')).toEqual([])
  })

  it('puts 接待 where the head puts it', () => {
    const reading = alone(
      '“三公”经费支出决算表',
      `合计 因公出国(境)费 公务接待费 公务用车购置及运行费 小计 公务用车购置费 公务用车运行费
9.00 1.00 2.00 6.00 4.50 1.50`,
    )
    expect(values(reading)).toEqual(
      expect.arrayContaining(['公务接待费 2.00', '公务用车购置费 4.50', '公务用车运行费 1.50']),
    )
  })

  it('reads a number cut at the end of a line', () => {
    const reading = alone(
      '支出决算表',
      `科目编码 科目名称 合计 基本支出 项目支出
合计 2,100. 
00 2,060.00 40.00
201 一般公共服务支出 2,100.00 2,060.00 40.00`,
    )
    expect(values(reading)[0]).toBe('本年支出合计 2100.00')
  })

  it('leaves out a number that could stand under several columns, and says which', () => {
    const reading = alone(
      '收入决算表',
      `本年收入合计 财政拨款收入 上级补助收入 事业收入 经营收入 附属单位上缴收入 其他收入
类 款 项 1 2 3 4 5 6 7
合计 95.00 95.00
201 一般公共服务支出 95.00 95.00
20103 行政运行 95.00 95.00`,
    )
    expect(values(reading)).toEqual([
      '本年收入合计 95.00',
      expect.stringContaining('201 '),
      expect.any(String),
    ])
    expect(noticesOf(reading)).toMatch(/第 \d+ 行.*95\.00 可能属于不止一栏，没有采用/)
  })

  it('does not take a list of titles for tables', () => {
    const text = `目录\n一、收入支出决算总表\n二、收入决算表 ... 3\n三、支出决算表 ... 4\n\n${report()}`
    expect(printed(text)).toHaveLength(printed(report()).length)
    expect(tables(sample())).not.toBe('')
  })
})

const folder = join(process.env.ZHANGBEN_REPORTS ?? join(PROJECT, '..', 'shared', 'reports'), 'pdf')
const poppler = ['/usr/bin/pdftotext', '/usr/local/bin/pdftotext'].find(existsSync)
const there = existsSync(folder) && poppler !== undefined
if (!there) console.log(`PDF 转成的文本测试跳过：需要 ${folder} 和 poppler 的 pdftotext`)

describe.skipIf(!there)('text taken out of published PDFs by poppler', () => {
  it.each([
    ['putuo-planning-2024-final.pdf', '-layout'],
    ['putuo-planning-2024-final.pdf', '-raw'],
    ['putuo-gov-office-2025-budget.pdf', '-layout'],
    ['putuo-gov-office-2025-budget.pdf', '-raw'],
  ])('%s %s: at least 99 % of what the PDF itself gives, and nothing else', async (name, mode) => {
    const knowledge = readRegistry()
    const path = join(folder, name)
    const key = (f: Fact) => [f.subject, f.item, f.item_code, f.part, f.stage, f.scope, f.value].join('|')
    const own = (facts: readonly Fact[]) =>
      facts.filter((f) => f.origin !== 'derived' && f.classified).map(key)
    const truth = own((await readFile(path, knowledge)).flatMap((reading) => reading.facts))
    const text = execFileSync(poppler!, [mode, path, '-']).toString()
    const found = own(readReport(text, { hash: name, format: 'text' }, knowledge).facts)
    expect(found.filter((k) => !truth.includes(k))).toEqual([])
    expect(found.length / truth.length).toBeGreaterThanOrEqual(0.99)
  })
})

const reports = join(folder, '..')
const texts = existsSync(reports) ? readdirSync(reports).filter((name) => name.endsWith('.txt')) : []
if (texts.length === 0) console.log(`去掉制表符的公开报告测试跳过：没有 ${reports}`)

describe.skipIf(texts.length === 0)('published reports whose tables lost their tabs', () => {
  const knowledge = readRegistry()
  const facts = (text: string) =>
    readReport(text, { hash: 'x', format: 'text' }, knowledge).facts.filter((f) => f.origin !== 'derived')
  const key = (f: Fact) => [f.item, f.item_code, f.part, f.scope, f.value ?? f.text].join('|')
  const without = (text: string, by: string) =>
    text
      .split('\n')
      .map((line) =>
        line.includes('\t')
          ? line
              .split('\t')
              .filter((c) => c.trim() !== '')
              .join(by)
          : line,
      )
      .join('\n')
  it.each(texts.flatMap((name) => [[name, ' '] as const, [name, '\n'] as const]))(
    '%s, cells parted by %j: at least 93 % of the facts, and no other',
    (name, by) => {
      const text = readFileSync(join(reports, name), 'utf8')
      const truth = facts(text)
      const found = facts(without(text, by))
      const known = new Set(truth.map(key))
      // what a workload is called depends on its sentence, which ends with the cell
      const strange = found.filter((f) => f.subject !== '工作量' && !known.has(key(f)))
      expect(strange.map(key)).toEqual([])
      expect(found.length / truth.length).toBeGreaterThanOrEqual(0.93)
    },
  )
})
