import { describe, expect, it } from 'vitest'
import {
  districtNamed,
  districtOf,
  districtSpokenOf,
  divisionOf,
  isPlaced,
} from '../../../src/reports/identity/districts.ts'
import { KNOWLEDGE } from '../../fixtures/read.ts'

const { districts } = KNOWLEDGE

describe('divisions', () => {
  it('are told by their name in a unit’s, and by the city where several bear the name', () => {
    expect(districtOf('武汉市江汉区大数据中心', '', districts)?.code).toBe('420103')
    expect(districtOf('南京市鼓楼区文化馆', '', districts)?.code).toBe('320106')
    expect(districtOf('鼓楼区文化馆', '本中心位于徐州市。徐州市鼓楼区。', districts)?.code).toBe('320302')
    expect(districtOf('鼓楼区文化馆', '', districts)).toBeNull()
  })

  it('that a name only resembles are taken where the text has the whole name', () => {
    expect(districtOf('湖滨书画院', '收入 3 万元', districts)).toBeNull()
    expect(districtOf('江汉大数据中心', '江汉区政务网络', districts)?.code).toBe('420103')
  })

  it('are told from the units that bear their names', () => {
    expect(divisionOf('湖北省武汉市江汉区', districts)).toMatchObject({ code: '420103' })
    expect(divisionOf('江汉区本级', districts)).toMatchObject({ code: '420103' })
    expect(divisionOf('湖北省', districts)).toMatchObject({ code: '420000' })
    expect(divisionOf('武汉市全市', districts)).toMatchObject({ code: '420100' })
    expect(divisionOf('武汉市江汉区人民政府办公室', districts)).toBeNull()
    expect(divisionOf('武汉市江汉区教育局', districts)).toBeNull()
  })

  it('stand in a name that alone says where its unit is', () => {
    for (const name of [
      '青云市丹霞区教育局',
      '武汉市财政局',
      '湖北美术馆',
      '凤鸣县水利局',
      '江汉区大数据中心',
    ])
      expect(isPlaced(name, districts), name).toBe(true)
    for (const name of [
      '教育局',
      '区教育局',
      '市财政局',
      '鼓楼区文化馆',
      '开发区管理委员会',
      '社区卫生服务中心',
    ])
      expect(isPlaced(name, districts), name).toBe(false)
  })

  it('are told by what the text speaks of most', () => {
    const text = '江汉区财政拨款。江汉区政府。江汉区教育。支援东西湖区。'
    expect(districtSpokenOf(text, districts)?.code).toBe('420103')
    expect(districtSpokenOf(`${text}东西湖区。`, districts)).toBeNull()
    expect(districtSpokenOf('江汉区财政拨款。江汉区政府。', districts)).toBeNull()
  })

  it('are named by a person by code or name; a name borne by several is asked back', () => {
    expect(districtNamed('420103', districts).name).toBe('江汉区')
    expect(districtNamed('江汉区', districts).code).toBe('420103')
    expect(districtNamed('南京市鼓楼区', districts).code).toBe('320106')
    expect(() => districtNamed('鼓楼区', districts)).toThrow(/叫“鼓楼区”的区县有 \d 个.*320106/)
    expect(() => districtNamed('无此区', districts)).toThrow(/没有“无此区”/)
  })
})
