import { Engine } from '../engine/engine.ts'
import type { Result } from '../model/result.ts'
import { sameResult } from '../model/result.ts'
import { type BasketUnit, withoutUnit, withUnit } from '../notebook/basket.ts'
import { choiceOf } from '../notebook/choice.ts'
import { NOTEBOOKS, QUERIES } from '../notebook/library.ts'
import { Page } from '../notebook/page.ts'
import { SHELL, snapshotOf } from '../notebook/snapshot.ts'
import { runShared, type Shared, toShared } from '../notebook/sources.ts'
import { keptReports } from '../store/reports.ts'
import { type StoreChange, store } from '../store/store.ts'
import { addressOf, formatAddress } from './address.ts'
import { Directory } from './follow.ts'

type Values = Record<string, string>

/** What the engine makes tables of. */
const TAKEN: ReadonlySet<string> = new Set(['reports', 'item_names', 'files'])
/** Ms in which what other tabs keep is taken up together. */
const TOGETHER = 500

/** What all pages have in common: the engine, the choice that goes along, the units that one follows. Says `change`. */
export class Shell extends EventTarget {
  readonly engine: Engine
  readonly directory: Directory
  readonly pages = new Map<string, Page>()
  /** What the chooser offers, by name. */
  choices: Readonly<Record<string, Result>> = {}
  shared: Shared
  /** The part of the choice that is not where pages start. */
  choice: Values = {}
  /** `city` while the made-up one is shown. */
  readonly data: string
  #startBasket = ''
  /** The folder of its files: `city/`, or none. */
  readonly set: string

  constructor(data: string) {
    super()
    this.data = data
    this.set = data === 'city' ? 'city/' : ''
    const base = new URL('.', document.baseURI)
    this.engine = new Engine(new URL(`${this.set}data/`, base), { kept: !this.invented })
    this.shared = toShared({}, this.invented)
    this.directory = new Directory(this.set)
    this.directory.addEventListener('change', this.#changed)
    store.addEventListener('change', (event) => this.#heard(event as StoreChange))
    void snapshotOf('shell', this.set).then((snapshot) => {
      if (snapshot === null) return
      this.#startBasket = snapshot.values.basket ?? ''
      this.choices = snapshot.results
      this.directory.knowFew(snapshot.results.basket)
    })
  }

  get invented(): boolean {
    return this.data === 'city'
  }

  #changed = () => {
    this.dispatchEvent(new Event('change'))
  }

  /** The units that one follows, as the link writes them. */
  get basket(): string {
    return this.choice.basket ?? this.#startBasket
  }

  get followed(): BasketUnit[] {
    return this.directory.basket(this.basket)
  }

  /** The address of a page with the choice that goes along. */
  address(name: string, values: Values = {}): string {
    return addressOf(name, { ...this.choice, ...values }, this.data)
  }

  link(page: Page, path = page.notebook.name): string {
    return new URL(formatAddress(path, page, this.data), location.href).href
  }

  /** Goes to a page as an address asks. */
  go(name: string, values: Values): void {
    const notebook = NOTEBOOKS.find((n) => n.name === name)
    if (notebook === undefined) return
    this.choice = choiceOf(values)
    const open = this.pages.get(name)
    if (open !== undefined) void open.go(values)
    else void this.#open(new Page(notebook, this.engine, QUERIES, values))
  }

  async #open(page: Page): Promise<void> {
    const { name } = page.notebook
    this.pages.set(name, page)
    page.addEventListener('values', () => {
      const changed = Object.entries(page.values).filter(([key, value]) => page.start[key] !== value)
      this.choice = choiceOf(Object.fromEntries(changed))
      history.replaceState(null, '', formatAddress(name, page, this.data))
      this.#changed()
    })
    const snapshot = snapshotOf(name, this.set)
    void snapshot.then((held) => {
      if (held?.beside !== undefined && this.shared.titles.size === 0) {
        this.shared = toShared(held.beside, this.invented)
        this.#changed()
      }
    })
    this.#changed()
    await page.open(snapshot, (file) => snapshotOf(file, this.set))
    const idle = window.requestIdleCallback ?? ((run: () => void) => setTimeout(run, 200))
    idle(() => void this.#live(page).catch(() => {}))
  }

  /** The engine takes over from what was shipped with the page. */
  async #live(page: Page): Promise<void> {
    await this.engine.start()
    await page.refresh()
    await this.#renew(!this.invented && (await keptReports()).length > 0)
  }

  async #renew(units: boolean): Promise<void> {
    this.shared = await runShared(this.engine, this.invented)
    const choices: Record<string, Result> = {}
    for (const name of SHELL) {
      const query = QUERIES.get(name)
      const held = this.choices[name]
      if (query === undefined) continue
      const result = await this.engine.run(query)
      choices[name] = held !== undefined && sameResult(held, result) ? held : result
    }
    this.choices = choices
    if (units) await this.directory.renew(this.engine)
    this.#changed()
  }

  #hearing: ReturnType<typeof setTimeout> | undefined

  /** Another tab took in reports, names or tables: the engine, where it has started, takes them up. */
  #heard({ kind, elsewhere }: StoreChange): void {
    if (!elsewhere || this.invented || !TAKEN.has(kind) || this.engine.state === 'idle') return
    clearTimeout(this.#hearing)
    this.#hearing = setTimeout(() => {
      void this.engine.restart().then(
        () => this.dataChanged(),
        () => {},
      )
    }, TOGETHER)
  }

  /** Reports came or went: every open page works out its results again. */
  dataChanged(): void {
    void this.#renew(true).catch(() => {})
    for (const page of this.pages.values()) void page.reload()
  }

  /** Follows a unit, or no longer. */
  follow(unit_id: string, how: 'toggle' | 'add' | 'remove', route: string): void {
    const held = this.basket.split(',').includes(unit_id)
    const away = how === 'remove' || (how === 'toggle' && held)
    const basket = away ? withoutUnit(this.basket, unit_id) : withUnit(this.basket, unit_id)
    if (basket === this.basket) return
    const page = this.pages.get(route)
    if (page !== undefined) {
      void page.set({ basket })
      return
    }
    this.choice = { ...this.choice, basket }
    this.#changed()
  }
}
