import type { Figure } from '../../model/fact.ts'
import { fold, type Line } from '../document.ts'
import { newFigure } from '../figure.ts'
import { plainNumber } from '../figures.ts'
import type { Context } from '../prose/candidates.ts'
import { indicatorValue } from './indicator.ts'
import { projectForms } from './project-form.ts'

/** Words that a form prints, wherever its lines are cut. */
const printed = (words: string) => [...words].join('\\s*')
const FORM = new RegExp(
  `${printed('单位名称')}\\s*:[^。;]{2,60}?${printed('项目名称')}\\s*:\\s*(\\S+(?:\\n\\S{1,12}(?=\\n))?)`,
  'g',
)
const TOTAL = new RegExp(
  `${printed('本级财拨预算金额')}\\s*:?\\s*(\\d[\\d,.]*)\\s*\\(\\s*(万\\s*元|元)\\s*\\)`,
)
const STARTS = /^[ \t]*项目(?:产出|效益|满意)\s*\d{2}\s+/gm
const SECOND = new RegExp(
  `^(?:${['产出数量', '产出质量', '成本控制', '完成时效', '经济效益', '社会效益', '生态效益', '环境效益', '可持续影响', '服务对象满意度', '服务对象满'].map(printed).join('|')})\\s*`,
)
const VALUE =
  /(?:^|\s|(?=[≥≤])|(?<=[率数性度])(?=\d))((?:[≥≤=<>]\s*)?\d+(?:\.\d+)?\s*(?:%|[个人次类份家期件台套小时分钟天月年]{1,3})(?:\s*\/\s*\d+\s*[个人次类份]{1,2})?|[及提增实可降保有完达][一-龥]{1,4})(?=\s|$)/

/** 项目绩效目标评价指标表 of a budget, as lines of text: every indicator with its target, wrapped cells joined. */
export function readTargetForms({ flow, fiscalYear }: Context, lines: readonly Line[]): Figure[] {
  const full = lines.filter((line) => line.folded.trim() !== '')
  const text = full.map((line) => line.folded).join('\n')
  const starts: number[] = []
  let length = 0
  for (const line of full) {
    starts.push(length)
    length += line.folded.length + 1
  }
  const named = [
    ...[...text.matchAll(FORM)].map((match) => ({
      from: match.index,
      project: match[1]!.replace(/\s+/g, ''),
    })),
    ...projectForms(flow).map(({ from, project }) => ({
      from: starts[full.findIndex((line) => line.number === flow.lineOf[from])] ?? text.length,
      project,
    })),
  ].sort((a, b) => a.from - b.from)
  return named.flatMap(({ from, project }, i) => {
    const to = named[i + 1]?.from ?? text.length
    return [...total(project, from, to), ...indicators(project, from, to)]
  })

  function lineAt(at: number): Line {
    return full[starts.findLastIndex((start) => start <= at)]!
  }

  function figure(
    at: number,
    named: Pick<Figure, 'subject' | 'item' | 'evidence'> & Partial<Figure>,
  ): Figure {
    const line = lineAt(at)
    return newFigure({
      measure: '指标值',
      stage: '目标值',
      scope: '一般公共预算财政拨款',
      fiscal_year: fiscalYear,
      unit: '',
      origin: 'form',
      statement: '项目绩效目标评价指标表',
      page: line.page,
      line: line.number,
      ...named,
    })
  }

  function total(project: string, from: number, to: number): Figure[] {
    const found = TOTAL.exec(text.slice(from, to))
    if (found === null) return []
    return [
      figure(from + found.index + found[0].indexOf(found[1]!), {
        subject: '项目绩效',
        item: project,
        part: '本级财拨预算金额',
        stage: '年初预算',
        measure: '金额',
        value: plainNumber(found[1]!),
        unit: found[2]!.replace(/\s/g, ''),
        evidence: found[0].replace(/\s/g, ''),
      }),
    ]
  }

  /** Each record runs to the next one; the name stands between its level and its target. */
  function indicators(project: string, from: number, to: number): Figure[] {
    const records = [...text.slice(from, to).matchAll(STARTS)]
    return records.flatMap((record, i) => {
      const begins = record.index + record[0].length
      const whole = text.slice(from + begins, from + (records[i + 1]?.index ?? to - from))
      const second = SECOND.exec(whole)?.[0] ?? ''
      const rest = whole.slice(second.length)
      const value = VALUE.exec(rest)
      const name = rest.slice(0, value?.index ?? 0).replace(/\s+/g, '')
      if (value === null || name === '') return []
      const at = from + begins + second.length + value.index + value[0].indexOf(value[1]!)
      return value[1]!
        .replace(/\s+/g, '')
        .split('/')
        .flatMap((part) => {
          const parsed = indicatorValue(fold(part))
          return parsed === null
            ? []
            : [
                figure(at, {
                  subject: '绩效指标',
                  item: name,
                  parent: project,
                  part: second.replace(/\s+/g, '').replace(/^服务对象满$/, '服务对象满意度'),
                  ...parsed,
                  evidence: `${name} ${part}`.slice(-40),
                }),
              ]
        })
    })
  }
}
