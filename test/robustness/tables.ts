import { each, inTables, isTable, isTableTitle, type Perturbation, type Row } from './rows.ts'

const titles = (change: (text: string) => string): Perturbation =>
  each((text) => (isTableTitle(text) ? change(text) : text))

const NAMES: readonly (readonly [RegExp, string])[] = [
  [/财政拨款收入支出决算总表/, '财政拨款收支总体情况表'],
  [/(?:部门)?收支总表|收入支出决算总表/, '部门收支总体情况表'],
  [/一般公共预算财政拨款基本支出决算(?:明细)?表|一般公共预算基本支出表/, '一般公共预算基本支出情况表'],
  [/一般公共预算财政拨款支出决算表|一般公共预算支出表/, '一般公共预算支出情况表'],
  [/(?:一般公共预算)?(?:财政拨款)?“三公”经费支出(?:决算)?表/, '“三公”经费支出情况表'],
  [/(?<!款)收入决算表/, '部门收入总体情况表'],
  [/(?<!款)支出决算表|部门支出总表/, '部门支出总体情况表'],
]

const renamed = (text: string) => {
  const found = NAMES.find(([pattern]) => pattern.test(text))
  return found === undefined ? text : text.replace(found[0], found[1])
}

const UNIT_LINE = /^\s*(?:金额)?单位[：:]\s*(万元|元)\s*$/

/** Tables under other titles or none. */
export const TABLES: Readonly<Record<string, Perturbation>> = {
  表名换说法: titles(renamed),
  '表名写“附表”': (rows, about) => {
    let n = 0
    return titles(() => `附表${++n}`)(rows, about)
  },
  '表名前有“公开01表”': (rows, about) => {
    let n = 0
    return titles((text) => `公开${String(++n).padStart(2, '0')}表\n${text}`)(rows, about)
  },
  表名没有年度: titles((text) => text.replace(/^\s*20\d\d\s*年(?:度)?/, '')),
  没有表名: (rows) => rows.filter((row) => !isTableTitle(row.text)),
  单位写在表名后: (rows) => {
    const out: Row[] = []
    let unit = ''
    for (const row of [...rows].reverse()) {
      const match = UNIT_LINE.exec(row.text)
      if (match !== null) unit = match[1]!
      else if (isTableTitle(row.text) && unit !== '') {
        out.push({ ...row, text: `${row.text}（单位：${unit}）` })
        unit = ''
      } else out.push(row)
    }
    return out.reverse()
  },
  '预算数、决算数都写“金额”': inTables((text) =>
    text.includes('预算数') && text.includes('决算数') ? text : text.replace(/[预决]算数/g, '金额'),
  ),
  综合预算和综合决算: each((text) => text.replace(/部门(?=预算|决算)/g, '综合')),
  单位预算和单位决算: each((text) => text.replace(/部门(?=预算|决算)/g, '单位')),
}

/** The cells of a table line; lines of one table have the same number. */
export const cells = (text: string) => text.split('\t')

/** The tables of the report: first and last row of each. */
export function tableSpans(rows: readonly Row[]): [number, number][] {
  const spans: [number, number][] = []
  for (let k = 0; k < rows.length; k++) {
    if (!isTable(rows[k]!.text) || !rows[k]!.text.includes('\t')) continue
    let end = k
    while (rows[end + 1]?.text.includes('\t') === true) end++
    spans.push([k, end])
    k = end
  }
  return spans
}
