import { type Section, toSections } from '../sections.ts'
import { listNames } from './template.ts'
import { everywhere, type TextRule } from './text-rule.ts'

/** R23: words of direction that the figures or the next words contradict. */
export const direction: TextRule = ({ flow }) => [
  ...everywhere(
    flow,
    /持平[。,;][^。\n]{0,4}(?:减少|增加)(?:的)?(?:主要)?原因/g,
    'R23',
    'error',
    '说“持平”，接着却写增减的原因',
    'says “unchanged”, then gives a reason for the change',
  ),
  ...everywhere(
    flow,
    /(?<!、)(?:收入|支出)合计各(?:增加|减少|增长|下降)/g,
    'R23',
    'review',
    '只有一个数却写“各”增减',
    'says “each” of a single figure',
  ),
]

/** R22: an initial budget is printed, and elsewhere the report says that there was none. */
export const noInitialBudget: TextRule = ({ flow, figures }) => {
  const denied = [...flow.folded.matchAll(/无年初预算(?!无)|没有年初预算/g)].map(
    (match) => flow.lineOf[match.index] ?? 0,
  )
  const printed = figures.find(
    (f) => f.stage === '年初预算' && f.subject === '一般公共预算' && Number(f.value) > 0,
  )
  if (denied.length === 0 || printed === undefined) return []
  return [
    {
      line: printed.line,
      lines: [printed.line, ...denied],
      rule: 'R22',
      severity: 'error',
      message: `第 ${printed.line} 行印着年初预算 ${printed.value} ${printed.unit}，第 ${denied.join('、')} 行又说没有年初预算`,
      message_en: `Line ${printed.line} prints an initial budget of ${printed.value}, line ${denied.join(', ')} says there was none`,
    },
  ]
}

/** R10 and R11: the list of items under 公用经费 and 人员经费 against the basic-expenditure table and the cars. */
export const itemLists: TextRule = ({ flow, figures }) => {
  const listsIn = (s: Section) => [
    ...flow.folded.slice(s.start, s.end).matchAll(/主要(?:包括|用于):?([^。;]{8,600})/g),
  ]
  const section = toSections(flow).find((s) => s.topic === '基本支出' && listsIn(s).length > 0)
  if (section === undefined) return []
  const lists = listsIn(section)
  const line = flow.lineOf[section.start + lists[0]!.index] ?? 0
  const lastLine = flow.lineOf[section.start + lists.at(-1)!.index + lists.at(-1)![0].length - 1] ?? line
  const found = []
  const table = figures.filter(
    (f) => f.subject === '经济分类' && f.origin === 'table' && f.item_code?.length === 5,
  )
  if (table.length > 0) {
    const fold = (name: string) => name.replace(/[（(][^）)]*[）)]/g, '')
    const named = new Set(table.map((f) => fold(f.item)))
    const empty = lists
      .flatMap((list) => listNames(list[1]!))
      .map(fold)
      .filter((name) => !named.has(name) && !/支出$/.test(name))
    if (empty.length >= 3) {
      found.push({
        line,
        lines: [line, lastLine],
        rule: 'R11',
        severity: 'error' as const,
        message: `第 ${line} 行起列举的 ${empty.length} 个科目在基本支出表里是空的：${empty.slice(0, 8).join('、')}${empty.length > 8 ? ' 等' : ''}`,
        message_en: `The text at line ${line} lists ${empty.length} items whose cells in the table are blank`,
      })
    }
  }
  const running = figures.find(
    (f) => f.item === '公务用车运行费' && f.measure === '金额' && f.stage === '决算' && Number(f.value) > 0,
  )
  const office = lists.at(-1)!
  if (
    running !== undefined &&
    table.length === 0 &&
    !/公务用车运行/.test(office[1]!) &&
    /公用经费/.test(flow.folded.slice(section.start, section.end))
  ) {
    found.push({
      line: flow.lineOf[section.start + office.index] ?? line,
      lines: [flow.lineOf[section.start + office.index] ?? line, running.line],
      rule: 'R10',
      severity: 'review' as const,
      message: `公用经费的列举里没有公务用车运行维护费，而“三公”里花了 ${running.value} ${running.unit}（第 ${running.line} 行）`,
      message_en: `The list of office costs leaves out vehicle running, of which ${running.value} was spent (line ${running.line})`,
    })
  }
  return found
}
