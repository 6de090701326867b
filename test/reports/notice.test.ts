import { describe, expect, it } from 'vitest'
import type { Remark } from '../../src/model/fact.ts'
import type { Doubt } from '../../src/reports/doubts.ts'
import { isNotice, type NOTICES } from '../../src/reports/notice.ts'
import { readReport } from '../../src/reports/read.ts'
import { parseTranscript } from '../../src/reports/transcript.ts'
import { wordsOf } from '../../src/reports/words.ts'
import { KNOWLEDGE, read } from '../fixtures/read.ts'
import { report } from '../fixtures/report.ts'

const whole = report()
const changed = (from: string, to: string) => read(whole.replace(from, to)).remarks
const headed = '青云市丹霞区图书馆2023年度部门决算\n'
const beside = (table: string) => read(`${whole}\n${table}`).remarks
const alone = (table: string) => read(headed + table).remarks

/** 52.00 of procurement, which no sum proves. */
function doubted(): Remark[] {
  const line = whole.split('\n').findIndex((text) => text.includes('政府采购支出总额')) + 1
  const start = whole.split('\n')[line - 1]!.indexOf('52.00')
  const doubt: Doubt = { line, start, end: start + 5, text: '52.00', other: '82.00' }
  return readReport(whole, { hash: 'test', format: 'ocr-both', doubts: [doubt] }, KNOWLEDGE).remarks
}

const kept = `# document_id: 990101-x-2020-final
# unit_id: 990101-x
# fiscal_year: 2020
# source_format: text
# notice: 7,9\tREAD\treview\t第 7 行没有读\tLine 7 was not read
line\tpage\torigin\tstatement\tsubject\titem\titem_code\tparent\tpart\tmeasure\tstage\tscope\tfiscal_year\tvalue\tunit\ttext\tbase\tdirection\tevidence\tclassified\tmended
`

/** A text for every notice, by its code; one that the rules give is tried with them. */
const SAYS: Readonly<Record<Exclude<keyof typeof NOTICES, 'rows'>, () => readonly Remark[]>> = {
  unknown: () => read('2023年我单位支出 3.00 万元，收入 3.00 万元。').remarks,
  guessed: () => read('2023年我单位支出 3.00 万元，收入 3.00 万元。').remarks,
  malformed: () => changed('公用经费 55.30 万元', '公用经费 55.3.0 万元'),
  malformedCell: () => changed('事业运行\t928.10\t290.10\t638.00', '事业运行\t928.10\t290.1.0\t638.00'),
  short: () =>
    read(
      whole
        .slice(0, whole.indexOf('六、2020年度一般公共'))
        .replace(/2020年度一般公共预算财政拨款“三公”[\s\S]*?(?=第一部分)/, ''),
    ).remarks,
  heads: () =>
    alone(`财政拨款“三公”经费支出决算表
单位：万元
决算数	决算数
合计	因公出国（境）费	公务用车购置及运行维护费	公务接待费	合计	因公出国（境）费	公务用车购置及运行维护费	公务接待费
小计	公务用车购置费	公务用车运行维护费	小计	公务用车购置费	公务用车运行维护费
1	2	3	4	5	6	7	8	9	10	11	12
6.20	0.00	5.20	0.00	5.20	1.00	4.83	0.00	4.12	0.00	4.12	0.71
收入支出决算总表
单位：万元
项目	金额	项目	金额
一、财政拨款收入	100.00	七、文化旅游体育与传媒支出	100.00`),
  unit: () => changed('单位：万元', ''),
  formUnit: () =>
    alone(`项目支出绩效自评表
项目名称	修缮费
年度资金总额	80.00	79.00
一级指标	三级指标	年初目标值	实际完成值
产出指标	修缮面积	300平方米	300平方米`),
  column: () => changed('本年支出合计\t基本支出\t项目支出', '本年支出合计\t基本支出\t'),
  columns: () =>
    beside(`收入决算表
单位：万元
科目 本年 财政 其他
合计 12.00 13.00
类 1 2 3 4 5 6 7 8 9 10
201 公共 3.00 4.00 1.00 9.00 8.00 7.00 6.00 5.00 3.00`),
  place: () =>
    alone(`收入决算表
单位：万元
本年收入合计 财政拨款收入 上级补助收入 事业收入 经营收入 附属单位上缴收入 其他收入
类 款 项 1 2 3 4 5 6 7
合计 95.00 95.00
201 一般公共服务支出 95.00 95.00
20103 行政运行 95.00 95.00`),
  slip: () => changed('事业运行\t928.10\t290.10\t638.00', '事业运行\t928.1O\t290.10\t638,00'),
  unprovenSlip: () => changed('年初结转和结余\t26\t12.50', '年初结转和结余\t26\tl2.50'),
  doubted,
  earlier: () => parseTranscript(kept, 'x').remarks,
}

describe('what the reader says of its own reading', () => {
  it.each(Object.entries(SAYS))('%s', (says, remarks) => {
    const found = remarks().find(({ code }) => code === `READ.${says}`)
    expect(
      found,
      remarks()
        .map(({ code }) => code)
        .join(),
    ).toBeDefined()
    const { message, message_en } = wordsOf(found!)
    expect(message + message_en).not.toMatch(/[{}]|undefined|NaN/)
    expect(message).toMatch(/[一-龥]/)
    expect(message_en).not.toBe(message)
  })

  it('is a finding to be looked at, with the figure that it is about', () => {
    const { findings, facts } = read(
      whole.replace('事业运行\t928.10\t290.10\t638.00', '事业运行\t928.10\t290.10\t638,00'),
    )
    const [slip] = findings.filter(isNotice)
    expect(slip).toMatchObject({ code: 'READ.slip', rule: 'READ', severity: 'review' })
    const about = facts.filter((f) => slip!.fact_ids.includes(f.fact_id))
    expect(about.map((f) => [f.item, f.part, f.value])).toEqual([['事业运行', '项目支出', '638.00']])
  })
})
