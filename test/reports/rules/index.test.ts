import { describe, expect, it } from 'vitest'
import ENGLISH from '../../../src/reports/english.json' with { type: 'json' }
import { isNotice } from '../../../src/reports/notice.ts'
import { toFacts } from '../../../src/reports/read.ts'
import { CATALOGUE, RULES, titleOf } from '../../../src/reports/rules/index.ts'
import { wordsOf } from '../../../src/reports/words.ts'
import { read } from '../../fixtures/read.ts'
import { LIBRARY, report, sample, wrapped } from '../../fixtures/report.ts'
import { AMOUNTS } from './cases/amounts.ts'
import { SUMS } from './cases/sums.ts'
import { WORDS } from './cases/words.ts'
import type { RuleCase } from './cases/writing.ts'

/** A report for every sentence that a rule can say. */
const CASES: Readonly<Record<string, RuleCase>> = { ...SUMS, ...AMOUNTS, ...WORDS }

const { report: head } = read(report())
const findings = (source: RuleCase['broken']) =>
  typeof source === 'string' ? read(source).findings : toFacts(head, source).findings

describe('a consistent report', () => {
  const samples = [2018, 2020, 2021, 2023].flatMap((year) =>
    [
      sample({ year }),
      sample({ year, ...LIBRARY }),
      sample({ year, basic: { personnel: 1234.56, office: 0.44 }, otherIncome: 1000.01 }),
    ].flatMap((s) => [report(s), report(s, 'pipes'), wrapped(report(s)), report(s, 'tabs', '元')]),
  )

  it.each(samples.map((text, i) => [i + 1, text] as const))(
    'has no finding of severity error (%i)',
    (_, text) => {
      expect(findings(text).filter((f) => f.severity === 'error')).toEqual([])
    },
  )
})

/** How often each code is found. */
function counts(source: RuleCase['broken']): Map<string, number> {
  const found = new Map<string, number>()
  for (const { code } of findings(source)) found.set(code, (found.get(code) ?? 0) + 1)
  return found
}

/** Every sentence of a rule, and the one that the reader says where most rows of a table break one. */
const codes = [...CATALOGUE.keys()].filter((code) => !isNotice({ code }) || code === 'READ.rows')

describe('a report that breaks one rule has that finding, its consistent sibling none', () => {
  it.each(codes)('%s', (code) => {
    const { broken, consistent, also = [] } = CASES[code]!
    const [before, now] = [counts(consistent), counts(broken)]
    const added = [...now].flatMap(([each, n]) => Array(Math.max(0, n - (before.get(each) ?? 0))).fill(each))
    expect(before.get(code) ?? 0).toBe(0)
    expect(added.sort()).toEqual([code, ...also].sort())
  })
})

describe('the registry of rules', () => {
  it('names each rule once, with its source and its title in both languages', () => {
    expect(new Set(RULES.map((rule) => rule.id)).size).toBe(RULES.length)
    for (const rule of RULES) {
      expect(rule.source.length, rule.id).toBeGreaterThan(10)
      expect(titleOf(rule).zh, rule.id).toMatch(/[一-龥]/)
      expect(titleOf(rule).en, rule.id).toMatch(/[a-z]/)
    }
  })

  it('has English for what can be said, and for nothing else', () => {
    const said = [...CATALOGUE.keys(), ...RULES.map(({ id }) => `${id}.title`)]
    expect(Object.keys(ENGLISH).sort()).toEqual(said.sort())
  })

  it.each([...CATALOGUE.keys()])('%s is said in both languages with the same places', (code) => {
    const { zh, en } = CATALOGUE.get(code)!
    const places = (text: string) => new Set([...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]))
    expect(places(en)).toEqual(places(zh))
  })

  it.each(codes)('%s is of a severity that its rule can have, and leaves no place open', (code) => {
    const found = findings(CASES[code]!.broken).find((f) => f.code === code)!
    const rule = RULES.find((each) => each.id === found.rule)
    expect(rule?.severities ?? ['review']).toContain(found.severity)
    const { message, message_en } = wordsOf(found)
    expect(message + message_en).not.toMatch(/[{}]|undefined|NaN/)
    expect(message).not.toBe(message_en)
  })

  it('stands in the list that comes with it', async () => {
    const rows = RULES.map(
      ({ id, title, source, severities }) => `- **${id}** ${title}（${severities.join('、')}）。${source}`,
    )
    const list = `# 核对规则\n\n由登记处写出，不要手改：\`npx vitest -u test/reports/rules\`。\n\n${rows.join('\n')}\n\n没有 R16：各类的年初预算之和，R13 按阶段一并核对。\n`
    await expect(list).toMatchFileSnapshot('../../../src/reports/rules/README.md')
  })
})

describe('the severity of a finding', () => {
  const broken = (from: string, to: string) =>
    findings(report().replace(from, to)).map((f) => `${f.rule} ${f.severity}`)

  it('is a tail where two values are apart by 0.01', () => {
    const basic = '基本支出 365.50 万元，其中，人员'
    expect(broken(basic, basic.replace('365.50', '366.50'))).toContain('R12 error')
    expect(broken(basic, basic.replace('365.50', '365.51'))).toContain('R12 tail')
  })

  it('is a tail where a share is rounded to fewer places than it shows', () => {
    expect(broken('占本年支出 36.42%', '占本年支出 36.40%')).toContain('R19 tail')
    expect(findings(report()).map((f) => f.code)).not.toContain('R19.off')
  })
})

it('a 三公 table that does not add up makes the views take the narrative', () => {
  const { facts } = read(report().replace(/\t6\.40\t0\.35$/m, '\t\t6.75'))
  const taken = facts.filter(
    (f) => f.item === '公务接待费' && f.stage === '决算' && f.measure === '金额' && f.preferred,
  )
  expect(taken.map((f) => [f.origin, f.value])).toEqual([['narrative', '0.35']])
})
