import { describe, expect, it } from 'vitest'
import { toLines } from '../../../src/reports/document.ts'
import { toFlow } from '../../../src/reports/flow.ts'
import { readCounts } from '../../../src/reports/narrative/workload.ts'

const named = (sentence: string) => {
  const flow = toFlow(toLines(sentence))
  return readCounts(flow, 0, flow.folded.length, 2022, '重点工作').map(
    (f) => `${f.item} ${f.measure} ${f.value}${f.unit}`,
  )
}

describe('what a count is called', () => {
  it.each([
    ['the words before it', '全年共受理来电咨询 520 件。', ['受理来电咨询 件数 520件']],
    [
      'the sum that it is part of, with its noun',
      '共受理群众诉求 90 件，其中热线平台转办 60 件，办结率 98%；巡查员上报 30 件。',
      [
        '受理群众诉求 件数 90件',
        '热线平台转办诉求 件数 60件',
        '热线平台转办诉求 办结率 98%',
        '巡查员上报诉求 件数 30件',
      ],
    ],
    [
      'the whole, for a rate after brackets',
      '平台受理投诉 70 件（电话案件 50 件，网站案件 20 件），按期办结率为 100%。',
      ['平台受理投诉 件数 70件', '电话案件 件数 50件', '网站案件 件数 20件', '平台受理投诉 办结率 100%'],
    ],
    [
      'a level of the sum',
      '共处置突发事件 9 件，其中 A 级 2 件、B 级 7 件。',
      ['处置突发事件 件数 9件', '处置突发事件:A级 件数 2件', '处置突发事件:B级 件数 7件'],
    ],
    [
      'one name for two counts beside each other',
      '举办安全演练 3 场 400 人。',
      ['举办安全演练 场数 3场', '举办安全演练 人数 400人'],
    ],
    ['what was done to the things counted', '对 18 家企业进行了消防检查。', ['消防检查企业 家数 18家']],
    [
      'what was handed out',
      '配发移动终端 40 台，向各站共配发 25 台打印机和 12 台扫描仪。',
      ['配发移动终端 台数 40台', '配发打印机 台数 25台', '配发扫描仪 台数 12台'],
    ],
    [
      'the verb of the list before',
      '编制《月报》12 期、《简报》30 期。',
      ['编制《月报》 期数 12期', '编制《简报》 期数 30期'],
    ],
  ])('%s', (_, sentence, expected) => {
    expect(named(sentence)).toEqual(expected)
  })
})
