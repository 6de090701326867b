import { html, nothing, type PropertyValues, type TemplateResult } from 'lit'
import { repeat } from 'lit/directives/repeat.js'
import { unsafeHTML } from 'lit/directives/unsafe-html.js'
import { canDraw, proposeChart } from '../charts/chart.ts'
import type { Engine } from '../engine/engine.ts'
import type { TableInfo } from '../engine/session.ts'
import { parseQuery, type Query } from '../model/query.ts'
import { type Block, formatNotebook, type Notebook, parseNotebook } from '../notebook/notebook.ts'
import { keepNote, keepRun, keptNotes, type Note, removeNote } from '../notebook/notes.ts'
import { type CellState, Page } from '../notebook/page.ts'
import { LONGEST_LINK, pack, unpack } from '../notebook/share.ts'
import type { Shared } from '../notebook/sources.ts'
import './cell.ts'
import './chart-form.ts'
import './editor.ts'
import type { EditorElement } from './editor.ts'
import { type Focus, FocusRequest, nextFocus, PageElement, saveFile } from './element.ts'
import './input.ts'
import './note.css'
import './offer.ts'
import type { Offered } from './offer.ts'
import { renderProse } from './prose.ts'
import './runs.ts'
import './schema.ts'

const LAST = 'zhangben.note'
const EXAMPLE = `---
title: 我的笔记
order: 99
---
\`\`\`sql q1
-- title: 各单位历年“三公”经费
-- basis: 决算
-- chart: bar x=total y=label color=unit label=万元
SELECT unit || ' ' || fiscal_year AS label, unit, fiscal_year, total, vehicle_running, origin, fact_ids
FROM sangong
WHERE stage = '决算'
ORDER BY total DESC
\`\`\`
`
const OPTIONS = ['districts', 'years', 'stages', 'projects'] as const
const VALUES = `
SELECT DISTINCT district AS v, 'district' AS c FROM units WHERE district IS NOT NULL
UNION ALL SELECT DISTINCT unit, 'unit' FROM units
UNION ALL SELECT DISTINCT stage, 'stage' FROM facts WHERE stage <> ''
UNION ALL SELECT DISTINCT scope, 'scope' FROM facts WHERE scope <> ''
UNION ALL SELECT DISTINCT subject, 'subject' FROM facts
UNION ALL SELECT DISTINCT measure, 'measure' FROM facts
UNION ALL SELECT DISTINCT severity, 'severity' FROM findings
UNION ALL (SELECT item, 'item' FROM facts GROUP BY item ORDER BY count(*) DESC LIMIT 200)`

type Placed = Block & { id: number; folded: boolean }

/** 自由查询: a notebook of one's own, with cells that build on each other; kept in this browser as it is typed. */
export class NoteView extends PageElement {
  static override properties = {
    engine: { attribute: false },
    shared: { attribute: false },
    units: { attribute: false },
    tables: { state: true },
    blocks: { state: true },
    name: { state: true },
    said: { state: true },
    offered: { state: true },
    history: { state: true },
    plan: { state: true },
    editing: { state: true },
    undone: { state: true },
    looking: { state: true },
  }
  declare engine: Engine
  declare shared: Shared
  declare units: readonly string[]
  declare tables: TableInfo[]
  declare blocks: Placed[]
  declare name: string
  declare said: string
  /** A notebook that came with the link, before it is taken. */
  declare offered: Offered | null
  declare history: boolean
  /** The plan of a cell, by its name. */
  declare plan: { cell: string; text: string } | null
  /** The prose block that is being written. */
  declare editing: number | null
  declare looking: Focus | null
  declare undone: { blocks: Placed[]; name: string }[]
  #page!: Page
  #id = ''
  #next = 1
  #values: { value: string; column: string }[] = []
  #saving: ReturnType<typeof setTimeout> | undefined
  #focused: string | null = null
  #update = () => {
    for (const { cell, editor } of this.#editors()) editor.showError(this.#page.cells.get(cell)?.told ?? null)
    this.requestUpdate()
  }

  constructor() {
    super()
    this.tables = []
    this.blocks = []
    this.name = ''
    this.said = ''
    this.offered = null
    this.history = false
    this.plan = null
    this.editing = null
    this.undone = []
    this.looking = null
    this.addEventListener(FocusRequest.type, (event) => {
      this.looking = nextFocus(this.looking, (event as FocusRequest).detail)
    })
  }

  override connectedCallback(): void {
    super.connectedCallback()
    addEventListener('pagehide', this.#persist)
    addEventListener('hashchange', this.#arrive)
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#persist()
    removeEventListener('pagehide', this.#persist)
    removeEventListener('hashchange', this.#arrive)
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('engine') || this.#id !== '') return
    const kept = keptNotes()
    const last = kept.find((note) => note.id === localStorage.getItem(LAST)) ?? kept[0]
    if (last === undefined) this.#open(parseNotebook('note', EXAMPLE), crypto.randomUUID())
    else this.#openNote(last)
  }

  override async firstUpdated(): Promise<void> {
    this.#arrive()
    await this.#loadTables()
  }

  async #loadTables(): Promise<void> {
    try {
      this.tables = await this.engine.tables()
      const { rows } = await this.engine.run(parseQuery('values', VALUES))
      this.#values = rows.map(([value, column]) => ({ value: String(value), column: String(column) }))
      await this.updateComplete
      this.#teach()
    } catch (error) {
      this.said = (error as Error).message
    }
  }

  /** Every editor learns the tables of the data and the cells as tables. */
  #teach(): void {
    const cells = this.blocks.flatMap((block): TableInfo[] => {
      if (block.kind !== 'cell') return []
      const result = this.#page.result(block.name)
      const comment = this.#query(block.name)?.title ?? ''
      const columns = result?.columns.map((c) => ({ name: c.name, type: c.type, comment: '' })) ?? []
      return [{ name: block.name, comment: `单元：${comment}`, view: true, columns }]
    })
    for (const { editor } of this.#editors()) {
      editor.setTables([...this.tables, ...cells])
      editor.setValues(this.#values)
    }
  }

  #query(name: string): Query | null {
    try {
      return this.#page.query(name)
    } catch {
      return null
    }
  }

  #editors(): { cell: string; editor: EditorElement }[] {
    return [...this.querySelectorAll<HTMLElement>('[data-block]')].flatMap((section) => {
      const editor = section.querySelector<EditorElement>('zb-editor')
      return editor === null ? [] : [{ cell: section.dataset.block ?? '', editor }]
    })
  }

  /** What the address asks for: a query to start from, or a notebook to look at first. */
  #arrive = () => {
    const [path, query = ''] = location.hash.split('?')
    if (path !== '#/ask') return
    const given = new URLSearchParams(query)
    const sql = given.get('sql')
    const note = given.get('note')
    if (sql !== null) {
      this.#open(
        { name: 'note', title: '查询', order: 99, blocks: [{ kind: 'cell', name: 'q1', sql }] },
        crypto.randomUUID(),
      )
      history.replaceState(null, '', '#/ask')
    } else if (note !== null) {
      void unpack(note).then(
        (text) => {
          try {
            this.offered = { notebook: parseNotebook('note', text) }
          } catch (error) {
            this.offered = { why: (error as Error).message }
          }
        },
        (error: Error) => {
          this.offered = { why: error.message }
        },
      )
    } else this.offered = null
  }

  #open(notebook: Notebook, id: string): void {
    this.#id = id
    this.name = notebook.title
    this.blocks = notebook.blocks.map((block) => ({ ...block, id: this.#next++, folded: false }))
    this.#page?.removeEventListener('change', this.#update)
    this.#page = new Page(notebook, this.engine)
    this.#page.addEventListener('change', this.#update)
    this.undone = []
    localStorage.setItem(LAST, id)
    for (const block of notebook.blocks)
      if (block.kind === 'input' && block.options !== '') void this.#page.run([block.options]).catch(() => {})
    void this.updateComplete.then(() => this.#teach())
  }

  #openNote(note: Note): void {
    this.#open(parseNotebook('note', note.text), note.id)
    this.name = note.title
  }

  get #notebook(): Notebook {
    return { name: 'note', title: this.name, order: 99, blocks: this.blocks }
  }

  #persist = () => {
    clearTimeout(this.#saving)
    if (this.#id === '') return
    try {
      keepNote({
        id: this.#id,
        title: this.name,
        text: formatNotebook(this.#notebook),
        changed: new Date().toISOString(),
      })
    } catch (error) {
      this.said = (error as Error).message
    }
  }

  #changed(): void {
    this.#page.edit(this.#notebook)
    clearTimeout(this.#saving)
    this.#saving = setTimeout(this.#persist, 300)
    this.requestUpdate()
  }

  /** A change of the notebook's shape; it can be undone. */
  #shape(blocks: Placed[]): void {
    this.undone = [...this.undone.slice(-49), { blocks: this.blocks, name: this.name }]
    this.blocks = blocks
    this.#changed()
    void this.updateComplete.then(() => this.#teach())
  }

  #undo = () => {
    const last = this.undone.at(-1)
    if (last === undefined) return
    this.undone = this.undone.slice(0, -1)
    // What was typed since stays.
    this.blocks = last.blocks.map((block) => this.blocks.find((now) => now.id === block.id) ?? block)
    this.name = last.name
    this.#changed()
  }

  #put(id: number, change: Partial<Placed>): void {
    this.blocks = this.blocks.map((block) => (block.id === id ? ({ ...block, ...change } as Placed) : block))
    this.#changed()
  }

  /** Puts a query into a cell and its editor. */
  #write(id: number, sql: string): void {
    this.#put(id, { sql } as Partial<Placed>)
    const editor = this.querySelector<EditorElement>(`[data-id="${id}"] zb-editor`)
    if (editor !== null) editor.value = sql
  }

  #freshName(base = 'q'): string {
    const taken = new Set(this.blocks.map((block) => (block.kind === 'prose' ? '' : block.name)))
    let n = 1
    while (taken.has(`${base}${n}`)) n++
    return `${base}${n}`
  }

  /** Adds a block after another, or at the end. */
  add(block: Block, after: number | null = null): void {
    const placed: Placed = { ...block, id: this.#next++, folded: false }
    const at = after === null ? this.blocks.length : this.blocks.findIndex((other) => other.id === after) + 1
    this.#shape(this.blocks.toSpliced(at, 0, placed))
    if (block.kind === 'prose') this.editing = placed.id
    void this.#focus(placed.id)
  }

  async #focus(id: number): Promise<void> {
    await this.updateComplete
    const section = this.querySelector<HTMLElement>(`[data-id="${id}"]`)
    await section?.querySelector<EditorElement>('zb-editor')?.updateComplete
    section?.scrollIntoView({ block: 'nearest' })
    const first = section?.querySelector<HTMLElement>('.cm-content, textarea')
    ;(first ?? section?.querySelector<HTMLElement>('input'))?.focus()
  }

  addSql(sql: string, after: number | null = null): void {
    this.add({ kind: 'cell', name: this.#freshName(), sql }, after)
  }

  async #run(name: string): Promise<void> {
    const cell = this.#page.cells.get(name)
    const query = this.#query(name)
    if (cell === undefined || query === null || cell.busy || query.sql.trim() === '') return
    this.plan = null
    await this.#page.runCell(name)
    keepRun({
      sql: query.sql,
      at: new Date().toISOString(),
      rows: cell.error === null ? (cell.result?.rows.length ?? null) : null,
      ms: Math.round(cell.took ?? 0),
    })
    this.#teach()
  }

  async #runAll(): Promise<void> {
    const names = this.blocks.flatMap((block) => (block.kind === 'cell' ? [block.name] : []))
    await this.#page.run(names)
  }

  async #explain(name: string): Promise<void> {
    try {
      this.plan = { cell: name, text: await this.#page.plan(name) }
    } catch (error) {
      this.plan = { cell: name, text: (error as Error).message }
    }
  }

  async #tidy(id: number, sql: string): Promise<void> {
    const { formatDialect, duckdb } = await import('sql-formatter')
    try {
      const tidy = formatDialect(sql, { dialect: duckdb, keywordCase: 'upper', tabWidth: 2 })
      this.#write(id, tidy)
    } catch (error) {
      this.said = `整理不了：${(error as Error).message.split('\n')[0]}`
    }
  }

  async #share(): Promise<void> {
    const link = `${location.origin}${location.pathname}#/ask?note=${await pack(formatNotebook(this.#notebook))}`
    if (link.length > LONGEST_LINK) {
      this.#say(`这本笔记放进链接有 ${link.length} 个字符，多数聊天和邮件会截断；请存成文件再发`)
      return
    }
    try {
      await navigator.clipboard.writeText(link)
      this.#say('链接已复制，里面是整本笔记')
    } catch {
      prompt('浏览器不让复制，请从这里拷走：', link)
    }
    this.dispatchEvent(new CustomEvent('zb-copied', { detail: link, bubbles: true }))
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
          this.#open(parseNotebook('note', await file.text()), crypto.randomUUID())
          this.#persist()
          this.#say(`已打开 ${file.name}`)
        } else {
          const table = await this.engine.addFile(file.name, new Uint8Array(await file.arrayBuffer()))
          this.#say(`${file.name} 已成为表 ${table}，留在这个浏览器里`)
          await this.#loadTables()
          this.addSql(`SELECT *\nFROM "${table}"\nLIMIT 200`)
          const last = this.blocks.at(-1)
          if (last?.kind === 'cell') await this.#run(last.name)
        }
      } catch (error) {
        this.said = `${file.name}：${(error as Error).message}`
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
    const editor = editors.find(({ cell }) => cell === this.#focused) ?? editors.at(-1)
    if (editor === undefined) this.addSql(`SELECT * FROM ${event.detail} LIMIT 100`)
    else editor.editor.insert(event.detail)
  }

  protected override render(): TemplateResult {
    if (this.offered !== null)
      return html`<zb-offer .offered=${this.offered} @zb-answer=${this.#answered}></zb-offer>`
    return html`<div class="prose"><h1>自由查询</h1></div>
      ${this.#bar()}
      <div class="ask">
        <aside class="schema" aria-label="表和视图"><zb-schema .engine=${this.engine} .tables=${this.tables} @zb-insert=${this.#insert}></zb-schema></aside>
        <div class="blocks">
          ${repeat(
            this.blocks,
            (block) => block.id,
            (block, i) => this.#block(block, i),
          )}
          ${this.#adders(null)}
        </div>
      </div>`
  }

  #bar(): TemplateResult {
    const notes = keptNotes()
    return html`<div class="note-bar">
        <input class="button title" aria-label="笔记的名字" .value=${this.name} @input=${(event: Event) => {
          this.name = (event.target as HTMLInputElement).value
          this.#changed()
        }} />
        <button class="button" data-action="run-all" @click=${() => void this.#runAll()}>全部运行</button>
        <button class="button" data-action="undo" ?disabled=${this.undone.length === 0} @click=${this.#undo}>撤销</button>
        <button class="button" data-action="share" @click=${() => void this.#share()}>复制链接</button>
        <button class="button" data-action="save" @click=${() => saveFile(`${this.name || '笔记'}.md`, new Blob([formatNotebook(this.#notebook)], { type: 'text/markdown' }))}>存成文件</button>
        <label class="button">打开文件<input type="file" class="unseen" accept=".md,.csv,.parquet" multiple @change=${this.#picked} /></label>
        <button class="button" data-action="new" @click=${this.#newNote}>新笔记</button>
        <select class="button" aria-label="这个浏览器里的笔记" @change=${this.#choose}>
          ${notes.some((note) => note.id === this.#id) ? nothing : html`<option selected>${this.name}</option>`}
          ${notes.map((note) => html`<option value=${note.id} ?selected=${note.id === this.#id}>${note.title || '没有名字'}（${note.changed.slice(0, 10)}）</option>`)}
        </select>
        <button class="button" data-action="remove" @click=${this.#removeNote}>删掉这本</button>
        <button class="button" data-action="history" aria-expanded=${this.history} @click=${() => {
          this.history = !this.history
        }}>历史</button>
        <span role="status" class="said">${this.said}</span>
      </div>
      ${this.history ? html`<zb-runs @zb-put=${(event: CustomEvent<string>) => this.addSql(event.detail)}></zb-runs>` : nothing}`
  }

  #newNote = () => {
    this.#persist()
    this.#open(
      {
        name: 'note',
        title: '新笔记',
        order: 99,
        blocks: [{ kind: 'cell', name: 'q1', sql: 'SELECT *\nFROM sangong\nLIMIT 100' }],
      },
      crypto.randomUUID(),
    )
    this.#persist()
  }

  #choose = (event: Event) => {
    this.#persist()
    const note = keptNotes().find((kept) => kept.id === (event.target as HTMLSelectElement).value)
    if (note !== undefined) this.#openNote(note)
  }

  #removeNote = () => {
    const gone = { text: formatNotebook(this.#notebook), title: this.name }
    removeNote(this.#id)
    const [next] = keptNotes()
    if (next === undefined) this.#open(parseNotebook('note', EXAMPLE), crypto.randomUUID())
    else this.#openNote(next)
    const before = parseNotebook('note', gone.text)
    this.undone = [
      {
        name: gone.title,
        blocks: before.blocks.map((block) => ({ ...block, id: this.#next++, folded: false })),
      },
    ]
    this.#say(`“${gone.title}”已删掉；撤销会把它的内容放回来`)
  }

  #answered = (event: CustomEvent<boolean>) => {
    const offered = this.offered
    history.replaceState(null, '', '#/ask')
    this.offered = null
    if (!event.detail || offered === null || 'why' in offered) return
    this.#open(offered.notebook, crypto.randomUUID())
    this.#persist()
  }

  #adders(after: number | null): TemplateResult {
    return html`<div class="adders" role="group" aria-label="加一块">
      <button class="quiet" data-add="sql" @click=${() => this.addSql('SELECT ', after)}>＋ SQL</button>
      <button class="quiet" data-add="prose" @click=${() => this.add({ kind: 'prose', text: '' }, after)}>＋ 文字</button>
      <button class="quiet" data-add="input" @click=${() => this.#addInput(after)}>＋ 选择</button>
    </div>`
  }

  #addInput(after: number | null): void {
    const name = this.#freshName('input')
    this.add({ kind: 'input', name, control: 'one', label: '区县', options: 'districts', value: '' }, after)
    void this.#page.run(['districts'])
  }

  #tools(block: Placed, i: number): TemplateResult {
    const move = (to: number) => {
      const rest = this.blocks.filter((other) => other.id !== block.id)
      this.#shape(rest.toSpliced(to, 0, block))
    }
    const copy = () =>
      block.kind === 'prose'
        ? this.add({ kind: 'prose', text: block.text }, block.id)
        : this.add({ ...block, name: this.#freshName(block.kind === 'cell' ? 'q' : 'input') }, block.id)
    return html`<div class="tools" role="group" aria-label="这一块">
      <button class="quiet" aria-label="上移" ?disabled=${i === 0} @click=${() => move(i - 1)}>↑</button>
      <button class="quiet" aria-label="下移" ?disabled=${i === this.blocks.length - 1} @click=${() => move(i + 1)}>↓</button>
      <button class="quiet" aria-expanded=${!block.folded} @click=${() => this.#put(block.id, { folded: !block.folded })}>${block.folded ? '展开' : '收起'}</button>
      <button class="quiet" data-action="copy" @click=${copy}>复制</button>
      <button class="quiet" data-action="delete" @click=${() => this.#shape(this.blocks.filter((other) => other.id !== block.id))}>删除</button>
    </div>`
  }

  #block(block: Placed, i: number): TemplateResult {
    return block.kind === 'cell'
      ? this.#cell(block, i)
      : block.kind === 'input'
        ? this.#input(block, i)
        : this.#prose(block, i)
  }

  #rename(block: Placed & { name: string }, event: Event): void {
    const input = event.target as HTMLInputElement
    const name = input.value.trim()
    const taken =
      this.blocks.some((other) => other.id !== block.id && other.kind !== 'prose' && other.name === name) ||
      this.tables.some((table) => table.name === name)
    if (/^[A-Za-z_]\w*$/.test(name) && !taken) this.#put(block.id, { name } as Partial<Placed>)
    else {
      input.value = block.name
      this.#say(taken ? `“${name}”已经是别的单元或表的名字` : '单元的名字用字母、数字和下划线，以字母开头')
    }
  }

  #cell(block: Placed & { kind: 'cell' }, i: number): TemplateResult {
    const state = this.#page.cells.get(block.name)
    const query = this.#query(block.name)
    const needs = this.#page.needs(block.name)
    const edit = (event: Event) => {
      const { value } = event.currentTarget as EditorElement
      this.#put(block.id, { sql: value } as Partial<Placed>)
    }
    return html`<section class="block" data-block=${block.name} data-id=${block.id} @focusin=${() => {
      this.#focused = block.name
    }}>
      <div class="block-head">
        <input class="quiet cell-name" aria-label="单元的名字" .value=${block.name} @change=${(event: Event) => this.#rename(block, event)} />
        <small>${needs.length === 0 ? nothing : `用到 ${needs.join('、')}`}</small>
        ${this.#tools(block, i)}
      </div>
      <div ?hidden=${block.folded}>
        <zb-editor .start=${block.sql ?? ''} @zb-run=${() => void this.#run(block.name)} @zb-edit=${edit}></zb-editor>
        <div class="run">
          <button class="button primary" data-action="run" ?disabled=${state?.busy ?? false} @click=${() => void this.#run(block.name)}>运行</button>
          <button class="button" data-action="cancel" ?disabled=${!(state?.busy ?? false)} @click=${() => this.#page.cancel(block.name)}>取消</button>
          <button class="button" data-action="tidy" @click=${() => void this.#tidy(block.id, block.sql ?? '')}>整理</button>
          <button class="button" data-action="explain" @click=${() => void this.#explain(block.name)}>计划</button>
          <span role="status">${this.#status(state)}</span>
        </div>
        ${this.plan?.cell === block.name ? html`<pre class="plan" tabindex="0" aria-label="查询计划">${this.plan.text}</pre>` : nothing}
        ${state === undefined || state.error === null ? nothing : html`<div class="error" role="alert">${state.error}${state.told?.detail === undefined ? nothing : html`\n\n${state.told.detail}`}</div>`}
        ${state?.result === null || state === undefined || query === null || state.error !== null ? nothing : this.#answer(block, query, state)}
      </div>
    </section>`
  }

  #status(state: CellState | undefined): string {
    if (state === undefined) return ''
    if (state.busy) return '正在运行…'
    if (state.took === undefined) return 'Ctrl/⌘ + Enter 运行'
    const rows = state.error === null && state.result !== null ? `${state.result.rows.length} 行，` : ''
    return `${rows}${Math.round(state.took)} 毫秒`
  }

  #answer(block: Placed & { kind: 'cell' }, query: Query, state: CellState): TemplateResult {
    const result = state.result!
    const chosen = query.chart ?? proposeChart(result)
    const chart = canDraw(result, chosen) ? chosen : null
    const shown: Query = { ...query, title: query.title === query.name ? '查询结果' : query.title, chart }
    const link = () =>
      `${location.origin}${location.pathname}#/ask?${new URLSearchParams({ sql: query.sql })}`
    return html`<zb-chart-form .query=${query} .sql=${block.sql ?? ''} .result=${result} @zb-write=${(event: CustomEvent<string>) => this.#write(block.id, event.detail)}></zb-chart-form>
      <zb-cell .query=${shown} .state=${{ ...state, error: null }} .units=${this.units} .shared=${this.shared} .looking=${this.looking} .link=${link}></zb-cell>`
  }

  #prose(block: Placed & { kind: 'prose' }, i: number): TemplateResult {
    const writing = this.editing === block.id
    return html`<section class="block" data-id=${block.id}>
      <div class="block-head"><small>文字</small>${this.#tools(block, i)}</div>
      <div ?hidden=${block.folded}>
        ${
          writing
            ? html`<textarea class="writing" aria-label="文字（Markdown）" rows="5" .value=${block.text} placeholder="Markdown；{{单元.列}} 放进一个数" @input=${(event: Event) => this.#put(block.id, { text: (event.target as HTMLTextAreaElement).value } as Partial<Placed>)}></textarea>
              <button class="button" data-action="done" @click=${() => {
                this.editing = null
              }}>写好了</button>`
            : html`<div class="prose">${unsafeHTML(renderProse(block.text || '（空）', (name) => this.#page.result(name)))}</div>
              <button class="quiet" data-action="write" @click=${() => {
                this.editing = block.id
              }}>改</button>`
        }
      </div>
    </section>`
  }

  #input(block: Placed & { kind: 'input' }, i: number): TemplateResult {
    const cells = this.blocks.flatMap((other) => (other.kind === 'cell' ? [other.name] : []))
    const set = (change: Partial<Placed>) => {
      this.#put(block.id, change)
      const { options } = this.blocks.find((other) => other.id === block.id) as Placed & { kind: 'input' }
      if (options !== '' && this.#page.result(options) === null) void this.#page.run([options])
    }
    return html`<section class="block" data-id=${block.id}>
      <div class="block-head">
        <input class="quiet cell-name" aria-label="参数的名字" .value=${block.name} @change=${(event: Event) => this.#rename(block, event)} />
        <small>在 SQL 里写 $${block.name}${block.control === 'range' ? `_from 和 $${block.name}_to` : ''}${block.control === 'many' ? `：picked(列, $${block.name})` : ''}</small>
        ${this.#tools(block, i)}
      </div>
      <div ?hidden=${block.folded} class="inputs">
        <zb-input .block=${block} .options=${this.#page.result(block.options)} .values=${this.#page.values} @zb-input=${(event: CustomEvent<Record<string, string>>) => void this.#page.set(event.detail)}></zb-input>
        <label>名目 <input class="button" .value=${block.label} @change=${(event: Event) => set({ label: (event.target as HTMLInputElement).value } as Partial<Placed>)} /></label>
        <label>控件 <select class="button" @change=${(event: Event) => set({ control: (event.target as HTMLSelectElement).value } as Partial<Placed>)}>${(['one', 'many', 'range'] as const).map((c) => html`<option value=${c} ?selected=${c === block.control}>${{ one: '选一个', many: '选几个', range: '从…到…' }[c]}</option>`)}</select></label>
        <label>选项来自 <select class="button" @change=${(event: Event) => set({ options: (event.target as HTMLSelectElement).value } as Partial<Placed>)}>${[...OPTIONS, ...cells].map((o) => html`<option ?selected=${o === block.options}>${o}</option>`)}</select></label>
      </div>
    </section>`
  }
}

customElements.define('zb-note', NoteView)
