import type { Fact } from '../../model/fact.ts'
import { type Case, cite, defineRule, type TextCase } from './rule.ts'

const plain = (name: string) => name.replace(/[（）()]/g, '')

/** A 款 that the tables call one way and the text another. */
function renamed({ facts }: Case): [Fact, Fact][] {
  const byCode = new Map<string, Fact[]>()
  for (const f of facts) {
    if (f.subject !== '功能分类' || f.item_code?.length !== 7 || f.parent === null) continue
    byCode.set(f.item_code, [...(byCode.get(f.item_code) ?? []), f])
  }
  return [...byCode.values()].flatMap((group): [Fact, Fact][] => {
    const inTable = group.find((f) => f.origin === 'table')
    if (inTable === undefined) return []
    const other = group.find((f) => f.origin === 'narrative' && plain(f.parent!) !== plain(inTable.parent!))
    return other === undefined ? [] : [[inTable, other]]
  })
}

/** Names printed as a class (类) that are none, such as 住房改革支出(类), a 款 of 221. */
const misranked = ({ facts }: Case) =>
  facts.filter(
    (f) =>
      f.subject === '功能分类' &&
      f.measure === '金额' &&
      f.parent === null &&
      f.origin === 'narrative' &&
      f.item_code?.length !== 3 &&
      /[（(]类[)）]/.test(f.evidence),
  )

/** Money of projects booked to a function for running costs. */
const bookedToRunning = ({ facts }: Case) =>
  facts.filter(
    (f) => f.subject === '项目' && f.origin === 'narrative' && /^(?:事业运行|行政运行|机关运行)/.test(f.item),
  )

/** Names that stand under several codes of one table by economic class. */
function doubled({ tables }: TextCase): { name: string; codes: string[]; lines: number[] }[][] {
  return tables.flatMap((table) => {
    const places = new Map<string, { code: string; line: number }[]>()
    for (const row of table.rows)
      for (const [i, cell] of row.entries()) {
        const name = row[i + 1]?.folded ?? ''
        if (/^3\d{4}$/.test(cell.folded) && /[一-龥]/.test(name))
          places.set(name, [...(places.get(name) ?? []), { code: cell.folded, line: cell.line }])
      }
    const found = [...places]
      .filter(([, at]) => new Set(at.map(({ code }) => code)).size > 1)
      .map(([name, at]) => ({ name, codes: at.map((p) => p.code), lines: at.map((p) => p.line) }))
    return found.length === 0 ? [] : [found]
  })
}

export const names = defineRule({
  id: 'R7',
  title: '科目的编码和名称相符',
  source: '《政府收支分类科目》：一个编码一个名称，类、款、项各有其级；“运行”各项反映基本支出',
  severities: ['error', 'review'],
  sentences: {
    款: '同一个款两种名称，都在 {code}：{table} 属“{a}”，{text} 属“{b}”',
    类: '{cited}，印作“类”，科目里没有这个类：名称有误，或没有读对',
    编码: '科目名有误：{cited}，印作“类”，它的编码却是 {code}',
    两处: '一个科目名用在两个编码上：{names}',
    运行: '项目支出列在运行科目：{cited}；运行（项）反映的是基本支出',
  },
  *figures(subject) {
    for (const [table, text] of renamed(subject)) {
      const [a, b] = [table.parent!, text.parent!]
      const args = { code: table.item_code!, table: cite(table), a, text: cite(text), b }
      yield { says: '款', severity: 'error', args, facts: [table, text], stated: `${a} / ${b}` }
    }
    for (const f of misranked(subject)) {
      const rest = { facts: [f], stated: `${f.item}(类)` }
      if (f.item_code === null) yield { says: '类', severity: 'review', args: { cited: cite(f) }, ...rest }
      else yield { says: '编码', severity: 'error', args: { cited: cite(f), code: f.item_code }, ...rest }
    }
    for (const f of bookedToRunning(subject))
      yield { says: '运行', severity: 'review', args: { cited: cite(f) }, facts: [f], stated: f.item }
  },
  *words(subject) {
    for (const found of doubled(subject)) {
      const lines = found.flatMap((each) => each.lines).sort((a, b) => a - b)
      yield {
        says: '两处',
        severity: 'error',
        args: { names: found.map(({ name, codes }) => `${name}（${codes.join('、')}）`) },
        facts: subject.figures.filter(
          (f) => lines.includes(f.line) && found.some(({ codes }) => codes.includes(f.item_code ?? '')),
        ),
        lines,
      }
    }
  },
})
