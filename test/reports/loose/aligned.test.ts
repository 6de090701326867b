import { describe, expect, it } from 'vitest'
import { toLines } from '../../../src/reports/document.ts'
import { alignedTables } from '../../../src/reports/loose/aligned.ts'

const rows = (text: string) =>
  alignedTables(toLines(text)).tables.map((table) => table.rows.map((row) => row.map((cell) => cell.folded)))

describe('tables set with spaces', () => {
  it('are parted where white runs through all rows; a blank cell stays blank', () => {
    expect(
      rows(`科目编码    科目名称                 合计         基本支出      项目支出
207         文化支出                 1,301,000    1,301,000
20701         图书馆                   900,000                   900,000
            合计                     2,201,000    1,301,000      900,000`),
    ).toEqual([
      [
        ['科目编码', '科目名称', '合计', '基本支出', '项目支出'],
        ['207', '文化支出', '1,301,000', '1,301,000', ''],
        ['20701', '图书馆', '900,000', '', '900,000'],
        ['', '合计', '2,201,000', '1,301,000', '900,000'],
      ],
    ])
  })

  it('are read in order where each row fills its head, wherever the cells stand', () => {
    expect(
      rows(`项目  2015年决算  2016年预算
合计  104.75  131.00
其中：运行维护费  95.35  110.00
公务接待费  9.40  21.00`),
    ).toEqual([
      [
        ['项目', '2015年决算', '2016年预算'],
        ['合计', '104.75', '131.00'],
        ['其中:运行维护费', '95.35', '110.00'],
        ['公务接待费', '9.40', '21.00'],
      ],
    ])
  })

  it('are none where a cell is missing and cells follow each other at one gap, whatever stands above them', () => {
    expect(
      rows(`科目名称  合计  基本支出  项目支出
文化旅游体育与传媒支出  10.00  10.00
图书馆  9,000.00  1.00  8,999.00
合计  20.00  20.00`),
    ).toEqual([])
  })

  it('are none without money, or in a list of contents', () => {
    expect(rows('一、概况      1\n二、预算表    3\n三、说明      9')).toEqual([])
    expect(rows('一、概况 ......  1.00\n二、预算 ......  3.00\n三、说明 ......  9.00')).toEqual([])
  })
})
