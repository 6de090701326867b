import type { Figure } from '../../model/fact.ts'
import type { Kind } from '../../model/vocabulary.ts'
import type { Table } from '../table.ts'
import { appropriation } from './appropriation.ts'
import { basicExpenditure } from './basic-expenditure.ts'
import { expenditure } from './expenditure.ts'
import { generalBudget } from './general-budget.ts'
import { governmentFund } from './government-fund.ts'
import { income } from './income.ts'
import { incomeExpenditure } from './income-expenditure.ts'
import { sangong } from './sangong.ts'
import { stateCapital } from './state-capital.ts'
import type { Notice, Sheet, Statement } from './statement.ts'

/** The standard tables, the more particular title first. */
export const STATEMENTS: readonly Statement[] = [
  sangong,
  basicExpenditure,
  stateCapital,
  governmentFund,
  generalBudget,
  appropriation,
  incomeExpenditure,
  income,
  expenditure,
]

const UNIT = /单位:?(?:人民币)?(万元|亿元|千元|元)/

/** The standard table that a title names, or undefined. */
export function statementNamed(title: string): Statement | undefined {
  return STATEMENTS.find((candidate) => candidate.title.test(title))
}

function statementOf(table: Table): { statement: Statement; title: string } | null {
  const inside = table.rows.slice(0, 2).map((row) => row.map((cell) => cell.folded).join(''))
  const lines = table.above.map((line) => line.folded.replace(/\s+/g, ''))
  const nearest = lines
    .flatMap((line, i) => [/:/.test(line) ? '' : `${lines[i - 1] ?? ''}${line}`, line])
    .toReversed()
  for (const text of [...inside.filter((row) => row.length < 60), ...nearest]) {
    if (text.length > 60) continue
    const statement = statementNamed(text)
    if (statement === undefined) continue
    const title = text.replace(
      /^[-\s]+|^[一二三四五六七八九十]+、|20\d\d年?度?|\(?表\d+\)?|\(公开\d+表\)/g,
      '',
    )
    return { statement, title: title.slice(0, 40) }
  }
  return null
}

function unitOf(table: Table): string | null {
  const head = table.rows.slice(0, 3).map((row) => row.map((cell) => cell.folded).join(''))
  const above = table.above
    .slice(-4)
    .map((line) => line.folded.replace(/\s+/g, ''))
    .toReversed()
  for (const text of [...above, ...head]) {
    const unit = UNIT.exec(text)?.[1]
    if (unit !== undefined) return unit
  }
  return null
}

/** Every figure of the statutory tables. A table without a unit in its head is in 万元, and a notice says so. */
export function readStatements(
  tables: Table[],
  kind: Kind,
  fiscalYear: number,
): { figures: Figure[]; notices: Notice[]; read: Table[] } {
  const figures: Figure[] = []
  const notices: Notice[] = []
  const read: Table[] = []
  for (const table of tables) {
    const found = statementOf(table)
    if (found === null) continue
    const unit = unitOf(table)
    const sheet: Sheet = {
      table,
      title: found.title,
      unit: unit ?? '万元',
      kind,
      fiscalYear,
      stage: kind === '决算' ? '决算' : '年初预算',
    }
    const result = found.statement.read(sheet)
    const line = table.rows[0]?.[0]?.line ?? 0
    if (unit === null && result.figures.length > 0) {
      notices.push({
        line,
        message: `第 ${line} 行起的《${found.title}》没有印出金额单位，按万元读`,
        message_en: `The table 《${found.title}》 at line ${line} prints no unit of money; read as 万元`,
      })
    }
    figures.push(...result.figures)
    notices.push(...result.notices)
    read.push(table)
  }
  return { figures, notices, read }
}
