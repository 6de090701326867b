const N = '[一二三四五六七八九十]{1,3}'
/** 第三部分, 三、 and (三), which number headings; 3. and 3、 also number items. */
const MAJOR = `(?:第${N}部分|(?<![一二三四五六七八九十第、])${N}、|\\(${N}\\))`
const MINOR = `\\d{1,2}[.、](?=[一-龥“"])`
/** What headings of these reports are called. */
const NAMES =
  '情况的?说明|编制说明|说明|情况|构成|概况|职能|职责|设置|目标|解释|(?:决算|预算)表|总表|安排|目录|结果'
/** How a sentence under a heading starts. */
const OPENS = '20\\d\\d年?度?[一-龥“"]|本(?:部门|单位|年|级)|[我]?(?:单位|部门|局)|截至|根据|按照|从|按'

/** A heading behind a sentence, or behind anything where its words are those of a heading. */
const BEHIND_SENTENCE = new RegExp(`(?<=[。;])(?=${MAJOR}|${MINOR})|(?<=:)(?=${MAJOR})`, 'g')
const BEHIND_ANYTHING = new RegExp(
  `(?<=[^\\n。;])(?=${MAJOR}(?:关于)?(?:20\\d\\d年?度?)?[^,。;:、\\n\\d]{0,36}?(?:${NAMES})(?:[。:\\n(]|${MAJOR}|${OPENS}|$))`,
  'g',
)
/** A numbered heading with the sentence right behind it. */
const HEADED = new RegExp(
  `(?<=^|[\\n。;#]|[一-龥)])${MAJOR}(?:关于)?(?:20\\d\\d年?度?)?[^,。;:\\n\\d]{0,40}?(?:${NAMES})(?=${OPENS}|${MAJOR}|1[.、][一-龥])`,
  'g',
)
const TITLED = /(?<=情况的?说明)(?=20\d\d年|本(?:部门|单位|年))/g

/** Where a text that runs on must be cut, so that each heading and the sentence under it stand alone. */
export function headingRuns(text: string): number[] {
  const at = new Set<number>()
  for (const pattern of [BEHIND_SENTENCE, BEHIND_ANYTHING, TITLED])
    for (const match of text.matchAll(pattern)) at.add(match.index)
  for (const match of text.matchAll(HEADED)) at.add(match.index + match[0].length)
  return [...at].filter((i) => i > 0 && text[i - 1] !== '\n' && text[i] !== '\n').sort((a, b) => a - b)
}
