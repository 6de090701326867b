import type { Line } from './document.ts'
import { headingRuns } from './heading-runs.ts'

/**
 * The narrative as one text without wrapping: `folded` for matching, `printed` beside it character for
 * character, `lineOf` telling the line of each character. A `\n` marks a place that no sentence crosses.
 */
export interface Flow {
  folded: string
  printed: string
  lineOf: number[]
  /** The offset of each character in its line; -1 for a mark that is not printed. */
  columnOf: number[]
  pageOf: (number | null)[]
}

const STARTS_BLOCK =
  /^(第[一二三四五六七八九十]+部分|[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十]{1,3}\)|\(?\d{1,2}\)?[.、)](?!\d)|附件|图\s*\d|表\s*\d|注:)/
/** A heading that has no number of its own: 2025年部门预算编制说明, 部门机构设置, 名词解释. */
export const TITLE = /^(?:[^,。;:]{4,30}(?:编制|情况)说明|[^,。;:]{0,30}(?:机构设置|名词解释|主要职[能责]))$/
const ENDS_SENTENCE = /[。;:!?]$/
const UNIT_FIRST = /^(万元|亿元|元|%|人|辆|个|家|批|次|台|套|件|年|月|日|岁|户|项|平方米)/
const PAGE_NUMBER = /^\d{1,3}\s*\/\s*\d{1,3}$/

function isPageNumber(text: string, next: string | undefined): boolean {
  if (PAGE_NUMBER.test(text)) return true
  return /^\d{1,3}$/.test(text) && next !== undefined && !UNIT_FIRST.test(next)
}

/** Whether two short lines are pieces of one sentence: cut at a bracket or a mark. */
function isFragment(text: string, next: string): boolean {
  return (
    /[,、:(]$|^\([^一二三四五六七八九十\d][^()]*\)$|^[。,;、]/.test(text) ||
    /^(?:\([项款类境含)]|[。,;:、)])/.test(next) ||
    (/\d\s*[万亿]?$/.test(text) && UNIT_FIRST.test(next))
  )
}

/** Joins wrapped lines. White space goes, except between two digits of one line; page numbers go. */
export function toFlow(lines: Line[]): Flow {
  const flow: Flow = { folded: '', printed: '', lineOf: [], columnOf: [], pageOf: [] }
  const folded: string[] = []
  const printed: string[] = []
  const push = (f: string, p: string, line: Line, column = -1) => {
    folded.push(f)
    printed.push(p)
    flow.lineOf.push(line.number)
    flow.columnOf.push(column)
    flow.pageOf.push(line.page)
  }
  const full = lines.filter((line) => line.folded.trim() !== '')
  const lengths = full.map((line) => line.folded.trim().length).sort((a, b) => a - b)
  const wrapWidth = (lengths[Math.floor(lengths.length * 0.75)] ?? 0) * 0.8
  let previous: Line | null = null
  /** The block so far. */
  let open = ''
  for (const [i, line] of full.entries()) {
    const text = line.folded.trim()
    if (isPageNumber(text, full[i + 1]?.folded.trim())) continue
    const gap = previous !== null && line.number - previous.number > 1 + 12
    const shortTitle =
      previous !== null &&
      previous.folded.trim().length < wrapWidth / 2 &&
      !/\d$/.test(previous.folded.trim()) &&
      !isFragment(previous.folded.trim(), text)
    // A short line inside a sentence is where the page wrapped it.
    const inside = previous !== null && !/[。:!?]$/.test(previous.folded.trim()) && /[,。;]/.test(open)
    // A heading without a number, between a sentence that ended and its own.
    const bareTitle =
      previous?.folded.trim().endsWith('。') === true &&
      text.length < wrapWidth / 2 &&
      /^[^,。;:、\d]{4,}$/.test(text)
    const afterTitle = previous !== null && TITLE.test(previous.folded.trim())
    if (
      previous !== null &&
      (STARTS_BLOCK.test(text) ||
        TITLE.test(text) ||
        gap ||
        (shortTitle && !inside) ||
        bareTitle ||
        afterTitle)
    ) {
      push('\n', '\n', line)
      open = ''
    } else if (previous !== null && /\d$/.test(previous.folded.trim()) && /^[\d.,]/.test(text)) {
      const complete = /\.\d{2}$/.test(previous.folded.trim()) || /^20\d\d\s*年/.test(text)
      if (complete || previous.folded.trim().length < wrapWidth) push(' ', ' ', line)
    }
    open += text
    const start = line.folded.indexOf(text)
    for (let k = 0; k < text.length; k++) {
      const char = text[k]!
      const white = char.trim() === ''
      if (white) {
        const between = /\d/.test(text[k - 1] ?? '') && /\d/.test(text.slice(k).trimStart()[0] ?? '')
        if (!between) continue
      }
      push(white ? ' ' : char, line.printed[start + k] ?? char, line, start + k)
    }
    if (
      ENDS_SENTENCE.test(text) &&
      full[i + 1] !== undefined &&
      (STARTS_BLOCK.test(full[i + 1]!.folded.trim()) || TITLE.test(full[i + 1]!.folded.trim()))
    )
      push('\n', '\n', line)
    previous = line
  }
  flow.folded = folded.join('')
  flow.printed = printed.join('')
  return breakAtHeadings(flow)
}

/** Sets a mark between a heading and a sentence that stand on one line. */
function breakAtHeadings(flow: Flow): Flow {
  const at = headingRuns(flow.folded)
  if (at.length === 0) return flow
  const pieces = [0, ...at].map((from, k): [number, number] => [from, at[k] ?? flow.folded.length])
  const cut = (text: string) => pieces.map(([from, to]) => text.slice(from, to)).join('\n')
  const cutList = <T>(list: readonly T[], mark: (i: number) => T): T[] =>
    pieces.flatMap(([from, to], k) => [...(k === 0 ? [] : [mark(from)]), ...list.slice(from, to)])
  return {
    folded: cut(flow.folded),
    printed: cut(flow.printed),
    lineOf: cutList(flow.lineOf, (i) => flow.lineOf[i]!),
    columnOf: cutList(flow.columnOf, () => -1),
    pageOf: cutList(flow.pageOf, (i) => flow.pageOf[i]!),
  }
}
