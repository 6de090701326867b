import { FUNCTION_CLASSES, functionClassCode } from '../../model/vocabulary.ts'
import type { Flow } from '../flow.ts'
import type { Mention } from './reader.ts'

const stems = Object.values(FUNCTION_CLASSES)
  .flat()
  .map((name) => name.replace(/支出$/, ''))
  .sort((a, b) => b.length - a.length)

const CLASS = String.raw`(?:${stems.join('|')})(?:\(类\)支出|支出\(类\)|\(类\)|支出)`
const DEEPER = String.raw`(?:\s*([^。;:\n]{2,60}?)\(款\)\s*([^。;:\n]{2,60}?)\(项\))?`
const MENTION = new RegExp(String.raw`(?<![一-龥])(?:(?:20\d\d年度?)?)(${CLASS})${DEEPER}`, 'g')
const AFTER_WORD = new RegExp(String.raw`(?<=用于|包括|其中|方面|分别是|为)(${CLASS})${DEEPER}`, 'g')
const NUMBERED =
  /(?<=\n)\(?\d{1,2}\)?[.、)]?([一-龥()]{2,36}?)(?:\(类\)(?:支出)?|(?<=支出|事务))(?=[\d。,]|年初预算|支出决算|决算)/g

function className(printed: string): string {
  const stem = printed.replace(/\(类\)|支出/g, '')
  return stem === '预备费' ? stem : `${stem}支出`
}

/** “一般公共服务支出-政府办公厅(室)及相关机构事务-行政运行”科目, as Shanghai's budgets write it. */
const DASHED = /[“"]([一-龥()]{2,20}?)-([一-龥()]{2,40}?)-([一-龥()]{2,40}?)[”"](?:科目|项级科目)/g

/** 2081104残疾人康复支出1,200.00, as Fujian's budgets write it: the code before the name. */
const CODED = /(?<!\d)(2\d{6}|2\d{4})([一-龥()]{2,30}?)(支出)?(?=\d|预算)/g

/** 司法(款)行政运行(项) under a heading that names the class. */
const WITHOUT_CLASS = /(?<=[\n)])([一-龥]{2,30})\(款\)([一-龥]{2,40}?)\(项\)/g

/** Uses of money that are numbered as classes are. */
const NO_CLASS = /^(?:基本|项目|上缴上级|经营|对附属单位补助|本年度?|人员|公用)支出$/

/** Functional classes named in the narrative: 一般公共服务(类), or down to X(类)Y(款)Z(项). */
export function findClasses(flow: Flow, start: number, end: number): Mention[] {
  const slice = flow.folded.slice(start, end)
  const printed = (at: number, length: number) => flow.printed.slice(at, at + length)
  const mentions: Mention[] = []
  for (const pattern of [MENTION, AFTER_WORD]) {
    for (const match of slice.matchAll(pattern)) {
      const name = className(match[1]!)
      const deeper = match[3]
      const at = start + match.index
      mentions.push({
        start: at,
        end: at + match[0].length,
        subject: '功能分类',
        item: deeper === undefined ? name : printed(at + match[0].length - deeper.length - 3, deeper.length),
        item_code: deeper === undefined ? functionClassCode(name) : null,
        parent: deeper === undefined ? null : printed(at + match[0].indexOf(match[2]!), match[2]!.length),
      })
    }
  }
  for (const match of slice.matchAll(DASHED)) {
    const at = start + match.index
    const item = printed(at + match[0].lastIndexOf(match[3]!), match[3]!.length)
    mentions.push({
      start: at,
      end: at + match[0].length,
      subject: '功能分类',
      item,
      item_code: null,
      parent: printed(at + match[0].indexOf(match[2]!), match[2]!.length),
    })
  }
  for (const match of slice.matchAll(CODED)) {
    const at = start + match.index
    const [whole, code, name, word = ''] = match
    // 支出 belongs to the name in 基本养老保险缴费支出; elsewhere it only says what the amount is.
    const length = name!.length + (/缴费$/.test(name!) ? word.length : 0)
    mentions.push({
      start: at,
      end: at + whole.length,
      subject: '功能分类',
      item: printed(at + code!.length, length),
      item_code: code!,
    })
  }
  for (const match of slice.matchAll(WITHOUT_CLASS)) {
    const at = start + match.index
    if (mentions.some((m) => m.start < at + match[0].length && m.end > at)) continue
    mentions.push({
      start: at,
      end: at + match[0].length,
      subject: '功能分类',
      item: printed(at + match[0].length - match[2]!.length - 3, match[2]!.length),
      item_code: null,
      parent: printed(at, match[1]!.length),
    })
  }
  for (const match of slice.matchAll(NUMBERED)) {
    const at = start + match.index
    if (NO_CLASS.test(match[1]!)) continue
    if (mentions.some((m) => m.start < at + match[0].length && m.end > at)) continue
    const item = printed(at + match[0].indexOf(match[1]!), match[1]!.length)
    mentions.push({ start: at, end: at + match[0].length, subject: '功能分类', item, item_code: null })
  }
  return mentions
}
