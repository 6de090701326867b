import { describe, expect, it } from 'vitest'
import { toLines } from '../../src/reports/document.ts'
import { explain } from '../../src/reports/explain.ts'
import { KNOWLEDGE } from '../fixtures/read.ts'
import { report } from '../fixtures/report.ts'

const numbers = explain(toLines(report()), KNOWLEDGE)
const at = (number: string) => numbers.filter((each) => each.number === number)

describe('what becomes of the numbers of the prose', () => {
  it('tells the name that a number has of its own, and the quantity that it is', () => {
    expect(at('52.00万元')).toMatchObject([
      {
        label: expect.stringContaining('政府采购'),
        inherited: false,
        role: '金额',
        why: '政府采购·政府采购支出总额',
      },
    ])
  })

  it('tells the name that a number takes from the one before it', () => {
    const share = numbers.find((each) => each.role.startsWith('占比'))
    expect(share).toMatchObject({ inherited: true, label: expect.stringContaining('财政拨款收入') })
  })

  it('tells why nothing took a number', () => {
    const text = report().replace('3.公务接待费', '会议费不属于“三公”经费，为1.66万元。\n3.公务接待费')
    expect(explain(toLines(text), KNOWLEDGE).find((each) => each.number === '1.66万元')).toMatchObject({
      label: null,
      figure: null,
      why: '前面没有名目',
    })
  })
})
