import {
  acceptCompletion,
  autocompletion,
  closeBrackets,
  closeBracketsKeymap,
  completionKeymap,
} from '@codemirror/autocomplete'
import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands'
import { PostgreSQL, SQLDialect, type SQLNamespace, sql } from '@codemirror/lang-sql'
import {
  bracketMatching,
  defaultHighlightStyle,
  HighlightStyle,
  syntaxHighlighting,
} from '@codemirror/language'
import { type Diagnostic, lintGutter, setDiagnostics } from '@codemirror/lint'
import { Compartment, EditorState, Prec } from '@codemirror/state'
import { drawSelection, EditorView, highlightActiveLine, keymap, lineNumbers } from '@codemirror/view'
import { tags } from '@lezer/highlight'
import { msg } from '../locale/msg.ts'
import type { QueryError } from '../model/query-error.ts'
import { completions } from './complete-sql.ts'
import type { Lesson } from './completion.ts'
import { PageElement } from './element.ts'

const DUCKDB = SQLDialect.define({
  ...PostgreSQL.spec,
  keywords: `${PostgreSQL.spec.keywords ?? ''} qualify exclude replace pivot unpivot asof anti semi summarize describe sample list_transform filter`,
})

const colors = HighlightStyle.define([
  { tag: tags.keyword, color: 'var(--accent)' },
  { tag: tags.string, color: 'light-dark(#0a6b4f, #6fd3ae)' },
  { tag: tags.number, color: 'light-dark(#0b66a8, #7cc0f2)' },
  { tag: tags.comment, color: 'var(--muted)', fontStyle: 'italic' },
])

const look = EditorView.theme({
  '&': { color: 'var(--ink)', backgroundColor: 'var(--sheet)' },
  '.cm-gutters': { backgroundColor: 'var(--sheet)', color: 'var(--muted)', border: 'none' },
  '.cm-activeLine, .cm-activeLineGutter': { backgroundColor: 'transparent' },
  '.cm-cursor': { borderLeftColor: 'var(--ink)' },
  '&.cm-focused .cm-selectionBackground, .cm-selectionBackground': {
    backgroundColor: 'var(--accent-soft) !important',
  },
  '.cm-tooltip': {
    backgroundColor: 'var(--sheet)',
    border: '1px solid var(--rule-strong)',
    color: 'var(--ink)',
  },
  '.cm-tooltip-autocomplete ul li[aria-selected]': {
    backgroundColor: 'var(--accent-soft)',
    color: 'var(--ink)',
  },
  '.cm-completionDetail': { color: 'var(--muted)', fontStyle: 'normal', marginLeft: '1em' },
})

/** An editor for SQL with completion of tables and columns, and errors shown at their place. */
export class EditorElement extends PageElement {
  #view: EditorView | null = null
  #language = new Compartment()
  #words = new Compartment()
  #start = ''

  /** The text to begin with; later changes come from the person. */
  set start(text: string) {
    if (this.#view === null) this.#start = text
  }

  get value(): string {
    return this.#view?.state.doc.toString() ?? this.#start
  }

  set value(text: string) {
    this.#start = text
    this.#view?.dispatch({ changes: { from: 0, to: this.#view.state.doc.length, insert: text } })
  }

  /** Puts text where the cursor is. */
  insert(text: string): void {
    const view = this.#view
    if (view === null) return
    view.dispatch(view.state.replaceSelection(text))
    view.focus()
  }

  /** What can be completed: tables and columns with their comments, functions, parameters, values inside quotes. */
  teach(lesson: Lesson): void {
    const { tables } = lesson
    const schema: SQLNamespace = Object.fromEntries(
      tables.map((table) => [
        table.name,
        {
          self: { label: table.name, type: 'type', detail: table.comment },
          children: table.columns.map((c) => ({ label: c.name, type: 'property', detail: c.comment })),
        },
      ]),
    )
    this.#view?.dispatch({
      effects: [
        this.#language.reconfigure(sql({ dialect: DUCKDB, schema, upperCaseKeywords: true })),
        this.#words.reconfigure(
          completions(lesson).map((source) => EditorState.languageData.of(() => [{ autocomplete: source }])),
        ),
      ],
    })
  }

  /** Underlines the place that an error names. */
  showError(error: QueryError | null): void {
    const view = this.#view
    if (view === null) return
    const diagnostics: Diagnostic[] = []
    if (error !== null && error.line !== null && error.line <= view.state.doc.lines) {
      const line = view.state.doc.line(error.line)
      const from = Math.min(line.to, line.from + (error.column ?? 1) - 1)
      const word = /^[\w一-龥$]+|^./u.exec(view.state.sliceDoc(from, line.to))?.[0] ?? ''
      diagnostics.push({
        from,
        to: Math.min(line.to, from + Math.max(1, word.length)),
        severity: 'error',
        message: error.message,
      })
    }
    view.dispatch(setDiagnostics(view.state, diagnostics))
  }

  override firstUpdated(): void {
    const run = () => {
      this.dispatchEvent(new CustomEvent('zb-run', { bubbles: true }))
      return true
    }
    this.classList.add('editor')
    this.style.display = 'block'
    this.#view = new EditorView({
      parent: this,
      state: EditorState.create({
        doc: this.#start,
        extensions: [
          Prec.highest(keymap.of([{ key: 'Mod-Enter', run }])),
          lineNumbers(),
          history(),
          drawSelection(),
          highlightActiveLine(),
          bracketMatching(),
          closeBrackets(),
          autocompletion({ icons: false }),
          lintGutter(),
          keymap.of([
            ...closeBracketsKeymap,
            { key: 'Tab', run: acceptCompletion },
            ...defaultKeymap,
            ...historyKeymap,
            ...completionKeymap,
            indentWithTab,
          ]),
          this.#language.of(sql({ dialect: DUCKDB })),
          this.#words.of([]),
          syntaxHighlighting(colors),
          syntaxHighlighting(defaultHighlightStyle, { fallback: true }),
          look,
          EditorView.lineWrapping,
          EditorView.contentAttributes.of({ 'aria-label': msg('SQL 编辑器') }),
          EditorView.updateListener.of((update) => {
            if (update.docChanged) this.dispatchEvent(new CustomEvent('zb-edit', { bubbles: true }))
          }),
        ],
      }),
    })
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#start = this.value
    this.#view?.destroy()
    this.#view = null
  }
}

customElements.define('zb-editor', EditorElement)
