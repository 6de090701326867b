import { msg, str } from '@lit/localize'
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit'
import { repeat } from 'lit/directives/repeat.js'
import type { Engine } from '../../engine/engine.ts'
import type { TableInfo } from '../../engine/session.ts'
import { MACROS } from '../../engine/views.ts'
import { say } from '../../locale/locale.ts'
import { parseQuery } from '../../model/query.ts'
import type { BasketUnit } from '../../notebook/basket.ts'
import { Draft, type Placed } from '../../notebook/draft.ts'
import { QUERIES } from '../../notebook/library.ts'
import { formatNotebook, parseNotebook } from '../../notebook/markdown.ts'
import type { Block, Notebook } from '../../notebook/notebook.ts'
import { keepNote, keptNotes, type Note, removeNote } from '../../notebook/notes.ts'
import { Page } from '../../notebook/page.ts'
import { LONGEST_LINK, pack, unpack } from '../../notebook/share.ts'
import type { Shared } from '../../notebook/sources.ts'
import { COMPLETION_FUNCTIONS, COMPLETION_VALUES, type CompletionWord, valuesQuery } from '../completion.ts'
import type { EditorElement } from '../editor.ts'
import { copyText, type Focus, FocusRequest, nextFocus, PageElement, saveFile } from '../element.ts'
import '../focus.ts'
import '../schema.ts'
import './input-block.ts'
import './note.css'
import './offer.ts'
import type { Offered } from './offer.ts'
import './prose-block.ts'
import './runs.ts'
import './sql-block.ts'
import type { SqlBlockElement } from './sql-block.ts'

const LAST = 'zhangben.note'

/** The notebook that a first visit finds: a parameter, a chart, a cell that rests on another, and a sentence. */
const example = () => `---
title: ${msg('我的笔记')}
order: 99
---
\`\`\`sql q1
-- title: ${msg('各单位历年“三公”经费')}
-- basis: 决算
-- chart: bar x=total y=label color=unit label=万元
SELECT unit || ' ' || fiscal_year AS label, unit, fiscal_year, total, vehicle_running, origin, fact_ids
FROM sangong
WHERE stage = '决算'
ORDER BY total DESC
\`\`\`
`

/** 自由查询: a notebook of one's own, with cells that build on each other; kept in this browser as it is typed. */
export class NoteView extends PageElement {
  static override properties = {
    engine: { attribute: false },
    shared: { attribute: false },
    basket: { attribute: false },
    tables: { state: true },
    said: { state: true },
    offered: { state: true },
    history: { state: true },
    looking: { state: true },
  }
  declare engine: Engine
  declare shared: Shared
  declare basket: readonly BasketUnit[]
  declare tables: TableInfo[]
  declare said: string
  /** A notebook that came with the link, before it is taken. */
  declare offered: Offered | null
  declare history: boolean
  declare looking: Focus | null
  #draft!: Draft
  #page!: Page
  #id = ''
  #turn = 0
  #values: CompletionWord[] = []
  /** Values of columns that were asked for, by `table.column`. */
  #columnValues = new Map<string, Promise<readonly string[]>>()
  #functions: CompletionWord[] = []
  #saving: ReturnType<typeof setTimeout> | undefined
  /** The cell that was written in last: what the schema browser inserts goes there. */
  #written: string | null = null

  constructor() {
    super()
    this.tables = []
    this.said = ''
    this.offered = null
    this.history = false
    this.looking = null
    this.listen(window, 'pagehide', this.#persist)
    this.listen(window, 'hashchange', this.#arrive)
    this.addEventListener(FocusRequest.type, (event) => {
      this.looking = nextFocus(this.looking, (event as FocusRequest).detail)
    })
    this.addEventListener('zb-tell', (event) => this.#say((event as CustomEvent<string>).detail))
    this.addEventListener('zb-ran', () => this.#teach())
    this.addEventListener('zb-name', (event) => {
      const name = (event as CustomEvent<string>).detail
      if (this.tables.some((table) => table.name === name)) event.preventDefault()
    })
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#persist()
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    this.#turn++
    if (!changed.has('engine') || this.#id !== '') return
    const kept = keptNotes()
    this.#openKept(kept.find((note) => note.id === localStorage.getItem(LAST)) ?? kept[0])
  }

  override async firstUpdated(): Promise<void> {
    this.#arrive()
    await this.#loadTables()
  }

  async #loadTables(): Promise<void> {
    try {
      this.tables = await this.engine.tables()
      this.#columnValues.clear()
      const words = async (sql: string) =>
        (await this.engine.run(parseQuery('words', sql))).rows.map(([word, detail]) => ({
          word: String(word),
          detail: String(detail),
        }))
      this.#values = await words(COMPLETION_VALUES)
      this.#functions = (await words(COMPLETION_FUNCTIONS)).map(({ word, detail }) => {
        const told = MACROS.get(word)
        return told === undefined ? { word, detail } : { word, detail, info: msg(told) }
      })
      await this.updateComplete
      this.#teach()
    } catch (error) {
      this.said = say((error as Error).message)
    }
  }

  /** Every editor learns the tables of the data, the cells as tables, and the parameters. */
  #teach(): void {
    const cells = this.#draft.cells.map(
      ({ name }): TableInfo => ({
        name,
        comment: msg(str`单元：${this.#page.find(name)?.title ?? ''}`),
        view: true,
        columns: (this.#page.result(name)?.columns ?? []).map((c) => ({ ...c, comment: '' })),
      }),
    )
    for (const { editor } of this.#editors())
      editor.teach({
        tables: [...this.tables, ...cells],
        values: this.#values,
        functions: this.#functions,
        parameters: this.#draft.parameters,
        valuesOf: this.#valuesOf,
      })
  }

  #valuesOf = (table: string, column: string): Promise<readonly string[]> => {
    const key = `${table}.${column}`
    let held = this.#columnValues.get(key)
    if (held === undefined) {
      const known = this.tables.some(({ name }) => name === table)
      held = known
        ? this.engine
            .run(parseQuery('values', valuesQuery(table, column)))
            .then(({ rows }) => rows.map(([value]) => String(value)))
            .catch(() => [])
        : Promise.resolve([])
      this.#columnValues.set(key, held)
    }
    return held
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
    const sql = given.get('sql')
    const note = given.get('note')
    this.offered = null
    if (sql !== null) {
      this.#open({ name: 'note', title: msg('查询'), order: 99, blocks: [{ kind: 'cell', name: 'q1', sql }] })
      history.replaceState(null, '', '#/ask')
    } else if (note !== null) {
      void unpack(note)
        .then((text) => ({ notebook: parseNotebook('note', text) }))
        .catch((error: Error) => ({ why: error.message }))
        .then((offered) => {
          this.offered = offered
        })
    }
  }

  #open(notebook: Notebook, id: string = crypto.randomUUID()): void {
    this.#id = id
    this.#draft = new Draft(notebook)
    this.#page?.removeEventListener('change', this.#redraw)
    this.#page = new Page(notebook, this.engine, QUERIES)
    this.#page.addEventListener('change', this.#redraw)
    this.#draft.addEventListener('change', this.#changed)
    this.#draft.addEventListener('shape', () => void this.updateComplete.then(() => this.#teach()))
    this.looking = null
    localStorage.setItem(LAST, id)
    this.requestUpdate()
    void this.updateComplete.then(() => this.#teach())
  }

  /** Opens a kept notebook; the example where there is none. */
  #openKept(note: Note | undefined): void {
    if (note === undefined) this.#open(parseNotebook('note', example()))
    else this.#open({ ...parseNotebook('note', note.text), title: note.title }, note.id)
  }

  #redraw = () => this.requestUpdate()

  #changed = () => {
    this.#page.edit(this.#draft.notebook)
    clearTimeout(this.#saving)
    this.#saving = setTimeout(this.#persist, 300)
    this.requestUpdate()
  }

  #persist = () => {
    clearTimeout(this.#saving)
    if (this.#id === '') return
    try {
      keepNote({
        id: this.#id,
        title: this.#draft.title,
        text: this.#text,
        changed: new Date().toISOString(),
      })
    } catch (error) {
      this.said = say((error as Error).message)
    }
  }

  get #text(): string {
    return formatNotebook(this.#draft.notebook)
  }

  async #add(block: Block): Promise<Placed> {
    const placed = this.#draft.add(block)
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
    return this.#add({ kind: 'cell', name: this.#draft.freshName(), sql })
  }

  #addInput(): void {
    const name = this.#draft.freshName('input')
    void this.#add({
      kind: 'input',
      name,
      control: 'one',
      label: msg('区县'),
      options: 'districts',
      value: '',
    })
  }

  async #share(): Promise<void> {
    const link = `${location.origin}${location.pathname}#/ask?note=${await pack(this.#text)}`
    if (link.length > LONGEST_LINK) {
      this.#say(msg(str`这本笔记放进链接有 ${link.length} 个字符，多数聊天和邮件会截断；请存成文件再发`))
      return
    }
    if (await copyText(this, link)) this.#say(msg('链接已复制，里面是整本笔记'))
  }

  #say(text: string): void {
    this.said = text
    setTimeout(() => {
      if (this.said === text) this.said = ''
    }, 6000)
  }

  /** Opens a notebook file, or makes a table of a CSV or Parquet file. */
  async take(files: readonly File[]): Promise<void> {
    for (const file of files) {
      try {
        if (/\.md$/i.test(file.name)) {
          this.#persist()
          this.#open(parseNotebook('note', await file.text()))
          this.#persist()
          this.#say(msg(str`已打开 ${file.name}`))
        } else {
          const table = await this.engine.addFile(file.name, new Uint8Array(await file.arrayBuffer()))
          this.#say(msg(str`${file.name} 已成为表 ${table}，留在这个浏览器里`))
          await this.#loadTables()
          const { id } = await this.#addSql(`SELECT *\nFROM "${table}"\nLIMIT 200`)
          await this.querySelector<SqlBlockElement>(`[data-id="${id}"]`)?.run()
        }
      } catch (error) {
        this.said = `${file.name}：${say((error as Error).message)}`
      }
    }
  }

  #picked = (event: Event) => {
    const input = event.target as HTMLInputElement
    void this.take([...(input.files ?? [])])
    input.value = ''
  }

  #insert = (event: CustomEvent<string>) => {
    const editors = this.#editors()
    const editor = editors.find(({ cell }) => cell === this.#written) ?? editors.at(-1)
    if (editor === undefined) void this.#addSql(`SELECT * FROM ${event.detail} LIMIT 100`)
    else editor.editor.insert(event.detail)
  }

  protected override render(): TemplateResult {
    if (this.offered !== null)
      return html`<zb-offer .offered=${this.offered} @zb-answer=${this.#answered}></zb-offer>`
    return html`<div class="prose"><h1>${msg('自由查询')}</h1></div>
      ${this.#bar()}
      ${this.history ? html`<zb-runs @zb-put=${(event: CustomEvent<string>) => void this.#addSql(event.detail)}></zb-runs>` : nothing}
      <zb-focus .looking=${this.looking}></zb-focus>
      <div class="ask">
        <aside class="schema" aria-label=${msg('表和视图')}><zb-schema .engine=${this.engine} .tables=${this.tables} @zb-insert=${this.#insert}></zb-schema></aside>
        <div class="blocks" @focusin=${(event: Event) => {
          const cell = (event.target as HTMLElement).closest<HTMLElement>('[data-block]')?.dataset.block
          if (cell !== undefined) this.#written = cell
        }}>
          ${repeat(
            this.#draft.blocks,
            (block) => block.id,
            (block) => this.#block(block),
          )}
          <div class="adders" role="group" aria-label=${msg('加一块')}>
            <button class="quiet" data-add="sql" @click=${() => void this.#addSql('SELECT ')}>＋ SQL</button>
            <button class="quiet" data-add="prose" @click=${() => void this.#add({ kind: 'prose', text: '' })}>＋ ${msg('文字')}</button>
            <button class="quiet" data-add="input" @click=${() => this.#addInput()}>＋ ${msg('选择')}</button>
          </div>
        </div>
      </div>`
  }

  #block(block: Placed): TemplateResult {
    const draft = this.#draft
    const page = this.#page
    const turn = this.#turn
    if (block.kind === 'cell')
      return html`<zb-sql-block .block=${block} .draft=${draft} .page=${page} .turn=${turn} .shared=${this.shared} .basket=${this.basket} .looking=${this.looking}></zb-sql-block>`
    if (block.kind === 'input')
      return html`<zb-input-block .block=${block} .draft=${draft} .page=${page} .turn=${turn}></zb-input-block>`
    return html`<zb-prose-block .block=${block} .draft=${draft} .page=${page} .turn=${turn}></zb-prose-block>`
  }

  #bar(): TemplateResult {
    const notes = keptNotes()
    const draft = this.#draft
    const save = () =>
      saveFile(`${draft.title || msg('笔记')}.md`, new Blob([this.#text], { type: 'text/markdown' }))
    return html`<div class="note-bar">
      <input class="button title" aria-label=${msg('笔记的名字')} .value=${draft.title} @input=${(event: Event) => draft.rename((event.target as HTMLInputElement).value)} />
      <button class="button" data-action="run-all" @click=${() => void this.#page.run([...this.#page.cells.keys()])}>${msg('全部运行')}</button>
      <button class="button" data-action="undo" ?disabled=${!draft.canUndo} @click=${() => draft.undo()}>${msg('撤销')}</button>
      <button class="button" data-action="share" @click=${() => void this.#share()}>${msg('复制链接')}</button>
      <button class="button" data-action="save" @click=${save}>${msg('存成文件')}</button>
      <label class="button">${msg('打开文件')}<input type="file" class="unseen" accept=".md,.csv,.parquet" multiple @change=${this.#picked} /></label>
      <button class="button" data-action="new" @click=${this.#newNote}>${msg('新笔记')}</button>
      <select class="button" aria-label=${msg('这个浏览器里的笔记')} @change=${this.#choose}>
        ${notes.some((note) => note.id === this.#id) ? nothing : html`<option selected>${draft.title}</option>`}
        ${notes.map((note) => html`<option value=${note.id} ?selected=${note.id === this.#id}>${note.title || msg('没有名字')}（${note.changed.slice(0, 10)}）</option>`)}
      </select>
      <button class="button" data-action="remove" @click=${this.#remove}>${msg('删掉这本')}</button>
      <button class="button" data-action="history" aria-expanded=${this.history} @click=${() => {
        this.history = !this.history
      }}>${msg('历史')}</button>
      <span role="status" class="said">${this.said}</span>
    </div>`
  }

  #newNote = () => {
    this.#persist()
    const sql = 'SELECT *\nFROM sangong\nLIMIT 100'
    this.#open({
      name: 'note',
      title: msg('新笔记'),
      order: 99,
      blocks: [{ kind: 'cell', name: 'q1', sql }],
    })
    this.#persist()
  }

  #choose = (event: Event) => {
    this.#persist()
    const { value } = event.target as HTMLSelectElement
    const note = keptNotes().find((kept) => kept.id === value)
    if (note !== undefined) this.#openKept(note)
  }

  #remove = () => {
    const gone = this.#draft.notebook
    removeNote(this.#id)
    this.#openKept(keptNotes()[0])
    this.#draft.remember(gone)
    this.#say(msg(str`“${gone.title}”已删掉；撤销会把它的内容放回来`))
  }

  #answered = (event: CustomEvent<boolean>) => {
    const offered = this.offered
    history.replaceState(null, '', '#/ask')
    this.offered = null
    if (!event.detail || offered === null || 'why' in offered) return
    this.#open(offered.notebook)
    this.#persist()
  }
}

customElements.define('zb-note', NoteView)
