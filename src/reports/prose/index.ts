import type { Figure } from '../../model/fact.ts'
import { bare, type Line } from '../document.ts'
import { type Flow, TITLE, toFlow } from '../flow.ts'
import type { Section } from '../sections.ts'
import { type Context, candidates } from './candidates.ts'
import { type Claim, claim } from './claims.ts'
import { readOrganisations } from './organisations.ts'
import { readWords } from './words.ts'

/** What became of every number of the prose. */
export function claims(context: Context): Claim[] {
  return claim(candidates(context), context)
}

/** Every figure of the prose: what the lexicon names first, then words for numbers, then what it does not name. */
export function readProse(context: Context): Figure[] {
  const figures = claims(context).flatMap(({ figure }) => figure ?? [])
  ownPosts(figures)
  return [
    ...readOrganisations(context),
    ...figures.filter((f) => f.classified),
    ...readWords(context),
    ...figures.filter((f) => !f.classified),
  ]
}

const WORK: Omit<Section, 'end'> = { topic: '工作', title: '重点工作完成情况', scope: '', start: 0 }

/** What work was done, told in a cell: 受理案件21万件, 按期办结率100%. */
export function readCounts(flow: Flow, fiscalYear: number, statement: string): Figure[] {
  const context: Context = { flow, kind: '决算', fiscalYear }
  const section = { ...WORK, end: flow.folded.length }
  return claim(candidates(context, section), context).flatMap(({ figure }) =>
    figure === null || figure.unit === '万元' || figure.unit === '元'
      ? []
      : [
          {
            ...figure,
            subject: '工作量',
            classified: true,
            scope: '' as const,
            stage: '' as const,
            statement,
          },
        ],
  )
}

/** A table of 重要事项 whose rows are no statement: the counts of its cells. */
export function readWorkTable(lines: readonly Line[], fiscalYear: number): Figure[] {
  const head = lines.findIndex((line) => /序号.*重要事项.*完成情况/.test(bare(line)))
  if (head < 0) return []
  const figures: Figure[] = []
  for (const line of lines.slice(head + 1)) {
    if (line.folded.trim() === '') continue
    const from = /^[\s|]*(?:\d{1,3}[\s|]+)?/.exec(line.folded)![0].length
    const cells = [
      ...line.folded
        .trimEnd()
        .slice(from)
        .matchAll(/(?:(?! {2}| \|)[^\t|])+/g),
    ]
    const words = line.folded.trim()
    if (cells.length < 2 && (words.length > 12 || TITLE.test(words) || /^(?:第.+部分|.+、)/.test(words)))
      break
    for (const [i, { index, 0: cell }] of cells.entries()) {
      const at = from + index
      const flow = toFlow([{ ...line, folded: cell, printed: line.printed.slice(at, at + cell.length) }])
      for (const [k, column] of flow.columnOf.entries()) if (column >= 0) flow.columnOf[k] = column + at
      const stage = i < 2 ? ('目标值' as const) : ('' as const)
      figures.push(...readCounts(flow, fiscalYear, WORK.title).map((f) => ({ ...f, stage })))
    }
  }
  return figures
}

/** 行政编制42人,实有40人;事业编制188人,实有175人: each headcount is that of the posts before it. */
function ownPosts(figures: readonly Figure[]): void {
  const staff = figures.filter((f) => f.subject === '人员')
  const inPost = staff.flatMap((figure, i) => (figure.item === '在职实有人数' ? [i] : []))
  const kindOf = (i: number) => /^(行政|事业)编制人数$/.exec(staff[i - 1]?.item ?? '')?.[1]
  if (inPost.length < 2 || inPost.some((i) => kindOf(i) === undefined)) return
  for (const i of inPost) staff[i]!.item = `在职实有人数:${kindOf(i)}`
}
