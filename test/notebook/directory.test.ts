import { describe, expect, it } from 'vitest'
import { findUnits, initialsOf, type UnitEntry } from '../../src/notebook/directory.ts'

const unit = (name: string, district: string, ...old: string[]): UnitEntry => ({
  unit_id: name,
  unit: name,
  district,
  kind: '',
  names: [name, ...old],
})
const directory = [
  unit('丹霞区城市运行中心', '丹霞区', '丹霞区数字化信息站'),
  unit('青溪区教育局', '青溪区'),
  unit('重岭区教育局', '重岭区'),
]
const found = (typed: string) => findUnits(directory, typed, 10).map((entry) => entry.unit)

describe('finding a unit', () => {
  it('goes by name, district, and several words', () => {
    expect(found('教育局')).toEqual(['青溪区教育局', '重岭区教育局'])
    expect(found('丹霞')).toEqual(['丹霞区城市运行中心'])
    expect(found('青溪 教育')).toEqual(['青溪区教育局'])
    expect(found('青溪 财政')).toEqual([])
  })

  it('goes by an old name, and says by which', () => {
    expect(findUnits(directory, '信息站', 10)).toMatchObject([{ by: '丹霞区数字化信息站' }])
  })

  it('goes by pinyin initials from anywhere in the name, with other readings of a character', () => {
    expect(found('csyx')).toEqual(['丹霞区城市运行中心'])
    expect(found('QXQJYJ')).toEqual(['青溪区教育局'])
    expect(found('clq')).toEqual(['重岭区教育局'])
    expect(found('zlq')).toEqual(['重岭区教育局'])
  })

  it('knows the initial of characters outside the common ones', () => {
    expect(['硚', '阿', '陂', '鄂', '重'].map(initialsOf)).toEqual(['q', 'a', 'p', 'e', 'zc'])
  })
})
