import type { Figure } from '../../model/fact.ts'
import { flowSpans, newFigure } from '../figure.ts'
import { tokenise } from '../figures.ts'
import type { Section } from '../sections.ts'
import { type Context, evidenceOf } from './reader.ts'

type Group = '编制' | '在职' | '离退休'

/** [what is printed before the number, the item, and the group that it opens or belongs to]. First match wins. */
const LABELS: readonly (readonly [RegExp, string, Group | null, Group | null])[] = [
  [/全额事业参公人员编制$/, '全额事业参公人员编制人数', '编制', null],
  [/(?:行政|机关|公务员)(?:人员)?编制(?:人?数)?$/, '行政编制人数', '编制', null],
  [/(?:事业)(?:人员|单位)?编制(?:人?数)?$/, '事业编制人数', '编制', null],
  [/(?:工勤|其他|后勤)(?:人员)?编制(?:人?数)?$/, '其他编制人数', '编制', null],
  [/(?:总编制|编制)(?:人?数|人员)?$/, '编制人数', '编制', null],
  [/(?:离退休)(?:人员)?(?:实有)?(?:人?数)?$/, '离退休人员', '离退休', null],
  [/(?:离休)(?:人员)?(?:人?数)?$/, '离退休人员:离休', null, null],
  [/(?:退休)(?:人员)?(?:人?数)?$/, '离退休人员:退休', null, null],
  [
    /在(?:职|编)(?:在编|在岗)?(?:实有)?(?:人员|职工|人数)?(?:实有)?(?:人?数)?$|实有(?:在职)?人(?:员|数)$|实有$/,
    '在职实有人数',
    '在职',
    null,
  ],
  [/参照公务员法管理(?:的)?(?:事业)?(?:单位)?(?:人员)?$/, '事业编制人数:参照公务员法管理', null, '编制'],
  [/参照公务员法管理(?:的)?(?:事业)?(?:单位)?(?:人员)?$/, '在职实有人数:事业:参照公务员法管理', null, '在职'],
  [/参公(?:事业)?人员$/, '在职实有人数:事业:参公事业人员', null, '在职'],
  [/行政(?:人员|编制)?$/, '在职实有人数:行政', null, '在职'],
  [/事业(?:人员|编制)?$/, '在职实有人数:事业', null, '在职'],
]

const ORGANISATIONS =
  /(下属)?(\d+)(个|家)((?:下属|行政|参公事业|全额拨款事业|差额拨款事业|自收自支事业|事业|基层|预算|直属)+单位)/g
const LEADING =
  /((?:全额|差额)拨款事业单位|行政单位|参公事业单位|(?<![一-龥])事业单位|下属单位|二级单位|直属单位)(\d+)(个|家)/g

/** 行政编制42人,实有40人;事业编制188人,实有175人: each headcount is that of the posts before it. */
function ownPosts(figures: readonly Figure[]): void {
  const inPost = figures.flatMap((figure, i) => (figure.item === '在职实有人数' ? [i] : []))
  const kindOf = (i: number) => /^(行政|事业)编制人数$/.exec(figures[i - 1]?.item ?? '')?.[1]
  if (inPost.length < 2 || inPost.some((i) => kindOf(i) === undefined)) return
  for (const i of inPost) figures[i]!.item = `在职实有人数:${kindOf(i)}`
}

/** 人员构成 and 单位构成: posts, people in post, pensioners, subordinate units. A stated date of the count becomes its year. */
export function readStaffing(context: Context, section: Section): Figure[] {
  const { flow, fiscalYear } = context
  const text = flow.folded
  const slice = text.slice(section.start, section.end)
  const dated = /(20\d\d)年(?:12月|末|年末|底)/.exec(slice)?.[1]
  const countYear = dated === undefined ? fiscalYear : Number(dated)
  const figures: Figure[] = []
  const push = (
    item: string,
    measure: string,
    unit: string,
    at: number,
    end: number,
    value: string,
    from: number,
    year: number,
  ) => {
    figures.push(
      newFigure({
        subject: section.topic === '三公' ? '三公' : '人员',
        item,
        measure,
        stage: '',
        scope: '',
        fiscal_year: year,
        value,
        unit,
        origin: 'narrative',
        statement: section.title,
        page: flow.pageOf[at] ?? null,
        line: flow.lineOf[at] ?? 0,
        spans: flowSpans(flow, at, end),
        evidence: evidenceOf(flow, from, { start: at, end, value, unit }),
      }),
    )
  }
  if (section.topic === '人员') {
    let group: Group | null = null
    const firstOfTopic = figures.length
    let previous = section.start
    for (const token of tokenise(text, section.start, section.end).tokens) {
      if (token.unit !== '人') continue
      const label = text.slice(previous, token.start).replace(/[为共有计:是约]+$/, '')
      const found = LABELS.find(
        ([pattern, , , within]) => pattern.test(label) && (within === null || within === group),
      )
      previous = token.end
      if (found === undefined) continue
      group = found[2] ?? group
      const from = Math.max(...[...',;。:(\n'].map((mark) => text.lastIndexOf(mark, token.start - 1) + 1))
      push(found[1], '人数', '人', token.start, token.end, token.value, from, countYear)
    }
    ownPosts(figures.slice(firstOfTopic))
  }
  const prefix = section.topic === '三公' ? '“三公”经费单位范围:' : ''
  let subordinate = false
  for (const match of slice.matchAll(ORGANISATIONS)) {
    const at = section.start + match.index
    subordinate = match[1] !== undefined || (subordinate && text[at - 1] === '、')
    const name = match[4]!.startsWith('下属') ? match[4]! : `${subordinate ? '下属' : ''}${match[4]}`
    const start = at + (match[1]?.length ?? 0)
    push(`${prefix}${name}数`, '单位数', match[3]!, start, at + match[0].length, match[2]!, at, fiscalYear)
  }
  for (const match of slice.matchAll(LEADING)) {
    const at = section.start + match.index
    const start = at + match[1]!.length
    push(
      `${prefix}${match[1]}数`,
      '单位数',
      match[3]!,
      start,
      at + match[0].length,
      match[2]!,
      at,
      fiscalYear,
    )
  }
  return figures
}
