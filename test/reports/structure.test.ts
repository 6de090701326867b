import { describe, expect, it } from 'vitest'
import { toLines } from '../../src/reports/document.ts'
import { structures } from '../../src/reports/structure.ts'

/** What each number of a line is, in order; null where it is no structure. */
function kinds(text: string): (string | null)[] {
  const lines = toLines(text)
  const at = lines.length - 1
  const what = structures(lines, at)
  return [...lines[at]!.folded.matchAll(/\d+(?:\.\d+)?/g)].map((match) =>
    what({ line: at + 1, start: match.index, end: match.index + match[0].length }),
  )
}

describe('numbers that are no figure', () => {
  it.each([
    ['2021 项目拟投入资金构成（万元）', ['日期']],
    ['执行情况良好。2020', ['日期']],
    ['“智慧阅读”3-5 年的建设整体规划', ['期限', '期限']],
    ['87654321', ['电话']],
    ['12319 城管热线交办的事项', ['热线号']],
    ['受理 12345 市长专线转办件', ['热线号']],
    ['提供 7×24 小时服务', ['名称中的数', '名称中的数']],
    ['9．2025年部门预算表', ['编号']],
    ['201\t03\t01\t行政运行', ['科目编码', '科目编码', '科目编码']],
  ])('%s', (line, what) => {
    expect(kinds(line)).toEqual(what)
  })

  it('a year-like amount in a cell is none', () => {
    expect(kinds('办公费\t2018')).toEqual([null])
  })
})
