import { Packer, Paragraph, TextRun, Document as WordDocument } from 'docx'
import { msg } from '../locale/msg.ts'
import type { Row } from '../model/result.ts'
import type { Beneath } from './beneath.ts'
import { pageOf, stylesOf, textWidthOf } from './docx/styles.ts'
import { threeLines } from './docx/tables.ts'
import { placeOf, printedValue, whatOf } from './places.ts'

/** A contradiction as the letter lists it: what it says, both printed places, what the figure should be, what is asked. */
export interface Point {
  message: string
  places: { what: string; value: string; place: string; evidence: string }[]
  recomputed: string
  question: string
}

/** A letter to one unit about one or several of its reports. */
export interface Letter {
  unit: string
  titles: string[]
  points: Point[]
}

/** Findings that a unit is asked about: others are tails of rounding, remains of a template, or remarks of ours. */
const ASKED: readonly unknown[] = ['error', 'basis']

const idsOf = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : [])

/** The figure that it should be; empty where none can be worked out. */
const shouldBe = ({ recomputed }: Row): string =>
  recomputed === null || recomputed === undefined || recomputed === 'N/A' ? '' : String(recomputed)

const questionOf = (finding: Row): string => {
  const { severity } = finding
  const recomputed = shouldBe(finding)
  if (severity === 'basis') return '请说明两处各用的是什么口径，应当以哪一处为准。'
  return recomputed === ''
    ? '请核实以哪一处为准，并说明另一处不同的原因。'
    : `请核实是否应为 ${recomputed}，并说明不同的原因。`
}

/** The letter about the findings on some figures. Throws a sentence where they are of several units, or none is to be asked about. */
export function letterOf({ facts, findings }: Beneath): Letter {
  const asked = findings.filter(({ severity }) => ASKED.includes(severity))
  const points = asked.map((finding): Point & { facts: Row[] } => {
    const own = idsOf(finding.fact_ids).length > 0 ? idsOf(finding.fact_ids) : idsOf(finding.of_facts)
    const held = own.map((id) => facts.get(id)).filter((fact) => fact !== undefined)
    return {
      facts: held,
      message: String(finding.message),
      places: held.map((fact) => ({
        what: `${fact.fiscal_year} 年${whatOf(fact)}${fact.stage ?? ''}`,
        value: printedValue(fact),
        place: placeOf(fact),
        evidence: String(fact.evidence ?? ''),
      })),
      recomputed: shouldBe(finding),
      question: questionOf(finding),
    }
  })
  const all = points.flatMap((point) => point.facts)
  const units = [...new Set(all.map(({ unit_id, unit_name }) => String(unit_id ?? unit_name)))]
  if (points.length === 0) throw new Error(msg('这里没有要请单位核对的矛盾'))
  if (units.length > 1)
    throw new Error(msg('这里有几个单位的疑点：先选一个单位，或打开一份报告的核对，再写核对函'))
  return {
    unit: String(all[0]?.unit_name ?? '有关单位'),
    titles: [...new Set(all.map(({ title }) => String(title)))],
    points: points.map(({ facts: _, ...point }) => point),
  }
}

const NUMBERS = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十']

/** 1 → 一, 12 → 十二, 34 → 三十四. */
function numeral(n: number): string {
  if (n <= 10) return NUMBERS[n - 1]!
  const [tens, ones] = [Math.floor(n / 10), n % 10]
  return `${tens > 1 ? NUMBERS[tens - 1] : ''}十${ones > 0 ? NUMBERS[ones - 1] : ''}`
}

/** A letter as a Word document in the style of GB/T 9704—2012, to be signed and dated by who sends it. */
export function toLetter(letter: Letter, date: string): Promise<Blob> {
  const { unit, titles, points } = letter
  const em = 320
  const body = (text: string, indent = 2 * em) =>
    new Paragraph({ style: 'Body', indent: { firstLine: indent }, children: [new TextRun(text)] })
  const right = (text: string) =>
    new Paragraph({ style: 'Body', alignment: 'right', children: [new TextRun(text)] })
  const named = titles.map((title) => `《${title}》`).join('、')
  const [year, month, day] = date.split('-').map(Number)
  return Packer.toBlob(
    new WordDocument({
      title: '核对函',
      creator: '账本',
      styles: stylesOf('official'),
      sections: [
        {
          properties: pageOf('official'),
          children: [
            new Paragraph({ style: 'Title', children: [new TextRun('关于核对部门预决算公开数据的函')] }),
            body(`${unit}：`, 0),
            body(
              `你单位公开的${named}中，有 ${points.length} 处数据前后不一致。现将各处印在哪里、重算的数列后，请予核对并函复。`,
            ),
            ...points.flatMap(({ message, places, recomputed, question }, i) => [
              new Paragraph({
                style: 'Heading1',
                indent: { firstLine: 2 * em },
                children: [new TextRun(`${numeral(i + 1)}、${message.replace(/。$/, '')}`)],
              }),
              ...(places.length === 0
                ? []
                : [
                    threeLines({
                      head: ['数', '印的', '印在哪里', '印出的字'],
                      rows: places.map(({ what, value, place, evidence }) => [what, value, place, evidence]),
                      right: [false, true, false, false],
                      width: textWidthOf('official'),
                      size: 21,
                    }),
                  ]),
              ...(recomputed === '' ? [] : [body(`按印出的数重算，应为 ${recomputed}。`)]),
              body(question),
            ]),
            body('以上所列行次，按报告文本自上而下计。'),
            body(''),
            right('（发函单位）'),
            right(`${year} 年 ${month} 月 ${day} 日`),
          ],
        },
      ],
    }),
  )
}
