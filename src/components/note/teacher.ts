import type { Engine } from '../../engine/engine.ts'
import type { TableInfo } from '../../engine/tables.ts'
import { MACROS } from '../../engine/views.ts'
import { msg, str } from '../../locale/msg.ts'
import { parseQuery } from '../../model/query.ts'
import type { OpenNote } from '../../notebook/open-note.ts'
import { COMPLETION_FUNCTIONS, COMPLETION_VALUES, type CompletionWord, valuesQuery } from '../completion.ts'
import type { EditorElement } from '../editor.ts'

/** What editors complete: the tables of the data, the cells as tables, functions, values, parameters. */
export class Teacher {
  tables: TableInfo[] = []
  #engine: Engine
  #values: CompletionWord[] = []
  #functions: CompletionWord[] = []
  /** Values of columns that were asked for, by `table.column`. */
  #columnValues = new Map<string, Promise<readonly string[]>>()

  constructor(engine: Engine) {
    this.#engine = engine
  }

  /** Asks the engine what there is. */
  async learn(): Promise<void> {
    this.tables = await this.#engine.tables()
    this.#columnValues.clear()
    this.#values = await this.#words(COMPLETION_VALUES)
    this.#functions = (await this.#words(COMPLETION_FUNCTIONS)).map(({ word, detail }) => {
      const told = MACROS.get(word)
      return told === undefined ? { word, detail } : { word, detail, info: msg(told) }
    })
  }

  async #words(sql: string): Promise<CompletionWord[]> {
    const { rows } = await this.#engine.run(parseQuery('words', sql))
    return rows.map(([word, detail]) => ({ word: String(word), detail: String(detail) }))
  }

  teach(editors: readonly EditorElement[], { draft, page }: OpenNote): void {
    const cells = draft.cells.map(
      ({ name }): TableInfo => ({
        name,
        comment: msg(str`单元：${page.find(name)?.title ?? ''}`),
        view: true,
        columns: (page.result(name)?.columns ?? []).map((c) => ({ ...c, comment: '' })),
      }),
    )
    for (const editor of editors)
      editor.teach({
        tables: [...this.tables, ...cells],
        values: this.#values,
        functions: this.#functions,
        parameters: draft.parameters,
        valuesOf: this.#valuesOf,
      })
  }

  #valuesOf = (table: string, column: string): Promise<readonly string[]> => {
    const key = `${table}.${column}`
    let held = this.#columnValues.get(key)
    if (held === undefined) {
      held = this.tables.some(({ name }) => name === table)
        ? this.#engine
            .run(parseQuery('values', valuesQuery(table, column)))
            .then(({ rows }) => rows.map(([value]) => String(value)))
            .catch(() => [])
        : Promise.resolve([])
      this.#columnValues.set(key, held)
    }
    return held
  }
}
