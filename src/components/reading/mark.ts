import { shownValue } from '../../locale/locale.ts'
import { msg, str } from '../../locale/msg.ts'
import type { OpenMark, OpenReport } from '../../reports/open/report.ts'
import { type Fate, fateOf } from './opened.ts'

/** What became of a number, in words. */
export const fateWord = (fate: Fate): string =>
  ({
    fact: msg('采用'),
    unclassified: msg('未归类'),
    structure: msg('编号日期等'),
    left: msg('未采用'),
  })[fate]

/** Its item, which kind of structure it is, or why it was left out. */
export const whyOf = (report: OpenReport, mark: OpenMark): string =>
  fateOf(report, mark) === 'fact' ? mark.why : shownValue('why', mark.why)

/** A number as it is told to those who hear it. */
export const tellMark = (report: OpenReport, mark: OpenMark): string =>
  msg(str`${mark.text}，${fateWord(fateOf(report, mark))}：${whyOf(report, mark)}，第 ${mark.line} 行`)
