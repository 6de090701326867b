import type { Note, Run } from './records.ts'
import { remember, remembered, rememberedNames } from './remember.ts'
import { store } from './store.ts'

const MOST_RUNS = 200
/** Where older versions kept notebooks and runs. */
const OLD_NOTES = 'zhangben.notes'
const OLD_RUNS = 'zhangben.runs'
/** Where a tab that is left writes what it could not save yet: the browser ends no sooner than that is written. */
const UNSAVED = 'zhangben.unsaved.'

/** How a save went: what is held now, or what another tab saved meanwhile. */
export type Saved = { note: Note } | { conflict: Note }

/** Saves a notebook that rests on a revision; where a later one is held, that is given back and nothing is replaced. */
export async function saveNote(note: Note): Promise<Saved> {
  const next: Note = { ...note, revision: note.revision + 1 }
  let saved = true
  const held = await store.change('notes', note.id, (now) => {
    saved = now === null || now.revision <= note.revision
    return saved ? next : null
  })
  if (saved) return { note: next }
  return held!.text === note.text && held!.title === note.title ? { note: held! } : { conflict: held! }
}

/** Writes down, at once, what a tab that is being left has not saved; {@link keptNotes} takes it up. */
export function leaveUnsaved(note: Note): void {
  remember(`${UNSAVED}${note.id}`, JSON.stringify(note))
}

/** What was left is saved after all. */
export function forgetUnsaved(id: string): void {
  remember(`${UNSAVED}${id}`, null)
}

/** A name for a record that nothing else has. Pages without https have no `randomUUID`. */
export const newId = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join(
    '',
  )

/** A notebook of one's own with another identity: neither of two is lost. */
export const asAnother = (note: Note): Note => ({
  ...note,
  id: newId(),
  revision: 0,
  changed: new Date().toISOString(),
})

/** Keeps a notebook that comes from elsewhere; one that differs from what is held becomes a second. */
async function adopt(note: Note): Promise<void> {
  const result = await saveNote(note)
  if ('conflict' in result) await saveNote(asAnother(note))
}

function parsedList(text: string): unknown[] {
  try {
    const list = JSON.parse(text)
    return Array.isArray(list) ? list : [list]
  } catch {
    return [text]
  }
}

/** Takes up what older versions kept, and what a tab wrote down when it was left. What is no notebook is put aside. */
async function takeUp(): Promise<void> {
  for (const name of [OLD_NOTES, ...rememberedNames(UNSAVED)]) {
    const text = remembered(name)
    if (text === null) continue
    for (const one of parsedList(text)) {
      const note = one as Partial<Note>
      const sound = [note?.id, note?.title, note?.text, note?.changed].every(
        (field) => typeof field === 'string',
      )
      if (sound) await adopt({ ...(note as Note), revision: note.revision ?? 0, foreign: note.foreign ?? '' })
      else await store.setAside('notes', null, one, new Error('旧版本存下的笔记读不出来'))
    }
    remember(name, null)
  }
  const runs = remembered(OLD_RUNS)
  if (runs === null) return
  for (const one of parsedList(runs).reverse() as Partial<Run>[])
    if (typeof one?.sql === 'string' && typeof one.at === 'string')
      await store.put('runs', { sql: one.sql, at: one.at, rows: one.rows ?? null, ms: Number(one.ms) || 0 })
  remember(OLD_RUNS, null)
}

let takingUp: Promise<void> | null = null

/** The kept notebooks, the last changed first. */
export async function keptNotes(): Promise<Note[]> {
  takingUp ??= takeUp()
  await takingUp
  return (await store.all('notes')).sort((a, b) => b.changed.localeCompare(a.changed))
}

export const removeNote = (id: string): Promise<void> => store.remove('notes', id)

/** The queries that were run in this browser, the last first. */
export async function keptRuns(): Promise<Run[]> {
  takingUp ??= takeUp()
  await takingUp
  return (await store.all('runs')).sort((a, b) => b.at.localeCompare(a.at))
}

/** Keeps a run; an older one of the same query is replaced, the oldest of too many is dropped. */
export async function keepRun(run: Run): Promise<void> {
  await store.put('runs', run)
  for (const old of (await keptRuns()).slice(MOST_RUNS)) await store.remove('runs', old.sql)
}
