import {
  both,
  each,
  heading,
  isPart,
  isTable,
  isTableTitle,
  joined,
  type Perturbation,
  type Row,
} from './rows.ts'

const CHINESE = [
  '一',
  '二',
  '三',
  '四',
  '五',
  '六',
  '七',
  '八',
  '九',
  '十',
  '十一',
  '十二',
  '十三',
  '十四',
  '十五',
]
const NEUTRAL = ['有关情况说明', '相关情况', '具体说明', '情况说明', '其他说明', '有关事项']

const countOf = (number: string) => CHINESE.indexOf(number.replace(/[（(、)）]/g, '')) + 1
const level = (number: string) => (/^[（(]/.test(number) ? 2 : /^\d/.test(number) ? 3 : 1)

/** Rewrites the numbered headings of the levels asked for. */
const headings = (
  levels: readonly number[],
  write: (parts: { before: string; number: string; title: string }) => string,
): Perturbation =>
  each((text) => {
    const parts = heading(text)
    return parts === null || !levels.includes(level(parts.number)) ? text : write(parts)
  })

/** Headings whose words say nothing; the sentences under them say all. */
const neutral =
  (levels: readonly number[]): Perturbation =>
  (rows, about) => {
    let n = 0
    return headings(levels, ({ before, number, title }) => {
      if (!/情况|说明|安排|构成/.test(title)) return before + number + title
      return before + number + NEUTRAL[n++ % NEUTRAL.length]
    })(rows, about)
  }

/** A heading and the sentence under it as one line. */
const runIn =
  (between: string): Perturbation =>
  (rows) => {
    const out: Row[] = []
    for (let k = 0; k < rows.length; k++) {
      const row = rows[k]!
      let next = k + 1
      while (rows[next]?.text.trim() === '') next++
      const under = rows[next]
      const parts = heading(row.text)
      const sentence =
        under !== undefined && heading(under.text) === null && !isPart(under.text) && !isTable(under.text)
      if (parts === null || !sentence || !/情况|说明/.test(parts.title) || isTableTitle(under.text)) {
        out.push(row)
        continue
      }
      out.push(joined([{ ...row, text: row.text.replace(/。?\s*$/, '') }, under], between))
      k = next
    }
    return out
  }

const renumber = (write: (n: number) => string) =>
  headings([1], ({ before, number, title }) => before + write(countOf(number)) + title)

/** Numbers of items that are whole sentences: 1.因公出国(境)费支出决算为 …. */
const ITEM = /^(\s*)(\d{1,2})[.、．](?=[^\d\s])/

/** Headings in other words, with other numbers, or without any. */
export const HEADINGS: Readonly<Record<string, Perturbation>> = {
  '标题只写“有关情况说明”等': neutral([1]),
  各级标题都不说是什么: both(
    neutral([1, 2]),
    each((t) => (isPart(t) ? t.replace(/部分.*$/, '部分 说明') : t)),
  ),
  标题没有序号: headings([1, 2], ({ before, title }) => before + title),
  大标题没有序号: headings([1], ({ before, title }) => before + title),
  '标题用“1.”': renumber((n) => `${n}.`),
  '标题用“1、”': renumber((n) => `${n}、`),
  '标题用“（一）”': both(
    headings([2], ({ before, number, title }) => `${before}${countOf(number)}.${title}`),
    renumber((n) => `（${CHINESE[n - 1]}）`),
  ),
  '“一、”和“（一）”互换': headings([1, 2], ({ before, number, title }) => {
    const n = CHINESE[countOf(number) - 1]
    return `${before}${level(number) === 1 ? `（${n}）` : `${n}、`}${title}`
  }),
  '标题用“第一节”': renumber((n) => `第${CHINESE[n - 1]}节 `),
  序号后有空格: headings([1, 2, 3], ({ before, number, title }) => `${before}${number} ${title}`),
  'Markdown 标题': both(
    headings([1], ({ number, title }) => `### **${number}${title}**`),
    each((t) => (isPart(t) && !t.startsWith('#') ? `## ${t.trim()}` : t)),
  ),
  标题紧接正文: runIn(''),
  标题后句号接正文: runIn('。'),
  标题后冒号接正文: runIn('：'),
  标题不写年度: headings(
    [1, 2],
    ({ before, number, title }) => before + number + title.replace(/^20\d\d\s*年\s*度?/, ''),
  ),
  '标题写“关于……的说明”': headings(
    [1],
    ({ before, number, title }) =>
      before +
      number +
      (/说明$/.test(title) ? `关于${title.replace(/(?:情况)?说明$/, '')}情况的说明` : title),
  ),
  '没有“第几部分”': (rows) => rows.filter((row) => !isPart(row.text)),
  条目没有序号: each((text) => text.replace(ITEM, '$1')),
  '条目用“（1）”': each((text) => text.replace(ITEM, '$1（$2）')),
  '条目用“一是”': each((text) =>
    text.replace(ITEM, (_, space: string, n: string) => `${space}${CHINESE[Number(n) - 1] ?? n}是`),
  ),
}
