import { inProse, inTables, type Perturbation, type Row } from './rows.ts'
import { tableSpans } from './tables.ts'

const ungrouped = (text: string) => text.replace(/(?<=\d),(?=\d{3})/g, '')
const grouped = (text: string) =>
  text.replace(/(?<![\d.,])\d{4,9}(?=\.\d\d(?!\d))/g, (digits) => digits.replace(/\B(?=(\d{3})+$)/g, ','))

/** Moves the decimal point of an amount with two decimals. */
const scaled = (text: string, times: number) => {
  const value = Number(text.replaceAll(',', '')) * times
  return times > 1 ? grouped(value.toFixed(2)) : String(Number(value.toFixed(6)))
}

const CELL = /(?<=^|\t|\s|>)\d[\d,]*\.\d\d(?=$|\t|\s|<)/g
const UNIT = /单位[：:]\s*(万元|元)/

/** Tables in 元 that were in 万元, and the other way round, with the unit above them. */
const otherUnit: Perturbation = (rows) => {
  const out = [...rows]
  for (const [start, end] of tableSpans(rows)) {
    const at = rows.slice(Math.max(0, start - 8), start).findLastIndex((row) => UNIT.test(row.text))
    if (at < 0) continue
    const line = Math.max(0, start - 8) + at
    const unit = UNIT.exec(rows[line]!.text)![1]!
    const to = unit === '万元' ? '元' : '万元'
    out[line] = { ...rows[line]!, text: rows[line]!.text.replace(UNIT, `单位：${to}`) }
    for (let k = start; k <= end; k++) {
      const text = rows[k]!.text.replace(CELL, (cell) => scaled(cell, unit === '万元' ? 10_000 : 1 / 10_000))
      out[k] = { ...rows[k]!, text } satisfies Row
    }
  }
  return out
}

const PROSE = /(\d[\d,]*(?:\.\d+)?)(\s*)万元/g

/** The same amounts in another notation. */
export const AMOUNTS: Readonly<Record<string, Perturbation>> = {
  表里没有千分位: inTables(ungrouped),
  说明里没有千分位: inProse(ungrouped),
  说明里都有千分位: inProse(grouped),
  整数不写小数: inProse((text) => text.replace(/(\d)\.00(?=\s*(?:万元|元))/g, '$1')),
  末位零不写: inProse((text) => text.replace(/(\.\d*[1-9])0+(?=\s*(?:万元|元|%))/g, '$1')),
  说明里用元: inProse((text) =>
    text.replace(PROSE, (_, value: string, space: string) => `${scaled(value, 10_000)}${space}元`),
  ),
  表换单位: otherUnit,
}
