import { each, inProse, type Perturbation } from './rows.ts'

const AMOUNT = String.raw`(?=\s*\d[\d,]*(?:\.\d+)?\s*(?:万元|元))`
/** The end of a label right before its amount: 其他收入 3.50 万元. */
const LABEL = new RegExp(String.raw`(收入|支出|经费|合计|费|（项）|\(项\)|总计)${AMOUNT}`, 'g')

/** A word between label and amount. */
const filler = (word: string): Perturbation => inProse((text) => text.replace(LABEL, `$1${word}`))

const replace = (pattern: RegExp, by: string): Perturbation => inProse((text) => text.replace(pattern, by))

/** Fillers and synonyms that change no figure. */
export const WORDS: Readonly<Record<string, Perturbation>> = {
  '“（项）”后有“科目”': replace(/(（项）|\(项\))/g, '$1科目'),
  '“（类）支出”后有“科目”': replace(/([（(]类[)）]支出)/g, '$1科目'),
  '“（项）”后有“支出”': replace(/(（项）|\(项\))/g, '$1支出'),
  '“（项）”后有“年初预算数为”': replace(new RegExp(`(（项）)${AMOUNT}`, 'g'), '$1预算数为'),
  '类款项用“-”连': replace(/（类）|（款）/g, '-'),
  '类款项写“类”“款”“项”不加括号': replace(/[（(]([类款项])[)）]/g, '$1'),
  '金额前有“为”': filler('为'),
  '金额前有“共计”': filler('共计'),
  '金额前有“总额”': filler('总额'),
  '金额前有“总额为”': filler('总额为'),
  '金额前有“数为”': filler('数为'),
  '金额前有“金额”': filler('金额'),
  '金额前有“合计为”': filler('合计为'),
  '金额前有“达到”': filler('达到'),
  '金额前有“是”': filler('是'),
  金额前有冒号: filler('：'),
  '金额前有“人民币”': filler('人民币'),
  '“支出决算为”改“决算支出”': replace(/支出决算为/g, '决算支出'),
  '“支出决算为”改“决算数为”': replace(/支出决算为/g, '决算数为'),
  '“支出决算为”改“实际支出”': replace(/支出决算为/g, '实际支出'),
  '“年初预算数为”改“年初预算安排”': replace(/年初预算数?为/g, '年初预算安排'),
  '“公用经费”改“日常公用经费”': replace(/(?<!日常)公用经费/g, '日常公用经费'),
  '“人员经费”后加“支出”': replace(new RegExp(`人员经费${AMOUNT}`, 'g'), '人员经费支出'),
  '“经费”改“费用”': replace(new RegExp(`(出国[（(]境[)）]|运行|购置|接待)费${AMOUNT}`, 'g'), '$1费用'),
  '“占”改“占比”': replace(/，占(?:本年(?:收入|支出))?\s*(?=\d)/g, '，占比'),
  '“减少”改“下降”': replace(new RegExp(`减少${AMOUNT}`, 'g'), '下降'),
  '金额后有“（含上年结转）”': replace(/((?:基本|项目)支出\s*[\d,.]+\s*万元)/g, '$1（含上年结转）'),
  '“2020年度”改“本年度”': inProse((text) =>
    /^20\d\d\s*年度?.{0,30}[。；]/.test(text) ? text.replace(/^20\d\d\s*年(度?)/, '本年$1') : text,
  ),
}

const swap = (pairs: readonly (readonly [string, string])[]): Perturbation =>
  each((text) => [...text].map((c) => pairs.find(([from]) => from === c)?.[1] ?? c).join(''))

const round = (open: string, close: string) =>
  swap([
    ['（', open],
    ['(', open],
    ['）', close],
    [')', close],
  ])
const quotes = (open: string, close: string) =>
  swap([
    ['“', open],
    ['”', close],
  ])

/** Lines of prose with a mark of a sentence: between numbers in a form's row a space is all that parts them. */
const inSentences = (change: (text: string) => string) =>
  inProse((text) => (/[，。；]/.test(text) ? change(text) : text))

/** Other brackets, quotes and marks. */
export const MARKS: Readonly<Record<string, Perturbation>> = {
  半角括号: round('(', ')'),
  全角括号: round('（', '）'),
  六角括号: round('〔', '〕'),
  方括号: round('[', ']'),
  直引号: quotes('"', '"'),
  直角引号: quotes('「', '」'),
  单引号: quotes('‘', '’'),
  没有引号: each((text) => text.replace(/[“”]/g, '')),
  半角标点: inProse((text) => text.replace(/，/g, ',').replace(/；/g, ';').replace(/：/g, ':')),
  分号改句号: inProse((text) => text.replace(/；(?=[^\n]{6})/g, '。')),
  分号改逗号: inProse((text) => text.replace(/；/g, '，')),
  数字前后没有空格: inSentences((text) =>
    text.replace(/(?<=[一-龥）)：；，。]) +(?=\d)/g, '').replace(/(?<=\d) +(?=[一-龥%])/g, ''),
  ),
  数字前后都有空格: inSentences((text) =>
    text.replace(/(?<=[一-龥])(?=\d)/g, ' ').replace(/(?<=\d)(?=[一-龥%])/g, ' '),
  ),
  不换行空格: inProse((text) => text.replaceAll(' ', '\u00a0')),
}
