import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type Registry, readRegistry, unitRows } from '../../src/ingest/knowledge.ts'
import { PROJECT } from '../../src/ingest/paths.ts'
import { kindOfUnit, parseKinds } from '../../src/reports/unit-kinds.ts'

const kinds = parseKinds(readFileSync(join(PROJECT, 'seeds', 'kinds.csv'), 'utf8'))

describe('the kind of a unit', () => {
  it.each([
    ['青云市丹霞区大数据中心', '大数据中心'],
    ['青云市丹霞区城市数字化信息中心', '大数据中心'],
    ['丹霞区教育局', '教育局'],
    ['丹霞区教育局（本级）', '教育局'],
    ['丹霞区卫生和计划生育委员会', '卫生健康局'],
    ['青云市公安局丹霞区分局', '公安局'],
    ['丹霞区柳荫街道办事处', '街道办事处'],
    ['丹霞区图书馆', '图书馆'],
    ['丹霞区人民法院', '人民法院'],
    ['丹霞区实验小学', '学校'],
    ['丹霞区社区工作办公厅', null],
  ])('%s is %s', (name, kind) => {
    expect(kindOfUnit([name], kinds)).toBe(kind)
  })

  it('is told by an older name where the present one tells none', () => {
    expect(kindOfUnit(['丹霞区数字丹霞运行部', '丹霞区大数据中心'], kinds)).toBe('大数据中心')
  })

  it('a pattern that cannot be read is named with its line', () => {
    expect(() => parseKinds('kind,pattern,note\n甲,(乙,\n')).toThrow('第 2 行“甲”')
  })

  it('gives way to a correction, and so does the level that the latest report says', () => {
    const unit = { unit_id: 'a', unit: '丹霞区教育局', district_code: null }
    const registry: Registry = { ...readRegistry(), units: [unit], names: [], corrections: [] }
    const report = { unit_id: 'a', fiscal_year: 2020, level: '部门' } as Parameters<
      typeof unitRows
    >[1][number]
    expect(unitRows(registry, [report, { ...report, fiscal_year: 2019, level: '单位' }])[0]).toMatchObject({
      kind: '教育局',
      level: '部门',
    })
    const corrections = [{ unit_id: 'a', kind: '学校', level: '单位' as const }]
    expect(unitRows({ ...registry, corrections }, [report])[0]).toMatchObject({ kind: '学校', level: '单位' })
  })
})
