import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { readRegistry } from '../../src/ingest/knowledge.ts'
import { PROJECT } from '../../src/ingest/paths.ts'
import { LIBRARIES } from '../../src/ingest/source.ts'
import { readReport } from '../../src/reports/read.ts'
import { readSource } from '../../src/reports/source/index.ts'
import { openPdf, withPage } from '../../src/reports/source/pdfium.ts'
import { toDocx, toGb18030, toHtml, toPdf, toXlsx } from '../fixtures/formats.ts'
import { read } from '../fixtures/read.ts'
import { report } from '../fixtures/report.ts'

const encode = (text: string) => new TextEncoder().encode(text)

async function summary(name: string, bytes: Uint8Array): Promise<string[]> {
  const { text } = await readSource(name, bytes, LIBRARIES)
  return read(text)
    .facts.filter((f) => f.origin !== 'derived')
    .map((f) => [f.origin, f.subject, f.item, f.part, f.measure, f.stage, f.scope, f.value, f.unit].join('|'))
    .sort()
}

describe('the same report in every format gives the same facts', () => {
  const text = report()
  it.each<[string, () => Promise<Uint8Array> | Uint8Array]>([
    ['a.html', () => encode(toHtml(text))],
    ['gb.html', () => toGb18030(text)],
    ['a.docx', () => toDocx(text)],
    ['a.xlsx', () => toXlsx(text)],
    ['a.pdf', () => toPdf(text)],
    ['a.md', () => encode(report(undefined, 'pipes'))],
  ])('%s', async (name, make) => {
    expect(await summary(name, await make())).toEqual(await summary('a.txt', encode(text)))
  })
})

describe('a Word 97 file', () => {
  it('gives what its tables and its narrative print', async () => {
    const bytes = new Uint8Array(readFileSync(join(PROJECT, 'test', 'fixtures', 'report.doc')))
    const { text, format } = await readSource('a.doc', bytes, LIBRARIES)
    expect(format).toBe('word')
    const { facts } = read(text)
    const amounts = (item: string) =>
      facts.filter((f) => f.item === item && f.part === null).map((f) => f.value)
    expect(facts.filter((f) => f.origin === 'table').length).toBeGreaterThan(110)
    expect(amounts('公务接待费')).toContain('0.35')
    expect(facts.some((f) => f.item_code === '2210201' && f.part === '基本支出' && f.value === '35.20')).toBe(
      true,
    )
  })

  it('cannot be read in the browser, and the person is told what to do', async () => {
    const bytes = new Uint8Array(readFileSync(join(PROJECT, 'test', 'fixtures', 'report.doc')))
    await expect(readSource('a.doc', bytes, { pdf: LIBRARIES.pdf })).rejects.toThrow(/另存为 .docx 或 PDF/)
  })
})

describe('files that cannot be read', () => {
  const pdf = (content: string) => encode(`%PDF-1.4\n${content}`)
  it.each<[string, Uint8Array, RegExp]>([
    ['a.pdf', encode('<html>请登录</html>'), /不是 PDF/],
    ['a.pdf', pdf('坏'), /PDF 打不开/],
    ['a.docx', encode('PK\u0003\u0004坏'), /Word 文件打不开/],
    ['a', encode('PK\u0003\u0004'), /Office 文件打不开/],
    ['a.zip', zipSync({ 'a.txt': encode('x') }), /是压缩包，但不是 Word、Excel/],
    ['a.xlsx', Uint8Array.from({ length: 4000 }, (_, i) => (i * 7919) % 251), /不是 Excel：/],
    ['a.xlsx', encode(`PK\u0003\u0004${'坏'.repeat(900)}`), /Excel 文件打不开/],
    ['a.doc', encode('{\\rtf1 x}'), /RTF/],
    ['a.doc', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1]), /Word 97–2003 文件打不开，可能损坏/],
    ['a.txt', new Uint8Array(), /空的/],
  ])('%s: says what is wrong', async (name, bytes, why) => {
    await expect(readSource(name, bytes, LIBRARIES)).rejects.toThrow(why)
  })
})

const folder = join(process.env.ZHANGBEN_REPORTS ?? join(PROJECT, '..', 'shared', 'reports'), 'pdf')
if (!existsSync(folder)) console.log(`PDF 样本测试跳过：没有 ${folder}`)

describe.skipIf(!existsSync(folder))('PDFs as published', () => {
  const knowledge = readRegistry()
  const facts = async (name: string) => {
    const { text } = await readSource(name, new Uint8Array(readFileSync(join(folder, name))), LIBRARIES)
    return readReport(text, { hash: name, format: 'pdf' }, knowledge).facts
  }

  // Cells counted by eye on the rendered pages, table by table.
  it('a final account in 万元: every filled cell of its tables, with its page', async () => {
    const found = (await facts('putuo-planning-2024-final.pdf')).filter((f) => f.origin === 'table')
    const count = (statement: string) => found.filter((f) => f.statement === statement).length
    expect(
      [
        '收入支出决算总表',
        '收入决算表',
        '支出决算表',
        '财政拨款收入支出决算总表',
        '一般公共预算财政拨款支出决算表',
        '一般公共预算财政拨款基本支出决算表',
        '财政拨款“三公”经费支出决算表',
      ].map(count),
    ).toEqual([12, 50, 75, 17, 75, 67, 12])
    expect(found.every((f) => f.page !== null && f.page > 1)).toBe(true)
    expect(
      found.filter((f) => f.item === '公务接待费' && f.subject === '三公').map((f) => [f.stage, f.value]),
    ).toEqual([
      ['全年预算', '2.85'],
      ['决算', '0.39'],
    ])
  })

  it('a budget in 元 on landscape pages, with codes in three cells', async () => {
    const found = (await facts('putuo-gov-office-2025-budget.pdf')).filter((f) => f.origin === 'table')
    expect(
      found.find(
        (f) => f.item_code === '2010302' && f.part === '项目支出' && f.statement === '部门支出预算总表',
      ),
    ).toMatchObject({ value: '46140000.00', unit: '元', amount: '4614' })
    expect(found.filter((f) => f.subject === '三公').map((f) => [f.item, f.value, f.unit])).toEqual([
      ['“三公”经费合计', '867.50', '万元'],
      ['因公出国(境)费', '839.00', '万元'],
      ['公务接待费', '28.50', '万元'],
    ])
    const count = (statement: string) => found.filter((f) => f.statement === statement).length
    expect(
      [
        '部门财务收支预算总表',
        '部门收入预算总表',
        '部门支出预算总表',
        '部门财政拨款收支预算总表',
        '部门一般公共预算支出功能分类预算表',
        '部门一般公共预算基本支出部门预算经济分类预算表',
        '部门“三公”经费和机关运行经费预算表',
      ].map(count),
    ).toEqual([8, 42, 47, 12, 47, 61, 4])
  })

  it.each(['putuo-planning-2024-final.pdf', 'putuo-gov-office-2025-budget.pdf'])(
    '%s: every figure stands on the page that it names',
    async (name) => {
      const data = new Uint8Array(readFileSync(join(folder, name)))
      const printed = await LIBRARIES.pdf.use((pdfium) => {
        const { wasmExports: call } = pdfium
        const { document, close } = openPdf(pdfium, data)
        const wordsOf = (page: number) => {
          const text = call.FPDFText_LoadPage(page)
          const codes = Array.from({ length: call.FPDFText_CountChars(text) }, (_, i) =>
            call.FPDFText_GetUnicode(text, i),
          )
          call.FPDFText_ClosePage(text)
          return String.fromCodePoint(...codes).replace(/\s+/g, '')
        }
        const pages = Array.from({ length: call.FPDF_GetPageCount(document) }, (_, i) =>
          withPage(pdfium, document, i + 1, wordsOf),
        )
        close()
        return pages
      })
      const astray = (await facts(name)).filter((f) => {
        if (f.origin === 'derived' || f.value === null) return false
        const number = /[\d,.]+(?=[^\d]*$)/.exec(f.evidence)![0]
        return f.page === null || !printed[f.page - 1]!.includes(number)
      })
      expect(astray.map((f) => `${f.page}: ${f.evidence}`)).toEqual([])
    },
  )

  it('an empty template yields no facts and says why', async () => {
    await expect(facts('template-final-2024.pdf')).rejects.toThrow(/没有读到一个数；看不出是哪个单位/)
  })
})
