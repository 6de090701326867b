import { strFromU8, unzipSync } from 'fflate'
import { parse } from 'node-html-parser'
import { expect, it } from 'vitest'
import { library } from '../../src/briefing/notebook.ts'
import { beneath, factsOf } from '../../src/exports/beneath.ts'
import { letterOf, toLetter } from '../../src/exports/letter.ts'
import { openData, runQuery } from '../../src/ingest/database.ts'
import type { Row } from '../../src/model/result.ts'

const fact = (id: string, change: Partial<Row> = {}): [string, Row] => [
  id,
  {
    fact_id: id,
    unit_id: 'u1',
    unit_name: '丹霞区教育局',
    title: '丹霞区教育局2023年度部门决算',
    fiscal_year: 2023,
    item: '公务接待费',
    measure: '金额',
    stage: '决算',
    value: '0.70',
    unit: '万元',
    origin: 'table',
    statement: '“三公”支出表',
    page: null,
    line: 306,
    evidence: '公务接待费 0.70',
    ...change,
  },
]
const finding = (change: Partial<Row> = {}): Row => ({
  finding_id: 'f1',
  severity: 'error',
  rule: 'R12',
  message: '同一数额印了两个值。',
  stated: '0.70 / 0',
  recomputed: null,
  fact_ids: ['a', 'b'],
  ...change,
})
const both = new Map([
  fact('a'),
  fact('b', { value: '0.00', line: 417, origin: 'narrative', evidence: '公务接待费 0 万元' }),
])

it('lists each contradiction with both printed places and a question', () => {
  expect(letterOf({ facts: both, findings: [finding(), finding({ severity: 'tail' })] })).toEqual({
    unit: '丹霞区教育局',
    titles: ['丹霞区教育局2023年度部门决算'],
    points: [
      {
        message: '同一数额印了两个值。',
        places: [
          {
            what: '2023 年公务接待费决算',
            value: '0.70 万元',
            place: '“三公”支出表，第 306 行',
            evidence: '公务接待费 0.70',
          },
          {
            what: '2023 年公务接待费决算',
            value: '0.00 万元',
            place: '文字，第 417 行',
            evidence: '公务接待费 0 万元',
          },
        ],
        recomputed: '',
        question: '请核实以哪一处为准，并说明另一处不同的原因。',
      },
    ],
  })
})

it('is refused where there is nothing to ask, or figures are of several units', () => {
  expect(() => letterOf({ facts: both, findings: [finding({ severity: 'tail' })] })).toThrow(
    '没有要请单位核对的矛盾',
  )
  const two = new Map([fact('a'), fact('b', { unit_id: 'u2' })])
  expect(() => letterOf({ facts: two, findings: [finding()] })).toThrow('几个单位的疑点')
})

it('of a shipped report: every contradiction of the page is in the document, with its recomputed figure', async () => {
  const connection = await openData()
  const queries = library()
  const result = await runQuery(connection, queries.get('report_findings')!)
  const trail = await beneath(factsOf([result]), (query, values) => runQuery(connection, query, values))
  const letter = letterOf(trail)
  const body = strFromU8(
    unzipSync(new Uint8Array(await (await toLetter(letter, '2026-01-31')).arrayBuffer()))[
      'word/document.xml'
    ]!,
  )
  const text = parse(body)
    .querySelectorAll('w\\:t')
    .map((node) => node.textContent)
    .join('')
  expect(letter.points.length).toBeGreaterThan(3)
  for (const { message, recomputed, places } of letter.points) {
    expect(text).toContain(message.replace(/。$/, ''))
    expect(text).toContain(recomputed)
    for (const { place } of places) expect(text).toContain(place)
  }
  expect(text).toContain('2026 年 1 月 31 日')
})
