import { type About, added, each, isTableTitle, type Perturbation } from './rows.ts'

const DIGITS = '〇一二三四五六七八九'
const chineseYear = (year: number) => [...String(year)].map((digit) => DIGITS[Number(digit)]).join('')
const half = (text: string) => [
  text.slice(0, Math.ceil(text.length / 2)),
  text.slice(Math.ceil(text.length / 2)),
]

/** Title pages: unit, year and kind in any arrangement. */
const PAGES: Readonly<Record<string, (about: About) => string>> = {
  年度单位部门一行: ({ unit, year, kind }) => `${year}年度${unit}部门${kind}`,
  单位在前: ({ unit, year, kind }) => `${unit}${year}年度部门${kind}`,
  单位和年度分行: ({ unit, year, kind }) => `${unit}\n\n${year}年度部门${kind}`,
  年度和单位分行: ({ unit, year, kind }) => `${year}年度\n\n${unit}\n\n部门${kind}`,
  三行加公开: ({ unit, year, kind }) => `${unit}\n${year}年\n部门${kind}公开`,
  年在最后: ({ unit, year, kind }) => `${unit}部门${kind}\n\n（${year}年度）`,
  关于的说明: ({ unit, year, kind }) => `关于${unit}${year}年度部门${kind}的说明`,
  单位关于的说明: ({ unit, year, kind }) => `${unit}\n关于${year}年部门${kind}公开的说明`,
  情况说明: ({ unit, year, kind }) => `${unit}${year}年${kind}公开情况说明`,
  信息公开: ({ unit, year, kind }) => `${unit}${year}年度部门${kind}信息公开`,
  及三公: ({ unit, year, kind }) => `${unit}${year}年部门${kind}及“三公”经费${kind}信息公开说明`,
  汉字年份: ({ unit, year, kind }) => `${chineseYear(year)}年度${unit}部门${kind}`,
  汉字年份分行: ({ unit, year, kind }) => `${unit}\n\n${chineseYear(year)}年部门${kind}`,
  字间有空格: ({ unit, year, kind }) => `${unit}\n\n${year} 年 度 部 门 ${[...kind].join(' ')}`,
  单位名断行: ({ unit, year, kind }) => `${half(unit).join('\n')}\n${year}年度部门${kind}`,
  书名号: ({ unit, year, kind }) => `《${unit}${year}年部门${kind}》`,
  年度报告: ({ unit, year, kind }) => `${unit}${year}年度${kind}报告`,
  单位冒号: ({ unit, year, kind }) => `${year}年部门${kind}公开\n单位名称：${unit}\n（公章）`,
  单位预算: ({ unit, year, kind }) => `${unit}${year}年单位${kind}`,
  带目录和日期: ({ unit, year, kind }) =>
    `${year}年度${unit}\n部门${kind}\n\n${kind === '决算' ? year + 1 : year}年3月18日\n\n目    录\n\n第一部分  部门概况……………………3\n第二部分  部门${kind}表……………………5\n第三部分  部门${kind}情况说明………………14\n第四部分  名词解释……………………22`,
  网页标题栏: ({ unit, year, kind }) =>
    `首页 > 政务公开 > 财政信息\n${unit}${year}年部门${kind}\n发布时间：${kind === '决算' ? year + 1 : year}-03-18 来源：${unit} 浏览次数：1206 字体：【大 中 小】`,
}

/** The report says its name nowhere but on the title page: 本单位, tables without 部门：…, headings without the year. */
const nameless: Perturbation = (rows, about) =>
  each((text) => {
    const own = text.replaceAll(about.unit, '本单位')
    if (isTableTitle(text)) return own.replace(/^\s*20\d\d\s*年(?:度)?/, '')
    return own.replace(/^\s*(?:公开)?(?:部门|单位)(?:名称)?[：:](?!\s*(?:万元|元)).*$/, '')
  })(
    rows.filter((row, k) => !(k < 3 && row.text.includes(about.unit))),
    about,
  )

/** A title page before a report that does not name itself again. */
export const TITLES: Readonly<Record<string, Perturbation>> = Object.fromEntries(
  Object.entries(PAGES).map(([name, page]): [string, Perturbation] => [
    `封面：${name}`,
    (rows, about) => [...added(page(about)), ...added(''), ...nameless(rows, about)],
  ]),
)
