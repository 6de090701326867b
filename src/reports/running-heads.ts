import { bare, type Line } from './document.ts'
import { isRow } from './table.ts'

const PAGE_NUMBER = /^(?:-\s*\d{1,3}\s*-|第\s*\d{1,3}\s*页(?:[,\s]*共\s*\d{1,3}\s*页)?)$/
/** What a page repeats of its report: 丹霞区图书馆2023年度部门决算. */
const REPORT = /20\d\d年.*(?:预算|决算|报告|说明)(?:公开)?$/
const FEWEST = 3

/** Numbers alone at the foot of their pages that go up by one from page to page. */
function counting(full: readonly Line[]): Line[] {
  const feet = full.filter(
    (line, i) => /^\s*\d{1,3}\s*$/.test(line.folded) && full[i + 1]?.page !== line.page,
  )
  const ahead = (line: Line) => Number(line.folded) - (line.page ?? 0)
  return feet.filter((line) => feet.filter((other) => ahead(other) === ahead(line)).length >= FEWEST)
}

/**
 * The lines that the pages repeat, with their numbers: the same name of a report beside a page's number or at its edge,
 * three times or more. The first line of a report is none.
 */
export function runningHeads(lines: readonly Line[]): Set<Line> {
  const full = lines.filter((line) => line.folded.trim() !== '')
  const numbers = new Set([...full.filter((line) => PAGE_NUMBER.test(line.folded.trim())), ...counting(full)])
  const edge = (i: number) =>
    [full[i - 1], full[i + 1]].some(
      (other) => other === undefined || numbers.has(other) || other.page !== full[i]!.page,
    )
  const heads = new Map<string, Line[]>()
  for (const [i, line] of full.entries()) {
    const words = bare(line)
    if (i === 0 || words.length > 60 || isRow(line) || !REPORT.test(words) || !edge(i)) continue
    heads.set(words, [...(heads.get(words) ?? []), line])
  }
  const repeated = [...heads.values()].filter((same) => same.length >= FEWEST).flat()
  return new Set([...numbers, ...repeated])
}
