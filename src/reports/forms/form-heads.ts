import type { Figure } from '../../model/fact.ts'
import { cellValue } from '../statements/statement.ts'
import type { Cell } from '../table.ts'

/** What a column of a self-evaluation form holds. */
export type Meaning = Pick<Figure, 'measure' | 'stage'> & Partial<Figure>

const score = (measure: string, stage: Figure['stage']): Meaning => ({ measure, stage, unit: '分' })

const MEANINGS: readonly (readonly [RegExp, Meaning])[] = [
  [/^年初预算/, { measure: '金额', stage: '年初预算' }],
  [/^(?:全年|调整后?)?预算(?:数|金额)|^.{0,4}(?:数|金额)\(A\)$/, { measure: '金额', stage: '全年预算' }],
  [/^(?:全年|实际)?(?:执行|支出)(?:数|金额)|^.{0,4}(?:数|金额)\(B\)$/, { measure: '金额', stage: '执行' }],
  [/执行率/, { measure: '完成率', stage: '执行', base: '全年预算', unit: '%' }],
  [/目标值|指标值|^(?:年初|年度)目标(?:\(A\))?$/, { measure: '指标值', stage: '目标值' }],
  [/完成值?(?:\(B\))?$/, { measure: '指标值', stage: '完成值' }],
  [/^(?:分值|权重|标准分)/, score('分值', '')],
  [/^(?:自评|实际)?得?分数?$/, score('分数', '自评')],
  [/^扣分/, score('扣分', '自评')],
]
const NAME = /^(?:三级指标|绩效指标|指标内容|指标名称)$/
const LEVEL = /^[一二]级指标$/

/** A row of heads: where names stand, and what each column of figures holds. */
export interface FormHead {
  of: 'funds' | 'indicators'
  width: number
  name: number
  /** Whether names are those of a level (二级指标), which has no target of its own. */
  level: boolean
  columns: { column: number; meaning: Meaning }[]
}

/** What words over a column say; forms name budget (or target) and result A and B. */
const meaningOf = (text: string) => MEANINGS.find(([pattern]) => pattern.test(text))?.[1]

/** Whether words stand over a column of a form. */
export const isFormHead = (text: string): boolean =>
  meaningOf(text) !== undefined || NAME.test(text) || LEVEL.test(text) || /^未完成原因|^偏差/.test(text)

/** Whether words head a column of weights or of scores. */
export const isScore = (text: string): boolean => meaningOf(text)?.unit === '分'

/** The heads that a row holds; null where it is none. */
export function formHead(row: readonly Cell[]): FormHead | null {
  const columns = row.flatMap((cell, column) => {
    const meaning = meaningOf(cell.folded)
    return meaning === undefined ? [] : [{ column, meaning }]
  })
  const name = row.findLastIndex((cell) => NAME.test(cell.folded) || LEVEL.test(cell.folded))
  const money = columns.some(({ meaning }) => meaning.measure === '金额')
  const level = name >= 0 && !NAME.test(row[name]!.folded)
  const width = row.length
  if (name >= 0 && !money && columns.length > 0) return { of: 'indicators', width, name, level, columns }
  return money && columns.length > 1 ? { of: 'funds', width, name: -1, level, columns } : null
}

/** Whether a row heads weights and scores alone. */
export function isScoreHead(row: readonly Cell[]): boolean {
  const measures = formHead(row)?.columns.map(({ meaning }) => meaning.measure) ?? []
  return measures.includes('分值') && measures.includes('分数') && !measures.includes('指标值')
}

const isRate = (cell: Cell) => /^\d+(?:\.\d+)?%$/.test(cell.folded)
/** Whether a cell holds a number or stands for one that is not there. */
const isNumber = (cell: Cell) => cellValue(cell) !== null || isRate(cell) || /^[-—]+$/.test(cell.folded)

export interface Under {
  cell: Cell
  meaning: Meaning
}

/** The figures of a row of funds, each with what its column holds: by where it stands, else by their order. */
export function fundsUnder(head: FormHead, row: readonly Cell[], label: Cell): Under[] {
  const numbers = row.flatMap((cell, column) => (isNumber(cell) ? [{ cell, column }] : []))
  const at = numbers.map(({ cell, column }) => ({ cell, own: head.columns.find((c) => c.column === column) }))
  const fits = ({ cell, own }: (typeof at)[number]) =>
    own !== undefined && (own.meaning.measure === '完成率' || !isRate(cell))
  // a label in a column of figures: the row is not divided as its head is
  const divided = row.length === head.width && !head.columns.some(({ column }) => row[column] === label)
  if (divided && at.every(fits))
    return at.flatMap(({ cell, own }) => (cellOrRate(cell) ? [{ cell, meaning: own!.meaning }] : []))
  const meanings = head.columns.map(({ meaning }) => meaning)
  return numbers.flatMap(({ cell }) => {
    while (
      meanings.length > 0 &&
      (meanings[0]!.measure === '完成率') !== isRate(cell) &&
      isMoneyOrRate(meanings[0]!, cell)
    )
      meanings.shift()
    const meaning = meanings.shift()
    return meaning === undefined || !cellOrRate(cell) ? [] : [{ cell, meaning }]
  })

  function isMoneyOrRate(meaning: Meaning, cell: Cell): boolean {
    return isRate(cell) || meaning.measure === '完成率'
  }

  function cellOrRate(cell: Cell): boolean {
    return cellValue(cell) !== null || isRate(cell)
  }
}

/** The name and the figures of an indicator, where the row is as wide as its head; null where it is not. */
export function indicatorUnder(head: FormHead, row: readonly Cell[]): { name: Cell; under: Under[] } | null {
  const name = row[head.name]
  if (row.length !== head.width || name === undefined || name.folded === '') return null
  const under = head.columns.flatMap(({ column, meaning }) => {
    const cell = row[column]
    return cell === undefined || cell.folded === '' ? [] : [{ cell, meaning }]
  })
  const valued = head.columns.filter(({ meaning }) => meaning.measure === '指标值').length
  return under.filter(({ meaning }) => meaning.measure === '指标值').length < valued ? null : { name, under }
}
