import type { Engine } from '../engine/engine.ts'
import { asAnother, forgetUnsaved, leaveUnsaved, newId, saveNote } from '../store/notes.ts'
import type { Note } from '../store/records.ts'
import { Draft } from './draft.ts'
import { QUERIES } from './library.ts'
import { formatNotebook, parseNotebook } from './markdown.ts'
import type { Notebook } from './notebook.ts'
import { Page } from './page.ts'

/** Ms after the last keystroke until what was written is saved. */
const PAUSE = 300

/**
 * A notebook that is open: written, run, and saved as it is written. Only what was changed here is saved, and never
 * over what another tab saved meanwhile: that is a `conflict`, until the person says what is kept. Says `change` after
 * whatever can be seen of it, and `shape` where blocks came or went.
 */
export class OpenNote extends EventTarget {
  readonly id: string
  readonly draft: Draft
  readonly page: Page
  /** What was not understood of its text. */
  readonly doubts: readonly string[]
  /** What another tab saved while this one was changed here too. */
  conflict: Note | null = null
  /** Why it could not be saved, in a sentence. */
  failed = ''
  #foreign: Note['foreign']
  #saved: Note | null
  #saving: Promise<void> = Promise.resolve()
  #touched = false
  #timer: ReturnType<typeof setTimeout> | undefined

  private constructor(notebook: Notebook, engine: Engine, saved: Note | null, foreign: Note['foreign']) {
    super()
    this.id = saved?.id ?? newId()
    this.doubts = notebook.doubts ?? []
    this.draft = new Draft(notebook)
    this.page = new Page(notebook, engine, QUERIES)
    this.#saved = saved
    this.#foreign = foreign
    this.page.addEventListener('change', this.#tell)
    this.draft.addEventListener('change', this.#written)
    this.draft.addEventListener('shape', () => this.dispatchEvent(new Event('shape')))
  }

  /** Opens a notebook that is kept already. */
  static kept(note: Note, engine: Engine): OpenNote {
    const notebook = { ...parseNotebook('note', note.text), title: note.title }
    return new OpenNote(notebook, engine, note, note.foreign)
  }

  /** Opens a notebook that is kept once something of it is changed, or {@link save} is asked for with `whole`. */
  static fresh(notebook: Notebook, engine: Engine, foreign: Note['foreign'] = ''): OpenNote {
    return new OpenNote(notebook, engine, null, foreign)
  }

  #tell = () => {
    this.dispatchEvent(new Event('change'))
  }

  #written = () => {
    this.page.edit(this.draft.notebook)
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => void this.save(), PAUSE)
    this.#touched = true
    this.#tell()
  }
  /** How it came, while it is another's. */
  get foreign(): Note['foreign'] {
    return this.#foreign
  }

  /** Its owner says that it is theirs now. */
  own(): void {
    this.#foreign = ''
    this.#touched = true
    void this.save()
    this.#tell()
  }

  get text(): string {
    return formatNotebook(this.draft.notebook)
  }

  /** The notebook as it would be saved, resting on the revision that it was opened at. */
  get note(): Note {
    return {
      id: this.id,
      title: this.draft.title,
      text: this.text,
      changed: new Date().toISOString(),
      revision: this.#saved?.revision ?? 0,
      foreign: this.#foreign,
    }
  }

  /** Whether something of it is not saved. */
  get dirty(): boolean {
    if (!this.#touched) return false
    const { title, text, foreign } = this.note
    return (
      this.#saved === null ||
      title !== this.#saved.title ||
      text !== this.#saved.text ||
      foreign !== this.#saved.foreign
    )
  }

  /** Saves what was changed, one save after the other; a notebook that nobody changed only where it is asked for `whole`. */
  save({ whole = false } = {}): Promise<void> {
    clearTimeout(this.#timer)
    if (whole) this.#touched = true
    this.#saving = this.#saving.then(() => this.#saveNow())
    return this.#saving
  }

  async #saveNow(): Promise<void> {
    if (!this.dirty || this.conflict !== null) return
    const { note } = this
    try {
      const result = await saveNote(note)
      this.failed = ''
      if ('conflict' in result) this.conflict = result.conflict
      else {
        this.#saved = { ...note, revision: result.note.revision }
        forgetUnsaved(this.id)
      }
    } catch (error) {
      this.failed = (error as Error).message
    }
    this.#tell()
  }

  /** The page is being left, perhaps for good: what is not saved is written down at once, and saved if there is time. */
  leave(): void {
    if (!this.dirty) return
    leaveUnsaved(this.note)
    void this.save()
  }

  /** Settles a conflict: what is here replaces what another tab saved, or is kept beside it. */
  async settle(how: 'mine' | 'both'): Promise<Note> {
    const theirs = this.conflict!
    if (how === 'both') {
      const result = await saveNote({ ...asAnother(this.note), title: `${this.draft.title} 2` })
      forgetUnsaved(this.id)
      this.conflict = null
      return 'note' in result ? result.note : result.conflict
    }
    this.#saved = theirs
    this.conflict = null
    await this.save()
    return this.#saved
  }

  /** What is not saved of it is not wanted. */
  giveUp(): void {
    this.#touched = false
    this.conflict = null
    forgetUnsaved(this.id)
    this.close()
  }

  /** It is on the screen no longer. */
  close(): void {
    clearTimeout(this.#timer)
    this.page.removeEventListener('change', this.#tell)
  }
}
