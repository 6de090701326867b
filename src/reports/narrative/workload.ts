import type { Figure } from '../../model/fact.ts'
import type { Line } from '../document.ts'
import { flowSpans, newFigure } from '../figure.ts'
import { plainNumber } from '../figures.ts'
import type { Flow } from '../flow.ts'
import { evidenceOf } from './reader.ts'
import { type Counted, nameCount } from './workload-name.ts'

const COUNT =
  /(\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)\s?(余|多)?(万)?(余|多)?(件|次|家|人次|人|名|期|场|篇|起|条|个月|个|项|批次|批|组次|公里|户|台|套|份|%)/g
const NOT_WORK = /^(?:方面|月份|五年规划|方案|小时)/
const HEADING = /第[一二三四五六七八九十]+部分[^\n]{0,10}(?:20\d\d年)?(?:重点工作|主要工作|工作完成)/

const MEASURES: Readonly<Record<string, string>> = {
  件: '件数',
  次: '次数',
  家: '家数',
  人: '人数',
  名: '人数',
  期: '期数',
  场: '场数',
  篇: '篇数',
  起: '起数',
  条: '条数',
  个: '个数',
  台: '台数',
  公里: '长度',
  组次: '组次',
  批次: '批次',
  个月: '月数',
  '%': '比率',
}

const RATE = /(?:案件)?(?:按期|按时)?(结案|办结|满意|签收|回复|完成)(?:率|度)(?:达到?|为|约)*$/

/** Counts with units in a stretch of text: 133300件, 12期, 99.5%. `beside` is what the row says before the stretch. */
export function readCounts(
  flow: Flow,
  start: number,
  end: number,
  year: number,
  statement: string,
  beside = '',
): Figure[] {
  const text = flow.folded
  const figures: Figure[] = []
  const counts: Counted[] = []
  let floor = start
  for (const match of text.slice(start, end).matchAll(COUNT)) {
    const at = start + match.index
    const [whole, number, , wan, , unit] = match as unknown as [
      string,
      string,
      string,
      string | undefined,
      string,
      string,
    ]
    const before = text.slice(Math.max(0, at - 3), at)
    const after = text.slice(at + whole.length, at + whole.length + 6)
    if (/[\d.\-—~第〔[][^一-龥]*$|第$/.test(before) || NOT_WORK.test(after)) continue
    if (unit === '次' && /^[主]/.test(after) && /第/.test(before)) continue
    const { item: name, from } = nameCount(text, floor, at, at + whole.length, counts, beside)
    const clause = text.slice(floor, at)
    floor = at + whole.length
    const rate = unit === '%' ? RATE.exec(clause) : null
    const item = name || '工作量'
    counts.push({ item, rate: unit === '%', start: at, end: floor })
    figures.push(
      newFigure({
        subject: '工作量',
        item,
        measure:
          rate === null
            ? unit === '%' && /率$/.test(name)
              ? name.slice(-3)
              : (MEASURES[unit] ?? '数量')
            : `${rate[1] === '结案' ? '办结' : rate[1]}率`,
        stage: '',
        scope: '',
        fiscal_year: year,
        value: plainNumber(number),
        unit: `${wan ?? ''}${unit}`,
        origin: 'narrative',
        statement,
        page: flow.pageOf[at] ?? null,
        line: flow.lineOf[at] ?? 0,
        spans: flowSpans(flow, at, at + whole.length),
        evidence: evidenceOf(flow, from, { start: at, end: at + whole.length, value: number, unit }),
      }),
    )
  }
  return figures
}

/** 重点工作完成情况: how many cases, calls, inspections, meetings; they make unit costs possible. Up to the glossary. */
export function readWorkload(flow: Flow, fiscalYear: number): Figure[] {
  const text = flow.folded
  const heading = [...text.matchAll(new RegExp(HEADING, 'g'))].at(-1)
  if (heading === undefined) return []
  const rest = /第[一二三四五六七八九十]+部分|名词解释|附件/.exec(text.slice(heading.index + 6))
  const end = rest === null ? text.length : heading.index + 6 + rest.index
  const table = /序号重要事项/.exec(text.slice(heading.index, end))
  return readCounts(
    flow,
    heading.index,
    table === null ? end : heading.index + table.index,
    fiscalYear,
    '重点工作完成情况',
  )
}

/** The same in a table of 重要事项: the cell on what was done. */
export function readWorkloadTable(
  lines: readonly Line[],
  flowOf: (lines: Line[]) => Flow,
  fiscalYear: number,
): Figure[] {
  const head = lines.findIndex((line) => /序号.*重要事项.*完成情况/.test(line.folded.replace(/\s+/g, '')))
  if (head < 0) return []
  const figures: Figure[] = []
  for (const line of lines.slice(head + 1)) {
    if (line.folded.trim() === '') continue
    if (!line.folded.includes('\t')) break
    const cells = line.folded.split('\t')
    for (let i = 1; i < cells.length; i++) {
      const offset = cells.slice(0, i).join('\t').length + 1
      const length = cells[i]!.length
      const flow = flowOf([
        {
          ...line,
          folded: line.folded.slice(offset, offset + length),
          printed: line.printed.slice(offset, offset + length),
        },
      ])
      const stage = i < 3 ? ('目标值' as const) : ('' as const)
      figures.push(
        ...readCounts(
          flow,
          0,
          flow.folded.length,
          fiscalYear,
          '重点工作完成情况',
          cells.slice(0, i).join('\n'),
        ).map((f) => ({
          ...f,
          stage,
        })),
      )
    }
  }
  return figures
}
