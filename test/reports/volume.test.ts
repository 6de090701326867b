import { describe, expect, it } from 'vitest'
import { readReports } from '../../src/reports/read.ts'
import { KNOWLEDGE, read } from '../fixtures/read.ts'
import { report, sample } from '../fixtures/report.ts'

const volume = (text: string) => readReports(text, { hash: 'x', format: 'text' }, KNOWLEDGE)
const library = sample({ unit: '青云市丹霞区图书馆', basic: { personnel: 200, office: 20 } })

describe('several reports in one file', () => {
  it('are read each by itself, with the lines of the file', () => {
    const first = report(sample())
    const text = `${first}\n${report(library)}`
    const readings = volume(text)
    expect(readings.map((r) => [r.report.unit_name, r.figures.length])).toEqual([
      ['青云市丹霞区城市运行服务中心', read(first).figures.length],
      ['青云市丹霞区图书馆', read(report(library)).figures.length],
    ])
    const lines = text.split('\n')
    for (const f of readings[1]!.figures) expect(lines[f.line - 1]!.replaceAll(',', '')).toContain(f.value)
  })

  it('are told apart after a list of contents', () => {
    const contents = `目录\n2020年度青云市丹霞区城市运行服务中心部门决算\n2020年度青云市丹霞区图书馆部门决算\n`
    expect(volume(`${contents}${report(sample())}\n${report(library)}`)).toHaveLength(2)
  })

  it('keeps a department and its own level as two units, each whole', () => {
    const own = report(sample({ basic: { personnel: 100, office: 10 } })).replaceAll('部门决算', '单位决算')
    const readings = volume(`${report(sample())}\n${own}`)
    expect(readings.map((r) => [r.report.unit_name, r.report.level])).toEqual([
      ['青云市丹霞区城市运行服务中心', '部门'],
      ['青云市丹霞区城市运行服务中心（本级）', '单位'],
    ])
    expect(new Set(readings.map((r) => r.report.document_id)).size).toBe(2)
    expect(readings[1]!.facts.every((f) => f.unit_id === readings[1]!.report.unit_id)).toBe(true)
  })

  it('is one report where its title repeats on every page', () => {
    const running = report(sample()).replaceAll(
      /\n(?=[一二三四五六七八九十]、)/g,
      '\n2020年度青云市丹霞区城市运行服务中心部门决算\n',
    )
    expect(volume(running)).toHaveLength(1)
  })
})
