import { sectionsOf } from '../sections.ts'
import { cleanLabel } from '../statements/statement.ts'
import { defineRule, type TextCase } from './rule.ts'

/** A list of items in the text: its names, and the lines of its first and last character. */
interface ItemList {
  text: string
  names: string[]
  line: number
  lastLine: number
}

const namesIn = (text: string): string[] =>
  text
    .split(/[、,]/)
    .map((name) => cleanLabel(name).replace(/等$|。$/, ''))
    .filter((name) => name.length > 1)

/** The lists of items under 人员经费 and 公用经费, with the text of their section. */
function lists({ flow }: TextCase): { text: string; all: ItemList[] } | null {
  for (const section of sectionsOf(flow)) {
    if (section.topic !== '基本支出') continue
    const text = flow.folded.slice(section.start, section.end)
    const all = [...text.matchAll(/主要(?:包括|用于):?([^。;]{8,600})/g)].map((match) => {
      const at = section.start + match.index
      const line = flow.lineOf[at] ?? 0
      return {
        text: match[1]!,
        names: namesIn(match[1]!),
        line,
        lastLine: flow.lineOf[at + match[0].length - 1] ?? line,
      }
    })
    if (all.length > 0) return { text, all }
  }
  return null
}

/** The rows of basic expenditure by economic 款. */
const rowsOf = ({ figures }: TextCase) =>
  figures.filter((f) => f.subject === '经济分类' && f.origin === 'table' && f.item_code?.length === 5)

const fold = (name: string) => name.replace(/[（(][^）)]*[）)]/g, '')

export const listedBlank = defineRule({
  id: 'R11',
  title: '文字列举的经济分类在表里有数',
  source: '基本支出说明的“主要包括”与财决公开06表',
  severities: ['error'],
  sentences: {
    blank: '第 {line} 行起列举的 {count} 个科目在基本支出表里是空的：{items}',
  },
  words(subject) {
    const found = lists(subject)
    const rows = rowsOf(subject)
    if (found === null || rows.length === 0) return []
    const named = new Set(rows.map((f) => fold(f.item)))
    const blank = found.all
      .flatMap(({ names }) => names)
      .map(fold)
      .filter((name) => !named.has(name) && !/支出$/.test(name))
    if (blank.length < 3) return []
    const line = found.all[0]!.line
    const items = blank.length > 8 ? [...blank.slice(0, 8), '…'] : blank
    return [
      {
        says: 'blank',
        severity: 'error',
        args: { line, count: blank.length, items },
        facts: [],
        lines: [line, found.all.at(-1)!.lastLine],
      },
    ]
  },
})

export const vehiclesUnlisted = defineRule({
  id: 'R10',
  title: '公用经费的列举里有用车运行费',
  source: '“三公”经费的公务用车运行维护费（30231）是公用经费的一项',
  severities: ['review'],
  sentences: {
    missing: '第 {line} 行公用经费的列举里没有公务用车运行维护费，而“三公”里花了 {spent}（第 {at} 行）',
  },
  *words(subject) {
    const found = lists(subject)
    const running = subject.figures.find(
      (f) => f.item === '公务用车运行费' && f.measure === '金额' && f.stage === '决算' && Number(f.value) > 0,
    )
    if (found === null || running === undefined || rowsOf(subject).length > 0) return
    const office = found.all.at(-1)!
    if (/公务用车运行/.test(office.text) || !/公用经费/.test(found.text)) return
    yield {
      says: 'missing',
      severity: 'review',
      args: { line: office.line, spent: `${running.value} ${running.unit}`, at: running.line },
      facts: [running],
      lines: [office.line, running.line],
    }
  },
})
