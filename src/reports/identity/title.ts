import type { Kind } from '../../model/vocabulary.ts'

/** A line of the cover, white space taken out. */
export interface HeadLine {
  line: number
  text: string
}

/** What a title says. */
export interface Title {
  unit: string | null
  year: number | null
  kind: Kind
  level: '部门' | '单位' | null
  /** 补充 or 更正 of a report that was published before. */
  amends: '补充' | '更正' | null
}

const NUMERALS: Readonly<Record<string, string>> = {
  〇: '0',
  '○': '0',
  Ｏ: '0',
  零: '0',
  一: '1',
  二: '2',
  三: '3',
  四: '4',
  五: '5',
  六: '6',
  七: '7',
  八: '8',
  九: '9',
}

/** 二〇二三年 as 2023年; the length stays. */
export function arabicYears(text: string): string {
  return text.replace(/[〇○零一二三四五六七八九]{4}(?=年|财年|学年)/g, (digits) =>
    [...digits].map((digit) => NUMERALS[digit]).join(''),
  )
}

const YEAR = /(20\d\d)(?:[-—~至](?:20)?\d\d)?(?:学年度?|财政年度|年度|财年|年)/g
const SPENDING = '(?:部门|单位)?(?:整体)?(?:支出|项目|专项|预算|财政|资金)*'
const ACCOUNT = '(?:部门|单位)(?:[(/、](?:部门|单位)\\)?)?(?:收支|综合)?(预算|决算)'
const TALK =
  '(?:草案|编制|有关|信息|公开|执行|支出|安排|使用|占用|占有|管理|年度|总量|明细|汇总|结果|情况|工作|申报|等|材料|总|表|数)*'
const account = (match: RegExpExecArray) => match[1] as Kind
/** What kind of paper it is. A report that also names 三公 or 绩效 in its title is the report; the first that fits is taken. */
const WHAT: readonly (readonly [RegExp, (match: RegExpExecArray) => Kind])[] = [
  [new RegExp(`${ACCOUNT}(?:公开)?(?:和|及|以及|暨|与|、|[“"]三公).*`), account],
  [new RegExp(`${SPENDING}绩效(?:自评价?|自我评价|评价)${TALK}`), () => '绩效自评'],
  [new RegExp(`${SPENDING}绩效目标${TALK}`), () => '绩效目标'],
  [new RegExp(`${ACCOUNT}${TALK}`), account],
  [
    new RegExp(
      `(?:财政拨款|一般公共预算|行政)*[“"]?三公[”"]?(?:公共)?(?:经费|支出|消费)(?:财政拨款)?(?:支出)?(预算|决算)?${TALK}`,
    ),
    (match) => (match[1] === '预算' && !match[0].includes('预算执行') ? '三公预算' : '三公决算'),
  ],
  [new RegExp(`政府采购预算${TALK}`), () => '政府采购预算'],
  [new RegExp(`政府采购(?:支出|决算)?${TALK}`), () => '政府采购'],
  [new RegExp(`国有资产${TALK}`), () => '国有资产'],
  [new RegExp(`(?:财政|收支|综合)?(预算|决算)(?!编审|评审|编制中心)(?:和|及)?${TALK}`), account],
]

const AFTER =
  /^(?:说明|报告|文本|公告|通知|通告|公示|批复|函|的|信息|公开|情况|材料|正文|汇编|目录|表|稿|\((?:汇总|本级|公开|草案)\))*/
/** 2025年预算执行情况和2026年预算安排情况: the first is the paper's own. */
const AND_NEXT = /^(?:和|及|与|暨|、)\|.*(?:预算|决算|三公).*$/
const LEADING =
  /^(?:附件[\d一二三四五六七八九十]*[:.、-]*|附表?[\d一二三四五六七八九十]*[:.、-]+|\d+[.、]|[《<“"'【[(:、,.·#*>—-]+|关于|转发|印发|批复|下达|公开|公布|公示|发布|对|的)+/
const TRAILING = /(?:关于|的|批复|公开|公布|公示|下达|报送|\(?汇总\)?|[》>”"'】\]:、,.·—-])+$/
/** 全省, 省级, 本级 beside a division's name say no more than the name. */
const RANK = /^(?:全?[省市区县]|本)级?$/
const LEVELS = /(?:本级)?(部门|单位)(?:本级)?$/
const NOT_A_NAME =
  /^(?:预算|决算)编制$|收入|支出|经费|(?:预算|决算)(?!编审|评审|编制|中心|局|处|科|股|所|办|院)|情况|说明|概况|目录|名词|附件|部分|一览|总表|名称|负责|日期|时间|金额|编码|盖章|完成|信息公开$|首页|当前位置|来源|^(?:本|各|全[区市县省]|其|该|我|纳入|所属|下属|年|度|第|一|二|三|[区市县]?(?:直属?)?部门|单位|根据|按照|为|由|在|与|和|及|是|从|对|将|以|有|无)|^[市区县]?级?$|(?:XX|××|xx|\*\*|某某|○○|□□)/

/** What the names of public bodies end in. */
export const BODY =
  '(?:局|委员会|办公室|中心|院|所|站|馆|校|学|园|队|处|部|会|社|厅|委|办|政府|公司|库|台|街道|镇|乡|机关|联|协|团|司|署|场|宫|室|组|基地|监狱|政协|人大)'
const BODY_END = new RegExp(`${BODY}(?:\\(?本级\\)?)?[)》|]*$`)

/** Brackets that close what was not opened, or open what is not closed, belong to the title around the name. */
function unwrap(text: string): string {
  const opened = text.split('(').length - text.split(')').length
  return opened < 0 ? text.replace(/\)$/, '') : opened > 0 ? text.replace(/^\(|\($/, '') : text
}

/** Whether a stretch of print can be the name of a unit. */
export function canBeName(text: string): boolean {
  if (text.length < 3 || text.length > 40 || NOT_A_NAME.test(text)) return false
  if (/\d(?:万|亿|元|%|人|辆|年|月)/.test(text)) return false
  return /^[一-龥A-Za-z()“”"·、\d-]+$/.test(text) && /[一-龥]{2}/.test(text) && !/^\d/.test(text)
}

const SPEAKS = /预算|决算|三公|绩效|政府采购|国有资产/

/** Reads a title: unit, year and kind of paper in any order, with the words that papers begin and end with. Null where it is none. */
export function parseTitle(printed: string): Title | null {
  if (!SPEAKS.test(printed) || /[。;!?]/.test(printed)) return null
  let text = arabicYears(printed).replace(LEADING, '')
  const years = [...text.matchAll(YEAR)].map((match) => Number(match[1]))
  text = text.replace(YEAR, '|')
  const amends = /更正|勘误|修正|订正/.test(text) ? '更正' : /补充/.test(text) ? '补充' : null
  if (amends !== null) text = text.replace(/(?:的)?(?:更正|勘误|修正|订正|补充)(?:公开|说明|公告|版)*/g, '|')
  for (const [pattern, kindOf] of WHAT) {
    const match = pattern.exec(text)
    if (match === null) continue
    const before = text.slice(0, match.index)
    if (before.replaceAll('|', '') === '' && !BODY_END.test(text)) {
      // What stands behind the kind of paper is a name only where it ends as bodies do.
      const rest = text.slice(match.index + match[0].length).replace(AFTER, '')
      if (rest.replace(/[|()》]/g, '') !== '') return null
    }
    const rest = text.slice(match.index + match[0].length).replace(AFTER, '')
    const plans = AND_NEXT.test(rest) && kindOf(match) === '三公决算'
    const after = rest.replace(AND_NEXT, '')
    let level = /^(部门|单位)/.exec(match[0])?.[1] ?? null
    const pieces = `${before}|${after}`
      .split('|')
      .map((piece) => {
        const bare = unwrap(piece.replace(LEADING, '').replace(TRAILING, ''))
        const tail = LEVELS.exec(bare)
        if (tail === null) return bare
        level ??= tail[1]!
        return bare.slice(0, tail.index).replace(TRAILING, '')
      })
      .filter(
        (piece) => piece !== '' && !/^(?:部门|单位|公开|年|度|\(|\))*$/.test(piece) && !RANK.test(piece),
      )
    if (pieces.length > 1) return null
    const unit = pieces[0] ?? null
    if (unit !== null && !canBeName(unit)) return null
    const kind = plans ? '三公预算' : kindOf(match)
    return { unit, year: years[0] ?? null, kind, level: level as Title['level'], amends }
  }
  return null
}

/** Lines of a cover that belong to no title: dates, page numbers, the list of contents. */
const BETWEEN =
  /^(?:目录|20\d\d年\d+月(?:\d+日)?|[-—]?\d+[-—]?|第\d+页.*|(?:索引号|文号|发布|来源|信息来源|发文|生成日期|公开日期|公开时间|日期|浏览次数).*)$/

/** Titles among the first lines, also those set over several lines. Where one runs into another, the shorter is taken. */
export function titlesIn(head: readonly HeadLine[]): (Title & { line: number; evidence: string })[] {
  const found: (Title & { line: number; evidence: string; last: number })[] = []
  const lines = head.filter(({ text }) => text.length > 0 && !BETWEEN.test(text))
  for (let i = 0; i < lines.length; i++) {
    let joined = ''
    let best: (typeof found)[number] | null = null
    for (let k = i; k < Math.min(lines.length, i + 14); k++) {
      const next = lines[k]!.text
      if (joined.length + next.length > 80 || /[。;]/.test(next)) break
      if (
        k > i &&
        (/^(?:[一二三四五六七八九十]+、|\([一二三四五六七八九十]+\)|第[一二三四五六七八九十]+部分|\d+[.、])/.test(
          next,
        ) ||
          (k - i > 3 && next.length > 4 && joined.length > 40))
      )
        break
      joined += next
      const title = parseTitle(joined)
      if (title === null) continue
      const whole = (t: Title) => Number(t.unit !== null) + Number(t.year !== null)
      if (best === null || whole(title) > whole(best))
        best = { ...title, line: lines[i]!.line, evidence: joined, last: k }
      if (whole(best) === 2 && k > i) break
    }
    if (best !== null) found.push(best)
  }
  return found.map(({ last: _last, ...title }) => title)
}
