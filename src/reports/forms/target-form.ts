import type { Figure } from '../../model/fact.ts'
import { fold, type Line } from '../document.ts'
import { newFigure } from '../figure.ts'
import type { Context } from '../prose/candidates.ts'
import { indicatorValue } from './indicator.ts'
import { projectForms } from './project-form.ts'

const STARTS = /^\s*项目(?:产出|效益|满意)\s*\d{2}\s+/
const SECOND =
  /^(产出数量|产出质量|成本控制|完成时效|经济效益|社会效益|生态效益|环境效益|可持续影响|服务对象满(?:\s*意\s*度)?)\s*/
const VALUE =
  /(?:^|\s)([≥≤=<>]?\s*\d+(?:\.\d+)?\s*(?:%|[个人次类份家期件台套小时分钟天月年]{1,3})(?:\s*\/\s*\d+\s*[个人次类份]{1,2})?|[及提增实可降保有完达][一-龥]{1,4})(?=\s|$)/

/** 项目绩效目标评价指标表 of a budget, as lines of text: every indicator with its target, wrapped cells joined. */
export function readTargetForms({ flow, fiscalYear }: Context, lines: readonly Line[]): Figure[] {
  const figures: Figure[] = []
  const forms = projectForms(flow)
  let project: string | null = null
  for (const [i, line] of lines.entries()) {
    const named = /项目名称[::]\s*(\S+)/.exec(line.folded)
    if (named !== null && /单位名称/.test(line.folded))
      project = line.printed.split(/项目名称[：:]/)[1]?.trim() ?? null
    project = forms.find(({ from }) => flow.lineOf[from] === line.number)?.project ?? project
    const total = /本级财拨预算金额:?\s*([\d,.]+)\s*\((万元|元)\)/.exec(line.folded)
    if (project !== null && total !== null) {
      figures.push(
        figure(line, {
          subject: '项目绩效',
          item: project,
          parent: null,
          part: '本级财拨预算金额',
          stage: '年初预算',
          measure: '金额',
          value: total[1]!.replaceAll(',', ''),
          unit: total[2]!,
          evidence: total[0],
        }),
      )
    }
    if (project === null || !STARTS.test(line.folded)) continue
    const record = joined(i)
    const value = VALUE.exec(record.text)
    if (value === null) continue
    const name = record.text.slice(0, value.index).replace(/\s+/g, '')
    const at = record.lineAt(value.index + value[0].indexOf(value[1]!))
    for (const part of value[1]!.replace(/\s+/g, '').split('/')) {
      const parsed = indicatorValue(fold(part))
      if (parsed === null || name === '') continue
      figures.push(
        figure(at, {
          subject: '绩效指标',
          item: name,
          parent: project,
          part: record.second,
          stage: '目标值',
          measure: '指标值',
          ...parsed,
          evidence: `${name} ${part}`.slice(-40),
        }),
      )
    }
  }
  return figures

  function figure(
    line: Line,
    named: Partial<Figure> & { subject: string; item: string; evidence: string },
  ): Figure {
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

  /** A record's lines up to the next one, its level names taken off. */
  function joined(from: number): { text: string; second: string; lineAt: (at: number) => Line } {
    let text = ''
    const owner: Line[] = []
    const add = (part: string, line: Line) => {
      for (const char of part) {
        text += char
        owner.push(line)
      }
    }
    for (let i = from; i < lines.length && i < from + 24; i++) {
      const line = lines[i]!
      if (i > from && (STARTS.test(line.folded) || /^\s*项目基本信息表/.test(line.folded))) break
      if (line.folded.trim() === '') continue
      add(
        `${i === from ? '' : ' '}${(i === from ? line.folded.replace(STARTS, '') : line.folded).trim()}`,
        line,
      )
    }
    const second = SECOND.exec(text)?.[0] ?? ''
    let skip = second.length
    if (/^服务对象满\s*$/.test(second.trim()) || /^服务对象满/.test(text))
      skip = /^服务对象满\s*意?\s*度?\s*/.exec(text)![0].length
    const rest = text.slice(skip)
    return {
      text: rest,
      second: second.replace(/\s+/g, '').replace(/^服务对象满$/, '服务对象满意度'),
      lineAt: (at) => owner[Math.min(owner.length - 1, skip + Math.max(0, at))]!,
    }
  }
}
