import type { Token } from '../figures.ts'
import type { Label } from './label.ts'
import { countsOf, lookUp } from './lexicon.ts'

/** What begins an item of a list: 1., (1), ①, 一是. */
const ITEM =
  /^[\s"]*(?:\(?\d{1,2}[.、)](?!\d)|[①-⑳]|\([一二三四五六七八九十]+\)|[一二三四五六七八九十]+(?:、|是))/
/** An item that is a name and its amount alone: 不可预见费12.5万元。 */
const BARE_ITEM = /^[^,:]{3,40}$/
/** What opens a list of parts. */
export const LIST =
  /其中|主要用于|用于以下|包括|分别[为是]|具体(?:如下|情况|[为是])|按[^,。:]{2,12}分(?=[:,])|构成|用途如下|如下/

/** The words that go on behind an item's amount; the next sentence is an item of the list where it goes on alike. */
const echoOf = (text: string, { end }: Token) => (text[end] === ',' ? text.slice(end + 1, end + 5) : '')

/** What a block speaks of while it is read. */
export class Topics {
  /** What is spoken of now, the first name of the block, and the one whose parts are being told. */
  topic: Label | null
  head: Label | null
  owner: Label | null = null
  /** Whether the sentence before opened a list, and one of effects. */
  listed = false
  /** The last name of an amount, and of a count; whether the last number was an amount. */
  private amount: Label | null = null
  private count: Label | null = null
  private isAmount = true
  private echo: string | null = null
  private list: Label | null = null
  private outer: (Label | null)[] = []

  constructor(carried: Label | null) {
    this.topic = carried
    this.head = carried
  }

  /** A name of its own: what follows is about it. */
  speakOf(label: Label): void {
    this.topic = label
    this.head ??= label
  }

  /** What an amount's change, or its part for each, is of: not of what was only counted (保有量8辆，比上年减少2.90万元). */
  amountOf(unit: string): Label | null {
    const isAmount = unit === '%' ? this.isAmount : countsOf(unit)[0] === '钱'
    const counted = isAmount && this.topic !== null && this.topic === this.count
    return counted && lookUp(this.topic!.words, '钱') === null ? (this.amount ?? this.topic) : this.topic
  }

  /** A number was read, under a name of its own or not. */
  heard(unit: string, label: Label | null): void {
    if (unit !== '%') this.isAmount = countsOf(unit)[0] === '钱'
    if (label === null) return
    if (this.isAmount) this.amount = label
    else this.count = label
  }

  /** The parts of `whole` follow. */
  openList(whole: Label | null): void {
    this.owner = whole
    this.echo = null
    this.list = null
  }

  /** A sentence that is no continuation; its first number is `item`. Only items of the list stay in it. */
  begin(text: string, from: number, to: number, item: Token | undefined, isFirst: boolean): void {
    const isItem = ITEM.test(text.slice(from, from + 6))
    if (!isFirst && isItem) this.head = null
    if (item === undefined || item.start >= to || this.echo === null) return
    this.list ??= this.owner
    const alike = this.echo !== '' && echoOf(text, item) === this.echo
    const bare = item.end === to - 1 && BARE_ITEM.test(text.slice(from, item.start))
    this.owner = alike || bare || isItem ? this.list : null
  }

  /** How the first part of a list goes on behind its amount. */
  heardPart(text: string, token: Token): void {
    this.echo ??= echoOf(text, token)
  }

  /** No bracket of the sentence before is open any more. */
  outside(): void {
    this.outer = []
  }

  /** What was spoken of before a bracket is spoken of again behind it. */
  brackets(words: string): void {
    for (const mark of words.replace(/\([^()]*\)/g, '')) {
      if (mark === '(') this.outer.push(this.topic)
      else if (mark === ')') this.topic = this.outer.pop() ?? this.topic
    }
  }
}
