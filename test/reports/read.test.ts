import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fold } from '../../src/reports/document.ts'
import { Unreadable } from '../../src/reports/source/text.ts'
import { noticesOf, read } from '../fixtures/read.ts'
import { narrative, report, sample, tables, totals, wrapped } from '../fixtures/report.ts'

const facts = (text: string) => read(text).facts
const amounts = (text: string, subject: string, item: string, stage = '决算') =>
  facts(text)
    .filter(
      (f) =>
        f.subject === subject &&
        f.item === item &&
        f.stage === stage &&
        f.measure === '金额' &&
        f.origin !== 'derived' &&
        f.part === null,
    )
    .map((f) => Number(f.amount))

describe('reading a report', () => {
  it('tells unit, district, year and kind from the text', () => {
    const { report: r, newUnit } = read(report())
    expect(r).toMatchObject({
      unit_name: '青云市丹霞区城市运行服务中心',
      district: '丹霞区',
      fiscal_year: 2020,
      kind: '决算',
    })
    expect(newUnit).toBe(true)
  })

  it('finds every part of 三公 in table and narrative', () => {
    const text = report()
    expect(amounts(text, '三公', '“三公”经费合计')).toEqual([6.75, 6.75])
    expect(amounts(text, '三公', '公务用车运行费')).toEqual([6.4, 6.4])
    expect(amounts(text, '三公', '公务接待费')).toEqual([0.35, 0.35])
    expect(amounts(text, '三公', '“三公”经费合计', '年初预算')).toEqual([8, 8])
    const counts = facts(text).filter((f) =>
      ['公务用车保有量', '国内来访团组', '国内公务接待人次'].includes(f.item),
    )
    expect(counts.map((f) => [f.value, f.unit])).toEqual([
      ['2', '辆'],
      ['3', '个'],
      ['21', '人次'],
    ])
  })

  it('gives each figure the line that it starts on', () => {
    const text = report()
    const lines = text.split('\n')
    for (const fact of facts(text).filter((f) => f.origin !== 'derived')) {
      const plain = (lines[fact.line - 1] ?? '').replaceAll(',', '')
      expect(plain, `${fact.item} ${fact.value}`).toContain(fact.value)
    }
  })

  it('names projects and leaves their effects out', () => {
    const projects = facts(report()).filter((f) => f.subject === '项目')
    expect(projects.map((f) => [f.item, f.value])).toEqual([
      ['路灯电费', '420.75'],
      ['网格巡查外包服务', '180.40'],
      ['机房维保（二期）', '36.85'],
    ])
  })

  it('reads functional classes down to 项 with their codes and parts', () => {
    const leaf = facts(report()).filter((f) => f.item_code === '2010350' && f.statement === '支出决算表')
    expect(leaf.map((f) => [f.part, f.value])).toEqual([
      [null, '928.10'],
      ['基本支出', '290.10'],
      ['项目支出', '638.00'],
    ])
  })

  it('keeps people in post and posts apart', () => {
    const staff = facts(report()).filter((f) => f.subject === '人员')
    expect(Object.fromEntries(staff.map((f) => [f.item, Number(f.value)]))).toMatchObject({
      编制人数: 30,
      事业编制人数: 30,
      在职实有人数: 26,
      '离退休人员:退休': 4,
    })
  })

  it('works out the year before and marks it derived', () => {
    const derived = facts(report()).filter((f) => f.origin === 'derived')
    expect(derived).toMatchObject([
      { item: '“三公”经费合计', fiscal_year: 2019, value: '7.25', preferred: true },
    ])
    expect(derived[0]?.derived_from).toHaveLength(2)
  })

  it('prefers one printing of each quantity', () => {
    const total = facts(report()).filter(
      (f) =>
        f.item === '“三公”经费合计' && f.stage === '决算' && f.measure === '金额' && f.fiscal_year === 2020,
    )
    expect(total.filter((f) => f.preferred).map((f) => f.origin)).toEqual(['table'])
  })

  it('does not take blank cells for zero', () => {
    const printed = facts(tables(sample()) + narrative(sample())).filter(
      (f) => f.origin === 'table' && f.item === '因公出国(境)费',
    )
    expect(printed).toEqual([])
  })
})

describe('one report, many layouts', () => {
  const summary = (text: string) =>
    facts(text)
      .filter((f) => f.origin !== 'derived')
      .map((f) => [f.subject, f.item, f.part, f.measure, f.stage, Number(f.amount ?? f.value)].join('|'))
      .sort()

  const plain = summary(report())

  it.each([
    ['lines wrapped with blank lines between', wrapped(report())],
    ['pipe tables', report(sample(), 'pipes')],
    [
      'Markdown marks',
      report()
        .replace(/^(第.部分)/gm, '## $1')
        .replace(/^([一二三五六七十]、)/gm, '### **$1**'),
    ],
    [
      'full-width digits and marks',
      report().replace(/[0-9.%]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0)),
    ],
    ['a byte order mark and CRLF', report().replaceAll('\n', '\r\n')],
    ['元 in the tables', report(sample(), 'tabs', '元')],
    ['page numbers between lines', wrapped(report()).replace(/\n\n(?=[^\n]*政府采购货物)/, '\n\n- 12 -\n\n')],
  ])('reads the same with %s', (_, text) => {
    expect(summary(text)).toEqual(plain)
  })
})

describe('what cannot be read', () => {
  it.each([
    ['a novel', '从前有座山，山里有座庙，庙里有个和尚讲故事。'.repeat(50), /不是部门预算或部门决算/],
    [
      'a report without figures',
      '青云市丹霞区档案馆2020年度部门决算\n财政拨款收入支出情况见附件。\n部门：青云市丹霞区档案馆\n',
      /没有读到一个数/,
    ],
    [
      'a form that nobody filled in',
      '2020年度部门决算\n收、支总计 万元。',
      /没有读到一个数；看不出是哪个单位/,
    ],
  ])('says why: %s', (_, text, why) => {
    expect(() => read(text)).toThrow(Unreadable)
    expect(() => read(text)).toThrow(why)
  })

  it('reads a report cut in the middle and says that it may be cut short', () => {
    const text = report()
    const reading = read(
      text
        .slice(0, text.indexOf('六、2020年度一般公共'))
        .replace(/2020年度一般公共预算财政拨款“三公”[\s\S]*?(?=第一部分)/, ''),
    )
    expect(reading.figures.length).toBeGreaterThan(20)
    expect(noticesOf(reading)).toMatch(/可能不完整/)
  })

  it('says that a column has no head, keeps its numbers unclassified and reads the rest', () => {
    const text = report().replace('本年支出合计\t基本支出\t项目支出', '本年支出合计\t基本支出\t')
    const reading = read(text)
    const { figures } = reading
    expect(noticesOf(reading)).toMatch(/《支出决算表》第 7 栏没有栏名，\d+ 个数没有归类/)
    const own = figures.filter((f) => f.statement === '支出决算表')
    expect(own.some((f) => f.item === '基本支出')).toBe(true)
    expect(own.some((f) => !f.classified && f.subject === '未归类' && f.value === '638.00')).toBe(true)
  })

  it('leaves out an amount with two points and says where it stands', () => {
    const text = report().replace('公用经费 55.30 万元', '公用经费 55.3.0 万元')
    const reading = read(text)
    const { figures } = reading
    expect(noticesOf(reading)).toMatch(/第 \d+ 行的“55\.3\.0 ?万元”不是一个数/)
    expect(figures.some((f) => f.item === '公用经费合计' && f.origin === 'narrative')).toBe(false)
  })
})

describe('properties', () => {
  const cents = (max: number) => fc.integer({ min: 1, max: max * 100 }).map((n) => n / 100)

  it('a changed amount changes the facts printed there and nothing else', () => {
    fc.assert(
      fc.property(cents(90_000), (personnel) => {
        const before = sample()
        const after = sample({ basic: { ...before.basic, personnel } })
        const found = facts(report(after)).find((f) => f.item === '人员经费合计')
        expect(Number(found?.value)).toBe(personnel)
        expect(amounts(report(after), '三公', '“三公”经费合计')).toEqual([6.75, 6.75])
        expect(amounts(report(after), '支出', '本年支出合计').every((v) => v === totals(after).spent)).toBe(
          true,
        )
      }),
      { numRuns: 40 },
    )
  })

  it('changing any printed number changes exactly the facts printed there', () => {
    const text = report()
    const numbers = [...text.matchAll(/(?<![\d.,])\d[\d,]*\.\d{2}(?![\d])/g)]
    const key = (f: {
      line: number
      item: string
      measure: string
      stage: string
      part: string | null
      scope: string
      value: string | null
    }) => [f.line, f.item, f.measure, f.stage, f.part, f.scope, f.value].join('|')
    const printed = (t: string) => facts(t).filter((f) => f.origin !== 'derived')
    const before = printed(text)
    fc.assert(
      fc.property(fc.nat(numbers.length - 1), fc.integer({ min: 1, max: 8 }), (i, add) => {
        const match = numbers[i]!
        const digit = match.index + match[0].length - 1
        const changed = `${text.slice(0, digit)}${(Number(text[digit]) + add) % 10}${text.slice(digit + 1)}`
        const line = text.slice(0, match.index).split('\n').length
        const after = printed(changed)
        const was = new Set(before.map(key))
        const now = new Set(after.map(key))
        const gone = before.filter((f) => !now.has(key(f)))
        const come = after.filter((f) => !was.has(key(f)))
        expect([...gone, ...come].every((f) => f.line === line)).toBe(true)
        expect(gone.length).toBe(come.length)
        expect(gone.length).toBe(1)
      }),
      { numRuns: 120 },
    )
  })

  it('another year or unit changes the identity and the years, not the amounts', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2015, max: 2025 }),
        fc.constantFrom('丹霞区档案馆', '丹霞区第一小学', '丹霞区水务局'),
        (year, unit) => {
          const values = (text: string) =>
            facts(text)
              .map((f) => `${f.item}|${f.value}`)
              .sort()
          const moved = report(sample({ year, unit }))
          expect(read(moved).report).toMatchObject({ fiscal_year: year, unit_name: unit })
          expect(values(moved)).toEqual(values(report()))
        },
      ),
      { numRuns: 20 },
    )
  })

  it('no cut, shuffle or noise breaks the reader', () => {
    const lines = report().split('\n')
    fc.assert(
      fc.property(
        fc.shuffledSubarray(lines),
        fc.string({ unit: 'binary', maxLength: 40 }),
        fc.nat(3000),
        (some, noise, at) => {
          const text = some.join('\n')
          const spoilt = text.slice(0, at) + noise + text.slice(at)
          try {
            for (const fact of read(spoilt).facts) expect(fact.line).toBeGreaterThan(0)
          } catch (error) {
            expect(error).toBeInstanceOf(Unreadable)
          }
        },
      ),
      { numRuns: 150 },
    )
  })

  it('folding keeps every character in its place', () => {
    fc.assert(fc.property(fc.string(), (text) => fold(text).length === text.length))
  })
})
