import { expect, it } from 'vitest'
import { readTranscripts } from '../../src/ingest/build.ts'
import { formatTranscript, parseTranscript } from '../../src/reports/transcript.ts'
import { read } from '../fixtures/read.ts'
import { report } from '../fixtures/report.ts'

it('comes back from its text unchanged', () => {
  const { report: head, figures, remarks } = read(report().replace('(二)财政', '市级财政(二)财政'))
  expect(remarks.map((r) => r.code)).toEqual(['R31.level'])
  const transcript = {
    report: head,
    parts: 2,
    dropped: [{ line: 3, statement: '表', evidence: '第 3 条', reason: '是条款号' }],
    figures: figures.map((f) => ({ ...f, spans: [], mended: null })),
    remarks,
  }
  expect(parseTranscript(formatTranscript(transcript), 'x')).toEqual(transcript)
})

it('comes back without what was assumed where an earlier reader did not tell', () => {
  const { report: head, figures, remarks } = read(report())
  const own = {
    report: head,
    parts: 1,
    dropped: [],
    remarks,
    figures: figures.map((f) => ({ ...f, mended: null })),
  }
  const earlier = formatTranscript(own)
    .split('\n')
    .map((line) => (line.startsWith('#') ? line : line.split('\t').toSpliced(20, 1).join('\t')))
    .join('\n')
  expect(figures.some((f) => f.assumed.length > 0)).toBe(true)
  expect(parseTranscript(earlier, 'x').figures).toEqual(
    own.figures.map((f) => ({ ...f, spans: [], assumed: [] })),
  )
})

it('names the line that is not a row', () => {
  const { report: head, figures, remarks } = read(report())
  const text = formatTranscript({
    report: head,
    parts: 1,
    dropped: [],
    figures: figures.map((f) => ({ ...f, mended: null })),
    remarks,
  })
  expect(() => parseTranscript(text.replace(/\t决算\t/, ' '), 'seeds/x.tsv')).toThrow(
    /seeds\/x\.tsv 第 \d+ 行有 20 列，应为 22 列/,
  )
})

it('the shipped transcripts hold figures and names, no prose and no telephone numbers', () => {
  const transcripts = readTranscripts()
  expect(transcripts.length).toBeGreaterThanOrEqual(5)
  for (const { figures } of transcripts) {
    for (const figure of figures) {
      expect(figure.evidence.length).toBeLessThanOrEqual(40)
      expect(figure.evidence).not.toMatch(/0\d{2,3}-?\d{7,8}|联系电话|负责人/)
    }
  }
})

it('names the line of a finding that is not written as it should be', () => {
  const { report: head, figures, remarks } = read(report().replace('(二)财政', '市级财政(二)财政'))
  const text = formatTranscript({
    report: head,
    parts: 1,
    dropped: [],
    figures: figures.map((f) => ({ ...f, mended: null })),
    remarks,
  })
  expect(() => parseTranscript(text.replace('{"lines"', '{lines'), 'seeds/x.tsv')).toThrow(
    /seeds\/x\.tsv 第 \d+ 行的疑点没有写成 JSON/,
  )
})
