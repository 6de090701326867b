import { added, each, inProse, inTables, isTable, joined, type Perturbation, type Row } from './rows.ts'
import { cells, tableSpans } from './tables.ts'

/** Pieces of at most `width` characters, never cut inside a number. */
const pieces = (text: string, width: number) =>
  text.match(new RegExp(`.{1,${width - 1}}(?:[\\d.,]*[\\d%]|.|$)(?![\\d.,%])`, 'gu')) ?? []

const wrapAt =
  (width: number, between: string): Perturbation =>
  (rows) =>
    rows.flatMap((row) => {
      if (isTable(row.text) || row.text.length <= width) return [row]
      return pieces(row.text, width)
        .join(`\n${between}`)
        .split('\n')
        .map((text) => ({ ...row, text }))
    })

/** Lines of prose that follow each other as one. */
const proseOnOneLine =
  (between: string, tables: boolean): Perturbation =>
  (rows) => {
    const out: Row[] = []
    let open: Row[] = []
    const close = () => {
      if (open.length > 0) out.push(joined(open, between))
      open = []
    }
    for (const row of rows) {
      if (row.text.trim() === '') continue
      if (isTable(row.text) && !tables) {
        close()
        out.push(row)
      } else open.push(row)
    }
    close()
    return out
  }

/** A header and a footer with numbers every so many lines, inside no table. */
const pages =
  (write: (page: number, unit: string, year: number) => string, feed = ''): Perturbation =>
  (rows, about) => {
    let page = 1
    return rows.flatMap((row, k) => {
      if (k % 28 !== 27 || isTable(row.text) || isTable(rows[k + 1]?.text ?? '')) return [row]
      return [row, ...added(''), ...added(write(page++, about.unit, about.year)), { text: feed, from: [] }]
    })
  }

const full = (text: string) => text.replace(/[0-9.,%]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0))

const GLOSSARY = `
第四部分 名词解释
1.财政拨款收入：指单位从同级财政部门取得的财政预算资金，占比不低于 80%。
2.“三公”经费：指因公出国（境）费、公务用车购置及运行费和公务接待费；单价 5000 元以上的设备计入固定资产。
3.年末结转和结余：指按有关规定结转到下年或以后年度继续使用的资金，超过 2 年的由财政收回。
4.机关运行经费：指为保障行政单位运行的各项资金，50 万元以上的货物和 100 万元以上的工程须招标。
5.公务用车：指价格 18 万元以内、排气量 1.8 升以下的机动车辆，每 20 人配 1 辆。`

const displayWidth = (text: string) => [...text].reduce((n, c) => n + (c.charCodeAt(0) > 0x2e7f ? 2 : 1), 0)

/** Columns set with spaces, figures to the right, as text taken out of a PDF. */
const aligned: Perturbation = (rows) => {
  const out = [...rows]
  for (const [start, end] of tableSpans(rows)) {
    const body = rows.slice(start, end + 1).map((row) => cells(row.text).map((cell) => cell.trim()))
    const widths = body.reduce<number[]>(
      (wide, row) => row.map((cell, j) => Math.max(wide[j] ?? 0, displayWidth(cell) + 3)),
      [],
    )
    body.forEach((row, n) => {
      const set = row.map((cell, j) => {
        const room = ' '.repeat(Math.max(0, widths[j]! - displayWidth(cell)))
        return /^[\d,.]+$/.test(cell) ? room + cell : ` ${cell}${room.slice(1)}`
      })
      out[start + n] = { ...rows[start + n]!, text: set.join('').trimEnd() }
    })
  }
  return out
}

const spaces = (text: string) =>
  text
    .split('\t')
    .filter((cell) => cell.trim() !== '')
    .join('  ')

/** The same report set in another way. */
export const LAYOUT: Readonly<Record<string, Perturbation>> = {
  说明成一行: proseOnOneLine('', false),
  说明成一行有空格: proseOnOneLine(' ', false),
  全文一行: proseOnOneLine('  ', true),
  折行18字: wrapAt(18, ''),
  折行26字空行: wrapAt(26, '\n'),
  折行37字: wrapAt(37, ''),
  每行之间空一行: (rows) => rows.flatMap((row) => (isTable(row.text) ? [row] : [row, { ...row, text: '' }])),
  没有空行: (rows) => rows.filter((row) => row.text.trim() !== ''),
  行首缩进: inProse((text) => (text.trim() === '' ? text : `　　${text}`)),
  行末空格: each((text) => `${text}   `),
  '表用“|”': inTables((text) => `| ${text.split('\t').join(' | ')} |`),
  表用空格: inTables(spaces),
  表用空格对齐: aligned,
  表一格一行: inTables((text) =>
    text
      .split('\t')
      .filter((cell) => cell.trim() !== '')
      .join('\n'),
  ),
  页眉页脚: pages((page, unit, year) => `${unit}${year}年度部门决算\n- ${page} -`),
  '页脚“第 3 页 共 20 页”': pages((page) => `第 ${page} 页 共 20 页`),
  分页符和页码: pages((page) => `${page}`, '\f'),
  名词解释带数字: (rows) => [...rows, ...added(GLOSSARY)],
  全角数字: each(full),
  CRLF: each((text) => `${text}\r`),
  字间两个空格: inProse((text) => text.replace(/(\d)\s*(万元|元|%|人|辆)/g, '$1  $2')),
}
