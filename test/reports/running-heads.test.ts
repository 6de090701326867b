import { describe, expect, it } from 'vitest'
import { toLines } from '../../src/reports/document.ts'
import { runningHeads } from '../../src/reports/running-heads.ts'

const headsOf = (text: string) => {
  const lines = toLines(text)
  return [...runningHeads(lines)].map((line) => line.printed).sort()
}
const HEAD = '青云市丹霞区图书馆2023年度部门决算'

describe('running heads', () => {
  it('are the same name of a report beside the number of its page, three times or more', () => {
    const page = (n: number) => `公用经费${n}.00万元，\n${HEAD}\n- ${n} -\n主要用于办公费。`
    expect(headsOf([1, 2, 3].map(page).join('\n'))).toEqual(['- 1 -', '- 2 -', '- 3 -', HEAD, HEAD, HEAD])
  })

  it('are no title that is printed twice', () => {
    expect(headsOf(`${HEAD}\n第 1 页 共 9 页\n正文。\n${HEAD}\n第 2 页\n正文。`)).toEqual([
      '第 1 页 共 9 页',
      '第 2 页',
    ])
  })

  it('hold a bare number only at the foot of its page, where it goes up with the pages', () => {
    expect(headsOf('总计\n1\n\f公用经费\n2\n\f人员经费\n3\n\f共有车辆\n4\n辆')).toEqual(['1', '2', '3'])
    expect(headsOf('共有车辆\n4\n辆\n5\n\f完\n')).toEqual([])
  })
})
