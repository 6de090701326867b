import { describe, expect, it } from 'vitest'
import { read } from '../../fixtures/read.ts'
import { report } from '../../fixtures/report.ts'

const words = (sentence: string) =>
  read(report().replace('3.公务接待费支出决算为', `${sentence}\n3.公务接待费支出决算为`))
    .facts.filter((f) => f.value === null && f.origin === 'narrative' && f.unit === '万元')
    .map((f) => [f.item, f.measure, f.text, f.base])

describe('quantities given in words', () => {
  it.each([
    ['本年度未发生因公出国（境）费支出。', ['因公出国(境)费', '金额', '未发生', null]],
    ['公务用车购置无支出。', ['公务用车购置费', '金额', '无支出', null]],
    ['公务用车运行维护费由区财政集中管理。', ['公务用车运行费', '金额', '由区财政集中管理', null]],
    ['因公出国（境）费 0 万元，与上年决算持平。', ['因公出国(境)费', '增减额', '持平', '2019年决算']],
    ['本单位没有政府性基金预算财政拨款收入。', ['政府性基金预算财政拨款收入', '金额', '没有', null]],
  ])('%s', (sentence, expected) => {
    expect(words(sentence)).toContainEqual(expected)
  })

  it('are never preferred to a number', () => {
    const { facts } = read(
      report().replace('3.公务接待费支出决算为', '本年度无公务接待费支出。\n3.公务接待费支出决算为'),
    )
    const taken = facts.filter(
      (f) => f.item === '公务接待费' && f.measure === '金额' && f.preferred && f.stage === '决算',
    )
    expect(taken.every((f) => f.value !== null)).toBe(true)
  })
})
