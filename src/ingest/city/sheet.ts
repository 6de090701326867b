import type { Figure, Origin } from '../../model/fact.ts'
import type { Scope, Stage } from '../../model/vocabulary.ts'
import { newFigure } from '../../reports/figure.ts'

type Place = Pick<Figure, 'origin' | 'statement'>

const grouped = (text: string) => text.replace(/\B(?=(\d{3})+(?!\d))/g, ',')

/** An amount as printed, from hundredths. */
export const printed = (cents: number) => (cents / 100).toFixed(2)

/** Percent of a whole with two decimals. */
export const share = (part: number, whole: number) => ((part / whole) * 100).toFixed(2)

/** The figures of one report as they would be read: each on a line of its own, in the order of the form. */
export class Sheet {
  readonly figures: Figure[] = []
  readonly #year: number
  #line = 12
  #place: Place = { origin: 'table', statement: '' }

  constructor(year: number) {
    this.#year = year
  }

  /** Goes on to a table or section. */
  enter(origin: Origin, statement: string): this {
    this.#place = { origin, statement }
    this.#line += 6
    return this
  }

  get lines(): number {
    return this.#line
  }

  #put(
    figure: Partial<Figure> & Pick<Figure, 'subject' | 'item' | 'measure' | 'value' | 'unit'>,
    words: string,
  ): void {
    this.#line++
    this.figures.push(
      newFigure({
        fiscal_year: this.#year,
        page: null,
        line: this.#line,
        evidence: [...words].slice(-40).join(''),
        ...this.#place,
        ...figure,
      }),
    )
  }

  /** An amount in hundredths of 万元; a zero stands as a blank cell in a table, so it is no figure there. */
  money(
    subject: string,
    item: string,
    cents: number,
    stage: Stage,
    scope: Scope,
    more: Partial<Figure> = {},
  ): this {
    if (cents === 0 && this.#place.origin === 'table') return this
    const value = printed(cents)
    const label =
      this.#place.origin === 'table' ? `${item} ${grouped(value)}` : `${item}${grouped(value)}万元`
    this.#put({ subject, item, measure: '金额', value, unit: '万元', stage, scope, ...more }, label)
    return this
  }

  /** A share, rate of growth or of completion as printed. */
  rate(
    subject: string,
    item: string,
    measure: '占比' | '增减率' | '完成率',
    percent: string,
    stage: Stage,
    scope: Scope,
    base: string,
    more: Partial<Figure> = {},
  ): this {
    const label = `${item}${measure === '占比' ? '，占' : measure === '完成率' ? '，完成' : '，变动'}${percent}%`
    this.#put({ subject, item, measure, value: percent, unit: '%', stage, scope, base, ...more }, label)
    return this
  }

  /** A change against another year's account or budget. */
  change(subject: string, item: string, cents: number, stage: Stage, scope: Scope, base: string): this {
    const direction = cents < 0 ? '减少' : '增加'
    const value = printed(Math.abs(cents))
    this.#put(
      { subject, item, measure: '增减额', value, unit: '万元', stage, scope, base, direction },
      `${item}比${base.slice(0, 5)}${direction}${value}万元`,
    )
    return this
  }

  /** A number of people, cars, visits. */
  count(
    subject: string,
    item: string,
    measure: string,
    number: number,
    unit: string,
    more: Partial<Figure> = {},
  ): this {
    this.#put({ subject, item, measure, value: String(number), unit, ...more }, `${item}${number}${unit}`)
    return this
  }

  /** Words instead of a number. */
  words(subject: string, item: string, text: string, stage: Stage, scope: Scope): this {
    this.#put(
      { subject, item, measure: '金额', value: null, unit: '万元', stage, scope, text },
      `${item}${text}`,
    )
    return this
  }
}
