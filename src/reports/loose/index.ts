import type { Remark } from '../../model/fact.ts'
import { bare, type Line } from '../document.ts'
import { notice } from '../notice.ts'
import type { Form } from '../statements/forms.ts'
import { formNamed } from '../statements/forms.ts'
import type { Table } from '../table.ts'
import { alignedTables } from './aligned.ts'
import { rebuildByCode } from './by-code.ts'
import { rebuildEvaluations } from './evaluation.ts'
import { rebuildPairs } from './pairs.ts'
import { findRegions } from './region.ts'
import type { Attests, Rebuilt } from './rows.ts'
import { rebuildSangong } from './sangong.ts'
import { characterWidth, type Token, toTokens } from './token.ts'
import { rebuildTwoSided } from './two-sided.ts'

const SHAPES: Readonly<
  Record<Form['shape'], (tokens: readonly Token[], form: Form, attests: Attests) => Rebuilt | null>
> = {
  'two-sided': rebuildTwoSided,
  'by-code': rebuildByCode,
  blocks: rebuildByCode,
  sangong: rebuildSangong,
}

/**
 * Whether the text says "项目支出 2,670.56 万元" or the like: the column's name, and soon after it the amount, which a
 * table may print in 元.
 */
function attestations(lines: readonly Line[]): Attests {
  let text: string | null = null
  return (column, amount) => {
    text ??= lines.map((line) => line.folded.replace(/[\s,]+/g, '')).join('')
    return (
      says(text, column, amount) || (/00\.00$/.test(amount) && says(text, column, inTenThousands(amount)))
    )
  }

  function inTenThousands(amount: string): string {
    return (Number(amount) / 10_000).toFixed(2)
  }

  function says(text: string, column: string, amount: string): boolean {
    const name = column.replace(/^[一二三四五六七八九十]{1,3}、|^本年|(?:支出|收入)$/g, '')
    for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
      const after = text.slice(at + name.length, at + name.length + 24)
      const found = after.indexOf(amount)
      if (
        found < 0 ||
        /[。;]|^[及和与、]|[一二三四五六七八九十]、|合计|总计|科目|\d[^.]*万元/.test(after.slice(0, found))
      )
        continue
      if (!/[\d.]/.test(after[found - 1] ?? '')) return true
    }
    return false
  }
}

/**
 * Tables whose cells are parted by spaces or line ends only: standard ones are rebuilt from the form's columns and sums,
 * any other where its cells stand under each other. A number that could stand under several columns is left out, and a
 * notice says where.
 */
export function rebuildTables(lines: Line[]): { tables: Table[]; text: Line[]; notices: Remark[] } {
  const tables: Table[] = []
  const notices: Remark[] = []
  const taken = new Set<Line>()
  const attests = attestations(lines)
  const regions = findRegions(lines)
  const wide = characterWidth(regions.flatMap((region) => region.body))
  for (const { above, body, below } of regions) {
    const title = bare(above.at(-1)!)
    const form = formNamed(title)!
    const rebuilt = SHAPES[form.shape](toTokens(body, wide), form, attests)
    const [line, end] = [body[0]!.number, body.at(-1)!.number]
    if (rebuilt === null) {
      if (alignedTables(body).tables.length > 0) continue
      notices.push(notice('columns', [line], { line, end, table: title }))
      continue
    }
    for (const token of rebuilt.unplaced)
      notices.push(notice('place', [token.line], { line: token.line, table: title, text: token.printed }))
    for (const part of body) taken.add(part)
    const heads = body.slice(0, 3).filter((part) => /单位:|单位：/.test(bare(part)))
    tables.push({ above: [...above, ...heads], below, rows: rebuilt.rows })
  }
  const pairs = rebuildPairs(lines.filter((line) => !taken.has(line)))
  for (const line of pairs.taken) taken.add(line)
  const forms = rebuildEvaluations(lines.filter((line) => !taken.has(line)))
  for (const line of forms.taken) taken.add(line)
  const set = alignedTables(lines.filter((line) => !taken.has(line)))
  for (const line of set.taken) taken.add(line)
  return {
    tables: [...tables, ...pairs.tables, ...forms.tables, ...set.tables],
    text: lines.filter((line) => !taken.has(line)),
    notices,
  }
}
