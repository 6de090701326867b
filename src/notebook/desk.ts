import type { Engine } from '../engine/engine.ts'
import { keptNotes, removeNote } from '../store/notes.ts'
import type { Note } from '../store/records.ts'
import { remember, remembered } from '../store/remember.ts'
import { type StoreChange, store } from '../store/store.ts'
import type { Notebook } from './notebook.ts'
import { OpenNote } from './open-note.ts'

/** Which notebook this tab, or the last one, had open. */
const LAST = 'zhangben.note'

/** The notebooks of this browser and the one that is open in this tab. Says `change`, and `shape` where blocks came or went. */
export class Desk extends EventTarget {
  /** The kept notebooks, the last changed first. */
  notes: readonly Note[] = []
  note: OpenNote | null = null
  #engine: Engine
  #example: () => Notebook

  /** @param example the notebook that a first visit finds */
  constructor(engine: Engine, example: () => Notebook) {
    super()
    this.#engine = engine
    this.#example = example
  }

  #tell = () => {
    this.dispatchEvent(new Event('change'))
  }

  /** Finds what is kept; opens what was open last, unless another notebook is open by now. */
  async start(): Promise<void> {
    this.notes = await keptNotes()
    if (this.note !== null) return this.#tell()
    const last = remembered(LAST, true) ?? remembered(LAST)
    this.openKept(this.notes.find(({ id }) => id === last) ?? this.notes[0])
  }

  /** Something was kept, here or in another tab: a notebook that was not changed here follows. */
  heard = async ({ kind, key }: StoreChange): Promise<void> => {
    if (kind !== 'notes') return
    this.notes = await keptNotes()
    const now = this.notes.find(({ id }) => id === key)
    const { note } = this
    const behind = note !== null && note.id === key && now !== undefined && now.revision > note.note.revision
    if (behind && !note.dirty && note.conflict === null) this.openKept(now)
    else this.#tell()
  }

  /** Puts a notebook on the desk; what the one before had unsaved is saved first. */
  open(note: OpenNote): void {
    void this.note?.save()
    this.note?.close()
    this.note = note
    note.addEventListener('change', this.#tell)
    note.addEventListener('shape', () => this.dispatchEvent(new Event('shape')))
    remember(LAST, note.id)
    remember(LAST, note.id, true)
    this.dispatchEvent(new Event('open'))
    this.#tell()
  }

  /** Opens a kept notebook; the example where there is none. One that cannot be opened is put aside. */
  openKept(note: Note | undefined): void {
    try {
      this.open(
        note === undefined
          ? OpenNote.fresh(this.#example(), this.#engine)
          : OpenNote.kept(note, this.#engine),
      )
    } catch (error) {
      if (note === undefined) throw error
      void store.setAside('notes', note.id, note, error as Error)
      this.notes = this.notes.filter(({ id }) => id !== note.id)
      this.openKept(this.notes[0])
    }
  }

  openById(id: string): void {
    const note = this.notes.find((kept) => kept.id === id)
    if (note !== undefined) this.openKept(note)
  }

  /** Opens a notebook that is not kept before something of it is changed. */
  show(notebook: Notebook): void {
    this.open(OpenNote.fresh(notebook, this.#engine))
  }

  /** Opens a notebook that is new here, and keeps it. */
  async begin(notebook: Notebook, foreign: Note['foreign'] = ''): Promise<void> {
    const note = OpenNote.fresh(notebook, this.#engine, foreign)
    this.open(note)
    await note.save({ whole: true })
  }

  /** Removes the open notebook and opens another; undo brings back what it held. Resolves to its title. */
  async remove(): Promise<string> {
    const note = this.note!
    const gone = note.draft.notebook
    note.giveUp()
    await removeNote(note.id)
    this.notes = await keptNotes()
    this.openKept(this.notes[0])
    this.note!.draft.remember(gone)
    return gone.title
  }

  /** Settles a conflict: keeps what is here, what the other tab saved, or both. */
  async settle(how: 'mine' | 'theirs' | 'both'): Promise<void> {
    const note = this.note!
    const theirs = note.conflict!
    if (how === 'theirs') {
      note.giveUp()
      this.openKept(theirs)
    } else {
      const kept = await note.settle(how)
      if (how === 'both') this.openKept(kept)
    }
    this.notes = await keptNotes()
    this.#tell()
  }
}
