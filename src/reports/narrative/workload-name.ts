/** A count with the name that it was given. */
export interface Counted {
  item: string
  rate: boolean
  start: number
  end: number
}

const LEADING =
  /^(?:20\d\d年|一年来|今年以来|全年|其中|累计|及时|专题召开|召开|开展|组织|并|已|一是|二是|三是|\d[、.])+/
const TRAILING = /(?:共计?|达到?|为|了|约|近|超过?|累计|合计|计|仅|各|至)+$/
/** Verbs whose object is what is counted. */
const HANDS_OUT = /(配发|发放|采购|购置|新建|建成|安装|配备|更换|印发|派发|委派|选派|抽调|新增|培育|引进)$/
/** Verbs that name no case by themselves. */
const HANDLES = /(?:交办|上报|受理|转办|移交|举报|反映)$/
const CASES = /(案件|事件|投诉|问题|诉求|工单|留言|线索)$/
const BARE_VERB = /^(?:下发|发放|办结|整改|采纳|投入使用)$/
const MAKES = /^(?:制作|编制|撰写|印发|修订|起草)/
const LEVEL = /^[A-Za-z一二三四五甲乙丙丁][级类等]$/
const BARE_RATE = /^(?:案件|办理)?(?:按期|按时)?(?:结案|办结|满意|签收|回复|完成)(?:率|度)$/
const OWN_RATE = /^(.{2,12}?)(?:按期|按时)(?:结案|办结|签收|回复)率$/
const NO_NAME =
  /^(?:[对在围绕保证确保组织委派将及和与并向由为]*|针对全[区市县]|.*(?:对|将|相关的|项目所含|覆盖))$/
/** 单位政务网络, 街道及街道二级单位政务网络: whose, and what of theirs. */
const UNITS_THING = /^(单位|企业|街道|社区|学校|部门|家庭)(?:及[一-龥]{2,8}?(?:单位|社区|部门))?(.{4,})$/
const WORD = '[A-Za-z一-龥()]'

/** The clause before `at`, from the last mark or number; at most 30 characters. */
function clauseBefore(text: string, floor: number, at: number): { words: string; from: number } {
  let from = at
  while (from > floor && at - from < 30 && !/[,。;:!?\n、(]/.test(text[from - 1]!)) from--
  return { words: text.slice(from, at), from }
}

/** The thing counted, after the count: up to a mark, a verb or a joining word. */
function nounAfter(after: string): string | null {
  return (
    new RegExp(`^的?(${WORD}{2,20}?)(?=[,。;:、]|进行|开展|的|共|覆盖率|完成|到|及|和|运行|\\d|$)`).exec(
      after,
    )?.[1] ?? null
  )
}

/** What is done to the thing counted: 对29家单位进行了网络迁移, 对10个中心开展网络建设, 将500台终端的系统更换. */
function doneTo(before: string, after: string): string | null {
  const treated = new RegExp(`^(${WORD}{2,24}?)(进行了?|开展了?)(${WORD}{2,16}?)(?=[,。;、\\n]|$)`).exec(
    after,
  )
  if (/(?:^|[^应])对[^,。;]{0,8}$/.test(before) && treated !== null) {
    const [, thing, verb, deed] = treated as unknown as [string, string, string, string]
    const act = deed.replace(/^(?:仔细|认真|全面|集中)/, '')
    if (verb.startsWith('开展')) return `${thing}${act}`
    const [, whose, what] = UNITS_THING.exec(thing) ?? []
    return whose === undefined ? `${act}${thing}` : `${what}${act}${whose}`
  }
  const changed = new RegExp(
    `^(${WORD}{2,8}?)(?:和\\d+[台个家套](${WORD}{2,8}?))?的(${WORD}{2,8}?)(?:统一)?(更换|升级|改造|迁移|替换)`,
  ).exec(after)
  if (/将[^,。;]{0,30}$/.test(before) && changed !== null) return `${changed[1]}${changed[3]}${changed[4]}`
  return null
}

/** 保证10个中心的公益WIFI覆盖率, after 公益WIFI建设 was spoken of: the count is of what was built. */
function builtThing(before: string, after: string): string | null {
  const thing = new RegExp(`^(${WORD}{4,24}?)覆盖率`).exec(after)?.[1]?.replace(/的/, '')
  if (thing === undefined) return null
  const near = before.toLowerCase()
  for (let length = 4; length <= 8 && length < thing.length; length++)
    if (near.includes(`${thing.slice(-length)}建设`.toLowerCase())) return `${thing}建设`
  return null
}

/** What the sentence is about, where it says so before its counts: X运行一个月以来, X改版升级以来. */
function topicOf(text: string, at: number): string {
  const line = text.slice(Math.max(0, text.lastIndexOf('\n', at - 1) + 1), at)
  const topic = [
    ...line.matchAll(
      /(?:^|[,。;、])(?:\d[、.])?([A-Za-z“”一-龥]{3,16}?)(?:运行|上线|改版|开通|启用)[^,。;]{0,8}以来,/g,
    ),
  ].at(-1)
  if (topic === undefined) return ''
  const since = line.slice(topic.index + topic[0].length)
  return (since.match(/。/g)?.length ?? 0) > 1 ? '' : topic[1]!
}

/**
 * The name of a count from its sentence: the words before it, else the noun after it; a second count of one thing, a
 * part of a sum and a bare rate take the name of the count that they belong to. `beside` is the text of the cells
 * before this one in its row.
 */
export function nameCount(
  text: string,
  floor: number,
  at: number,
  end: number,
  earlier: readonly Counted[],
  beside = '',
): { item: string; from: number } {
  const { words, from } = clauseBefore(text, floor, at)
  const after = text.slice(end, end + 48)
  const last = earlier.at(-1)
  const sentence = Math.max(text.lastIndexOf('。', at - 1), text.lastIndexOf('\n', at - 1))
  const here = earlier.filter((count) => count.start > sentence)
  const closed = text.lastIndexOf(')', at) > text.lastIndexOf('(', at)
  const whole = here.findLast((count) => !count.rate && (!closed || !inBrackets(text, count.start)))
  const summed = here.findLast(
    (count) => !count.rate && /^[^。]*其中/.test(text.slice(count.end, count.end + 4)),
  )
  const named = (item: string) => ({ item, from })

  const between = last === undefined ? null : text.slice(last.end, at)
  if (
    last !== undefined &&
    !last.rate &&
    between !== null &&
    (between === '' || last.item.endsWith(`覆盖${between}`))
  )
    return named(last.item.replace(/(?:覆盖|涉及|惠及).{2,6}$/, ''))
  const list = /^(?:20\d\d年)?([^,。;:\n]{2,20}、[^,。;:、\n]{2,10}等.{2,6})$/.exec(
    text.slice(Math.max(floor, lastMark(text, at)), at),
  )?.[1]
  if (list !== undefined) return named(list)
  const clean = words
    .replace(TRAILING, '')
    .replace(LEADING, '')
    .replace(/^(?:[^提形]*)(?:提出|形成)(?=.{4})/, '')
    .replace(/为[一-龥]{2,5}(?=讲)/, '')
    .replace(/共(?=受理|立案|评选|撰写|上报|处理|制作|配发|发放)/, '')
    .replace(/^共/, '')

  if (LEVEL.test(clean) && summed !== undefined) return named(`${summed.item}:${clean}`)
  if (BARE_RATE.test(clean)) {
    const topic = topicOf(text, at)
    const rated = here.findLast((count) => count.rate && !/率$/.test(count.item))
    if (rated !== undefined && rated === last) return named(rated.item)
    if (whole !== undefined) return named(whole.item)
    if (topic !== '') return named(topic + clean)
  }
  const own = OWN_RATE.exec(clean)
  if (own !== null) return named(own[1]! + (CASES.exec(whole?.item ?? '')?.[1] ?? ''))

  const deed = doneTo(text.slice(Math.max(0, from - 12), at), after)
  if (deed !== null) return named(deed)
  const joined = /^.{0,10}(?:和|及|以及)$/.test(words) && last?.end === from
  if (joined) {
    const started = text.slice(Math.max(0, last.start - 40), last.start)
    const second = doneTo(started, after)
    if (second !== null) return named(second)
  }
  const built = builtThing(beside + text.slice(Math.max(0, at - 600), at), after)
  if (built !== null) return named(built)
  const noun = nounAfter(after)
  const covers = /^(.{4,}?)共?(覆盖|涉及|惠及)$/.exec(clean)
  if (covers !== null && noun !== null) return named(`${covers[1]}${covers[2]}${noun}`)
  const hands = HANDS_OUT.exec(clean)?.[1] ?? (joined ? givenBy(text, last) : undefined)
  if (hands !== undefined && noun !== null) {
    const place = new RegExp(`^${WORD}{2,6}?(到${WORD}{4,16}?(?:轮值|轮训|挂职|学习|工作))`).exec(after)?.[1]
    return named(`${hands}${place ?? ''}${noun}`)
  }
  if (last !== undefined && /^(?:工作)?人员到/.test(clean)) return named(clean.replace(/^.*?到/, ''))

  if (BARE_VERB.test(clean) && last !== undefined && MAKES.test(last.item))
    return named(clean + last.item.replace(MAKES, ''))
  if (/^《/.test(clean) && MAKES.test(last?.item ?? '')) return named(`${MAKES.exec(last!.item)![0]}${clean}`)
  if (HANDLES.test(clean)) {
    const noun = CASES.exec(here.find((count) => CASES.test(count.item))?.item ?? '')?.[1]
    if (noun !== undefined) return named(clean + noun)
  }
  const listed = /^[^等]{2,10}等(.{6,})$/.exec(clean)
  const item = (listed?.[1] ?? clean).replace(/^(.*[一-龥])的(?=[A-Za-z一-龥]+率$)/, '$1')
  if (item.length > 1 && !NO_NAME.test(item)) {
    const topic = /^共/.test(words) ? topicOf(text, at) : ''
    return named(topic + item.slice(-24))
  }
  return { item: noun ?? item, from }
}

function lastMark(text: string, at: number): number {
  let from = at
  while (from > 0 && !/[,。;:\n]/.test(text[from - 1]!)) from--
  return from
}

function inBrackets(text: string, at: number): boolean {
  return text.lastIndexOf('(', at) > text.lastIndexOf(')', at)
}

/** The verb of the count before, where that one named what was handed out. */
function givenBy(text: string, last: Counted): string | undefined {
  return HANDS_OUT.exec(text.slice(Math.max(0, last.start - 6), last.start))?.[1]
}
