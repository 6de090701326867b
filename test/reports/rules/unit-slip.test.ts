import { expect, it } from 'vitest'
import { toFacts } from '../../../src/reports/read.ts'
import { read } from '../../fixtures/read.ts'
import { report } from '../../fixtures/report.ts'
import { figures } from './cases/writing.ts'

const project = { subject: '项目绩效', item: '隔离点经费', line: 10, scope: '一般公共预算财政拨款' } as const

it('a slip of 元 is found beside an amount in 元 too, and its rate is not called wrong', () => {
  const { findings } = toFacts(
    read(report()).report,
    figures(
      { ...project, stage: '全年预算', value: '51.31', unit: '元' },
      { ...project, stage: '执行', value: '513100', unit: '元' },
      { ...project, stage: '执行', measure: '完成率', value: '100', unit: '%', base: '全年预算' },
    ),
  )
  expect(findings.map((f) => f.code)).toEqual(['R17.slip'])
})
