import { describe, expect, it } from 'vitest'
import { cutLines } from '../../src/reports/cut.ts'
import { toLines } from '../../src/reports/document.ts'

const sentence = '本单位按规定开展工作，'.repeat(60)
const cut = (text: string) => cutLines(toLines(text))
const cutOf = (text: string) =>
  cut(text)
    .lines.map((line) => line.folded.replace(/ +$/, ''))
    .filter((words) => !words.startsWith('本单位'))

describe('cutting a document that stands on one line', () => {
  it('cuts where white parts what were lines, and leaves paragraphs alone', () => {
    const parts = Array.from({ length: 9 }, (_, i) => `第${i}行`)
    expect(cutOf(`${parts.join('  ')}  ${sentence}`)).toEqual(parts)
    expect(cut(`一个　　空白${sentence}`).lines).toHaveLength(1)
  })

  it('keeps the empty cells of rows that were run together', () => {
    const rows = ['项目\t年初\t决算', '合计\t\t9.00', '\t3.00\t', '接待费\t\t', '购置费\t1.00\t2.00']
    const title = '三公经费支出决算表  单位：万元  公开09表  附注  说明'
    expect(cutOf(`${title}  ${rows.join('  ')}  ${sentence}`)).toEqual([
      ...title.split('  ').map((words) => words.replace('：', ':')),
      ...rows,
    ])
  })

  it('tells where each place is printed', () => {
    const text = `${'甲  '.repeat(9)}共有车辆4辆。${sentence}`
    const { lines, spanOf, lineOf, printed } = cut(`首行\n${text}`)
    const line = lines.find(({ folded }) => folded.startsWith('共有'))!
    const { start, end } = spanOf({ line: line.number, start: 4, end: 6 })
    expect(text.slice(start, end)).toBe('4辆')
    expect(lineOf(line.number)).toBe(2)
    expect(
      printed([{ line: line.number, lines: [1, line.number], message: `第 ${line.number} 行没有读` }]),
    ).toEqual([{ line: 2, lines: [1, 2], message: '第 2 行没有读' }])
  })
})
