import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { PROJECT } from '../../src/ingest/paths.ts'
import type { Reading } from '../../src/reports/read.ts'
import { Unreadable } from '../../src/reports/source/text.ts'
import { readGold } from '../accuracy/score.ts'
import { budget, budgetNarrative } from '../fixtures/budget.ts'
import { read } from '../fixtures/read.ts'
import { LIBRARY, narrative, report, type Sample, sample } from '../fixtures/report.ts'
import { claims, type Truth } from './compare.ts'
import { type About, type Row, toRows } from './rows.ts'

/** Reads a text; null where it is refused. */
export function readingOf(text: string): Reading | null {
  try {
    return read(text)
  } catch (error) {
    if (error instanceof Unreadable) return null
    throw error
  }
}

/** A report with its truth. */
export interface Entry {
  name: string
  text: string
  rows: Row[]
  about: About
  truth: Truth
}

const titled = (s: Sample, kind: '预算' | '决算', body: string) =>
  `${s.year}年度${s.unit}部门${kind}\n\n${body}`

const clinic = sample({
  unit: '青云市丹霞区卫生健康局',
  year: 2018,
  carryOver: 33.4,
  basic: { personnel: 1260.35, office: 148.2 },
  projects: [
    { name: '家庭医生签约服务', amount: 95.6 },
    { name: '社区体检补助', amount: 212 },
  ],
  otherIncome: 18.07,
  sangong: {
    abroad: 2.1,
    purchase: 0,
    running: 9.8,
    reception: 1.45,
    vehicles: 4,
    budget: 16,
    lastYear: 15.3,
  },
  staff: { posts: 88, inPost: 79, retired: 25 },
})
const plan = { ...clinic, year: 2019 }
const library = sample({ ...LIBRARY, year: 2023 })
const service = sample()
const next = sample({ year: 2024 })
const school = sample({
  unit: '青云市丹霞区第一小学',
  year: 2025,
  basic: { personnel: 2210.8, office: 305.61 },
  staff: { posts: 140, inPost: 133, retired: 61 },
})

/** Reports that the project writes: finals and budgets, whole or narrative alone, in 万元 and 元. */
export const OWN: Readonly<Record<string, { sample: Sample; stage: '决算' | '年初预算'; text: string }>> = {
  '决算 2020': { sample: service, stage: '决算', text: report(service) },
  '决算 2023 元': { sample: library, stage: '决算', text: report(library, 'tabs', '元') },
  '决算 2018 只有说明': { sample: clinic, stage: '决算', text: titled(clinic, '决算', narrative(clinic)) },
  '预算 2024': { sample: next, stage: '年初预算', text: budget(next) },
  '预算 2025 元': { sample: school, stage: '年初预算', text: budget(school, 'tabs', '元') },
  '预算 2019 只有说明': {
    sample: plan,
    stage: '年初预算',
    text: titled(plan, '预算', budgetNarrative(plan)),
  },
}

const aboutOf = ({ identity }: Truth): About => ({
  unit: identity.unit_name,
  district: identity.district,
  year: identity.fiscal_year,
  kind: identity.kind,
})

function own(name: string, text: string): Entry {
  const { facts, findings, report: identity } = read(text)
  const truth: Truth = { facts: facts.filter(claims), tolerated: [], findings, identity }
  return { name, text, rows: toRows(text), about: aboutOf(truth), truth }
}

export const ownEntries = (): Entry[] => Object.entries(OWN).map(([name, { text }]) => own(name, text))

/** Where the published reports are; their hand-labelled truth is beside them. */
export const REPORTS = process.env.ZHANGBEN_REPORTS ?? join(PROJECT, '..', 'shared', 'reports')
const GOLD = join(REPORTS, '..', 'gold')

const key = (line: number, value: string, unit: string) =>
  `${line}|${/^-?\d+(\.\d+)?$/.test(value) ? Number(value) : value}|${unit}`

/** The published reports; their truth is what the unperturbed reading finds of the hand-labelled figures. */
export function publishedEntries(): Entry[] {
  if (!existsSync(REPORTS) || !existsSync(GOLD)) return []
  const files = readdirSync(REPORTS)
    .filter((name) => name.endsWith('.txt'))
    .sort()
  return files.map((file) => {
    const text = readFileSync(join(REPORTS, file), 'utf8')
    const gold = readGold(join(GOLD, `${file.slice(0, 3)}.json`))
    const labelled = new Set(gold.facts.map((g) => key(g.line, g.value, g.unit)))
    const { facts, findings, report: identity } = read(text)
    const truth: Truth = {
      facts: facts.filter((f) => claims(f) && labelled.has(key(f.line, f.value ?? f.text ?? '', f.unit))),
      tolerated: gold.optional,
      findings,
      identity,
    }
    return { name: file.slice(0, 3), text, rows: toRows(text), about: aboutOf(truth), truth }
  })
}
