import { html, nothing, type PropertyValues, type TemplateResult } from 'lit'
import { repeat } from 'lit/directives/repeat.js'
import type { Engine } from '../../engine/engine.ts'
import type { BroughtTable } from '../../engine/session.ts'
import { say } from '../../locale/locale.ts'
import { msg, str } from '../../locale/msg.ts'
import type { BasketUnit } from '../../notebook/basket.ts'
import { Desk } from '../../notebook/desk.ts'
import type { Placed } from '../../notebook/draft.ts'
import { parseNotebook } from '../../notebook/markdown.ts'
import type { Block } from '../../notebook/notebook.ts'
import type { OpenNote } from '../../notebook/open-note.ts'
import { unpack } from '../../notebook/share.ts'
import type { Shared } from '../../notebook/sources.ts'
import { type StoreChange, store } from '../../store/store.ts'
import '../aside.ts'
import type { EditorElement } from '../editor.ts'
import { type Focus, FocusRequest, nextFocus, PageElement } from '../element.ts'
import '../focus.ts'
import '../schema.ts'
import './bar.ts'
import './brought.ts'
import type { NoteActions } from './bar.ts'
import { exampleNotebook, newNotebook } from './example.ts'
import './input-block.ts'
import './note.css'
import './offer.ts'
import type { Offered } from './offer.ts'
import './prose-block.ts'
import './runs.ts'
import './sql-block.ts'
import type { SqlBlockElement } from './sql-block.ts'
import { standingOf } from './standing.ts'
import { Teacher } from './teacher.ts'

/** 自由查询: a notebook of one's own, with cells that build on each other; kept in this browser as it is typed. */
export class NoteView extends PageElement {
  static override properties = {
    engine: { attribute: false },
    shared: { attribute: false },
    basket: { attribute: false },
    said: { state: true },
    offered: { state: true },
    history: { state: true },
    looking: { state: true },
    brought: { state: true },
  }
  declare engine: Engine
  declare shared: Shared
  declare basket: readonly BasketUnit[]
  declare said: string
  /** A notebook that came with the link, before it is taken. */
  declare offered: Offered | null
  declare history: boolean
  declare looking: Focus | null
  /** The tables that a person brought. */
  declare brought: readonly BroughtTable[]
  #desk: Desk | undefined
  #teacher!: Teacher
  #turn = 0
  /** The cell that was written in last: what the schema browser inserts goes there. */
  #written: string | null = null
  #start: () => void = () => {}
  /** A notebook is open. */
  readonly #started = new Promise<void>((resolve) => {
    this.#start = resolve
  })

  constructor() {
    super()
    this.said = ''
    this.offered = null
    this.history = false
    this.looking = null
    this.brought = []
    this.listen(window, 'pagehide', () => this.#desk?.note?.leave())
    this.listen(window, 'hashchange', this.#arrive)
    this.listen<StoreChange>(store, 'change', (change) => void this.#desk?.heard(change))
    this.addEventListener('zb-retry', (event) => {
      event.stopPropagation()
      void this.#desk?.note?.page.runCell((event as CustomEvent<string>).detail)
    })
    this.addEventListener(FocusRequest.type, (event) => {
      this.looking = nextFocus(this.looking, (event as FocusRequest).detail)
    })
    this.addEventListener('zb-tell', (event) => this.#say((event as CustomEvent<string>).detail))
    this.addEventListener('zb-ran', () => this.#teach())
    this.addEventListener('zb-name', (event) => {
      const name = (event as CustomEvent<string>).detail
      if (this.#teacher.tables.some((table) => table.name === name)) event.preventDefault()
    })
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    void this.#desk?.note?.save()
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    this.#turn++
    if (!changed.has('engine') || this.#desk !== undefined) return
    this.#teacher = new Teacher(this.engine)
    const desk = new Desk(this.engine, exampleNotebook)
    desk.addEventListener('change', () => this.requestUpdate())
    for (const type of ['open', 'shape'])
      desk.addEventListener(type, () => void this.updateComplete.then(() => this.#teach()))
    desk.addEventListener('open', () => {
      this.looking = null
    })
    this.#desk = desk
  }

  override async firstUpdated(): Promise<void> {
    this.#arrive()
    await this.#desk!.start()
    this.#start()
    await this.#learn()
  }

  async #learn(): Promise<void> {
    try {
      await this.#teacher.learn()
      this.brought = await this.engine.brought()
      await this.updateComplete
      this.#teach()
    } catch (error) {
      this.said = say((error as Error).message)
    }
  }

  #teach(): void {
    const note = this.#desk?.note ?? null
    if (note !== null)
      this.#teacher.teach(
        this.#editors().map(({ editor }) => editor),
        note,
      )
  }

  #editors(): { cell: string; editor: EditorElement }[] {
    return [...this.querySelectorAll<SqlBlockElement>('zb-sql-block')].flatMap((block) =>
      block.editor === null ? [] : [{ cell: block.block.name, editor: block.editor }],
    )
  }

  /** What the address asks for: a query to start from, or a notebook to look at first. */
  #arrive = () => {
    const [path, query = ''] = location.hash.split('?')
    if (path !== '#/ask') return
    const given = new URLSearchParams(query)
    const [sql, packed] = [given.get('sql'), given.get('note')]
    this.offered = null
    if (sql !== null) {
      const blocks: Block[] = [{ kind: 'cell', name: 'q1', sql }]
      this.#desk!.show({ name: 'note', title: msg('查询'), order: 99, blocks })
      history.replaceState(null, '', '#/ask')
    } else if (packed !== null) void this.#offer(packed)
  }

  async #offer(packed: string): Promise<void> {
    try {
      this.offered = { notebook: parseNotebook('note', await unpack(packed)) }
    } catch (error) {
      this.offered = { why: (error as Error).message }
    }
  }

  async #add(block: Block): Promise<Placed> {
    const placed = this.#desk!.note!.draft.add(block)
    await this.updateComplete
    const element = this.querySelector<PageElement>(`[data-id="${placed.id}"]`)
    await element?.updateComplete
    await element?.querySelector<EditorElement>('zb-editor')?.updateComplete
    element?.scrollIntoView({ block: 'nearest' })
    const first = element?.querySelector<HTMLElement>('.cm-content, textarea')
    ;(first ?? element?.querySelector<HTMLElement>('input'))?.focus()
    return placed
  }

  #addSql(sql: string): Promise<Placed> {
    return this.#add({ kind: 'cell', name: this.#desk!.note!.draft.freshName(), sql })
  }

  #addInput(): void {
    const name = this.#desk!.note!.draft.freshName('input')
    void this.#add({
      kind: 'input',
      name,
      control: 'one',
      label: msg('区县'),
      options: 'districts',
      value: '',
    })
  }

  #say(text: string): void {
    this.said = text
    setTimeout(() => {
      if (this.said === text) this.said = ''
    }, 6000)
  }

  /** Opens a notebook file, or makes a table of a CSV or Parquet file. */
  async take(files: readonly File[]): Promise<void> {
    await this.#started
    for (const file of files) {
      try {
        if (/\.md$/i.test(file.name)) {
          await this.#desk!.begin(parseNotebook('note', await file.text()), 'file')
          this.#say(msg(str`已打开 ${file.name}`))
        } else {
          const bytes = new Uint8Array(await file.arrayBuffer())
          const cost = await this.engine.costOf(file.name, bytes)
          if (cost !== null && !confirm(msg(str`${say(cost.message)}。要读吗？`))) continue
          const table = await this.engine.addFile(file.name, bytes)
          this.#say(msg(str`${file.name} 已成为表 ${table}，留在这个浏览器里`))
          await this.#learn()
          await this.#look(table)
        }
      } catch (error) {
        this.said = `${file.name}：${say((error as Error).message)}`
      }
    }
  }

  /** Shows the first rows of a table in a new cell. */
  async #look(table: string): Promise<void> {
    const { id } = await this.#addSql(`SELECT *\nFROM "${table}"\nLIMIT 200`)
    await this.querySelector<SqlBlockElement>(`[data-id="${id}"]`)?.run()
  }

  #insert = (event: CustomEvent<string>) => {
    const editors = this.#editors()
    const editor = editors.find(({ cell }) => cell === this.#written) ?? editors.at(-1)
    if (editor === undefined) void this.#addSql(`SELECT * FROM ${event.detail} LIMIT 100`)
    else editor.editor.insert(event.detail)
  }

  readonly #actions: NoteActions = {
    open: (id) => this.#desk!.openById(id),
    fresh: () => void this.#desk!.begin(newNotebook()),
    remove: async () => {
      const title = await this.#desk!.remove()
      this.#say(msg(str`“${title}”已删掉；撤销会把它的内容放回来`))
    },
    take: (files) => void this.take(files),
    history: () => {
      this.history = !this.history
    },
  }

  #answered = (event: CustomEvent<boolean>) => {
    const offered = this.offered
    history.replaceState(null, '', '#/ask')
    this.offered = null
    if (event.detail && offered !== null && 'notebook' in offered)
      void this.#desk!.begin(offered.notebook, 'link')
  }

  protected override render(): TemplateResult | typeof nothing {
    if (this.offered !== null)
      return html`<zb-offer .offered=${this.offered} @zb-answer=${this.#answered}></zb-offer>`
    const { note = null, notes = [] } = this.#desk ?? {}
    if (note === null) return nothing
    return html`<div class="prose"><h1>${msg('自由查询')}</h1></div>
      <zb-note-bar .note=${note} .notes=${notes} .actions=${this.#actions} .said=${this.said} ?history=${this.history} .turn=${this.#turn}></zb-note-bar>
      <zb-aside></zb-aside>
      ${standingOf(note, { own: () => note.own(), settle: (how) => void this.#desk!.settle(how) })}
      ${this.history ? html`<zb-runs @zb-put=${(event: CustomEvent<string>) => void this.#addSql(event.detail)}></zb-runs>` : nothing}
      <zb-focus .looking=${this.looking}></zb-focus>
      <div class="ask">
        <aside class="schema" aria-label=${msg('表和视图')}><zb-brought .engine=${this.engine} .tables=${this.brought} @zb-brought=${() => void this.#learn()} @zb-look=${(event: CustomEvent<string>) => void this.#look(event.detail)}></zb-brought><zb-schema .engine=${this.engine} .tables=${this.#teacher.tables} @zb-insert=${this.#insert}></zb-schema></aside>
        <div class=${note.foreign === '' ? 'blocks' : 'blocks foreign'} @focusin=${(event: Event) => {
          const cell = (event.target as HTMLElement).closest<HTMLElement>('[data-block]')?.dataset.block
          if (cell !== undefined) this.#written = cell
        }}>
          ${repeat(
            note.draft.blocks,
            (block) => block.id,
            (block) => this.#block(note, block),
          )}
          <div class="adders" role="group" aria-label=${msg('加一块')}>
            <button class="quiet" data-add="sql" @click=${() => void this.#addSql('SELECT ')}>＋ SQL</button>
            <button class="quiet" data-add="prose" @click=${() => void this.#add({ kind: 'prose', text: '' })}>＋ ${msg('文字')}</button>
            <button class="quiet" data-add="input" @click=${() => this.#addInput()}>＋ ${msg('选择')}</button>
          </div>
        </div>
      </div>`
  }

  #block({ draft, page, foreign }: OpenNote, block: Placed): TemplateResult {
    const turn = this.#turn
    if (block.kind === 'cell')
      return html`<zb-sql-block .block=${block} .draft=${draft} .page=${page} .turn=${turn} .shared=${this.shared} .basket=${this.basket} .looking=${this.looking}></zb-sql-block>`
    if (block.kind === 'input')
      return html`<zb-input-block .block=${block} .draft=${draft} .page=${page} .turn=${turn}></zb-input-block>`
    return html`<zb-prose-block .block=${block} .draft=${draft} .page=${page} .turn=${turn} ?foreign=${foreign !== ''}></zb-prose-block>`
  }
}

customElements.define('zb-note', NoteView)
