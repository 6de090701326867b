import { describe, expect, it } from 'vitest'
import { readRegistry } from '../../src/ingest/knowledge.ts'
import { toLines } from '../../src/reports/document.ts'
import { districtOf, identify } from '../../src/reports/identity.ts'

const { districts } = readRegistry()
const head = (text: string) => identify(toLines(text), districts).identity

describe('telling whose report it is', () => {
  it('takes a division by its name, and by its city where several bear the name', () => {
    expect(districtOf('武汉市江汉区大数据中心', '', districts)?.code).toBe('420103')
    expect(districtOf('南京市鼓楼区文化馆', '', districts)?.code).toBe('320106')
    expect(districtOf('鼓楼区文化馆', '本中心位于徐州市。徐州市鼓楼区。', districts)?.code).toBe('320302')
    expect(districtOf('鼓楼区文化馆', '', districts)).toBeNull()
  })

  it('reads a budget and its year', () => {
    const text =
      '2022年南京市鼓楼区文化馆部门预算\n单位名称：南京市鼓楼区文化馆\n2022年部门预算收入 5 万元，比2021年预算增加 1 万元。2021年部门决算另行公开。\n2022年部门预算支出 5 万元。'
    expect(head(text)).toMatchObject({
      kind: '预算',
      fiscal_year: 2022,
      unit_name: '南京市鼓楼区文化馆',
      district: '鼓楼区',
    })
  })

  it('takes the publication date only where it stands alone', () => {
    const text =
      '2020年度武汉市武昌区图书馆部门决算\n2021年9月30日\n2020年度收入支出决算总表\n部门：武汉市武昌区图书馆\n2020年度收、支总计 3.00 万元'
    expect(head(text).published_on).toBe('2021-09-30')
    expect(head(text.replace('2021年9月30日', '2021年13月41日')).published_on).toBeNull()
    expect(head(text.replace('2021年9月30日', '2021年9月30日召开会议')).published_on).toBeNull()
  })
})
