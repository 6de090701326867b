import type { Line } from '../document.ts'
import type { Mention } from './evidence.ts'
import { BODY, canBeName } from './title.ts'

const NAME = `[一-龥()]{3,40}?${BODY}`
const NOT_A_UNIT =
  /^(?:本|各|全区|全市|其|该|我|纳入|所属|下属|一|二|三|第.部分)|部门(?:预算|决算)|单位(?:预算|决算)|主管|负责|情况|经费|公开|年度|名称/

/** Sentences and headings that name the unit by its body: 局, 中心 …; read with and without the breaks of lines. */
const SPOKEN: readonly (readonly [RegExp, number])[] = [
  [new RegExp(String.raw`20\d\d年?度?(${NAME})(?:部门|单位)?(?:预算|决算)`, 'gm'), 3],
  [new RegExp(String.raw`(?:^|[。;])(${NAME})20\d\d年?度?(?:部门|单位)?(?:预算|决算)`, 'gm'), 4],
  [
    new RegExp(
      String.raw`(?:^|[。;,:])(${NAME})(?:共有编制|总?编制(?:人数)?\d|在职实有|在职人|部门(?:预算|决算)由)`,
      'gm',
    ),
    4,
  ],
  [new RegExp(`项目申报部门(${NAME})负责人`, 'g'), 2],
  [new RegExp(String.raw`20\d\d年度?(${NAME})(?:政府采购|因公出国|机关运行|\(含)`, 'g'), 2],
  [new RegExp(`12月31日,(${NAME})(?:共有车辆|机关|本级|共有)`, 'g'), 2],
]

/** 第一部分 XX概况: whatever the name ends in. */
const PART =
  /第[一二三四五六]部分[、:]?((?:(?!第[一二三四五六]部分)[^。;:\n]){3,40}?)(?:20\d\d年?度?(?:部门|单位)?(?:预算|决算)|(?:部门|单位)?(?:基本|主要)?(?:概况|情况|职能|职责))/g
const OVERVIEW = /^(?:[一二三四五六]、|\([一二三四五六]\))?([一-龥()]{4,40})(?:部门|单位)?(?:基本)?概况$/gm

/** 填报单位, 部门(单位)名称, 公开部门 …, with or without a colon, the name beside or on the next line. */
const LABEL =
  /(?:^|[\s|([:,;])(填报|编制|预算|公开|填列|申报|报送|项目|实施|主管|预算主管)?(?:部门|单位)(?:\(?[/、]?(?:单位|部门)\)?)?(?:名称|全称)?(?:\((?:盖章|公章|章|签章)\))?(?:\s*[:|]\s*|\t+|\s{2,}|$)([^\t|\n]*)/
const FIRM = /^(?:填报|编制|公开|填列|报送|预算)?$/

/** The name that follows a label: as far as a cell, wide space or another label goes. */
function nameAfter(rest: string): string {
  const stretch = rest
    .replace(/^[\s|:]+/, '')
    .replace(/^20\d\d年?度?/, '')
    .split(/\s{2,}|\t|\||(?:金额)?单位\s*[:(]|金额|单位:|填报|编制|日期|20\d\d年|年度?\s*\d*$/)[0]!
  return stretch
    .replace(/\s+/g, '')
    .replace(/[。,;]$/, '')
    .replace(/\((?:盖章|公章|章)\)$/, '')
}

function labelled(lines: readonly Line[]): Mention<string>[] {
  const found: Mention<string>[] = []
  for (const [i, line] of lines.entries()) {
    if (!/部门|单位/.test(line.folded) || line.folded.length > 200) continue
    const match = LABEL.exec(line.folded)
    if (match === null) continue
    const own = nameAfter(match[2]!)
    const below = /[:|\t]\s*$/.test(match[0]) || match[0].trim() === line.folded.trim()
    const next =
      own === '' && below ? lines.slice(i + 1, i + 3).find((l) => l.folded.trim() !== '') : undefined
    const name = own !== '' ? own : next === undefined ? '' : nameAfter(next.folded)
    if (!canBeName(name) || /^(?:万?元|人民币)/.test(name)) continue
    const weight = FIRM.test(match[1] ?? '') ? 3 : 1
    found.push({ value: name, weight, line: line.number, evidence: line.printed.trim(), place: 'label' })
  }
  return found
}

/** Everywhere that the report names its unit, other than its title. `flat` is the text without white space; `lineAt` finds a place of it. */
export function namesIn(
  lines: readonly Line[],
  joined: string,
  flat: string,
  lineAt: (text: string, at: number) => number,
): Mention<string>[] {
  const found = labelled(lines)
  const push = (place: 'part' | 'sentence', text: string, match: RegExpExecArray, weight: number) => {
    const value = match[1]!.replace(/^20\d\d年?度?/, '')
    found.push({ value, weight, line: lineAt(text, match.index), evidence: match[0], place })
  }
  for (const text of [joined, flat]) {
    for (const [pattern, weight] of SPOKEN)
      for (const match of text.matchAll(pattern))
        if (!NOT_A_UNIT.test(match[1]!.replace(/^20\d\d年?度?/, ''))) push('sentence', text, match, weight)
    for (const match of text.matchAll(PART))
      if (canBeName(match[1]!.replace(/^20\d\d年?度?/, ''))) push('part', text, match, 4)
  }
  for (const match of joined.matchAll(OVERVIEW)) if (canBeName(match[1]!)) push('part', joined, match, 3)
  return found
}

/**
 * Mentions under the names that they mean: a piece of a longer name that stands almost only inside it (管理局 in
 * 城市管理局, a name broken over two lines) is the longer one.
 */
export function mergeNames(mentions: readonly Mention<string>[], flat: string): Mention<string>[] {
  const names = [...new Set(mentions.map((m) => m.value))]
  const counts = new Map(names.map((name) => [name, flat.split(name).length - 1]))
  const whole = (name: string): string => {
    const longer = names
      .filter((other) => other !== name && other.endsWith(name))
      .filter((other) => {
        const [own, held] = [counts.get(name)!, counts.get(other)!]
        return own > 1 ? held * 2 > own : !/^.{1,9}?[省市县区旗州]/.test(name)
      })
      .sort((a, b) => b.length - a.length)[0]
    return longer ?? name
  }
  return mentions.map((m) => ({ ...m, value: whole(m.value) }))
}
