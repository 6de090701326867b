/** A notebook that a person keeps in this browser, as Markdown. */
export interface Note {
  id: string
  title: string
  text: string
  /** ISO time of the last change. */
  changed: string
}

/** A query that was run. */
export interface Run {
  sql: string
  at: string
  rows: number | null
  ms: number
}

const NOTES = 'zhangben.notes'
const RUNS = 'zhangben.runs'
const MOST_RUNS = 200

function read<T>(key: string): T[] {
  try {
    const kept = JSON.parse(localStorage.getItem(key) ?? '[]')
    return Array.isArray(kept) ? kept : []
  } catch {
    return []
  }
}

/** The kept notebooks, the last changed first. */
export function keptNotes(): Note[] {
  return read<Note>(NOTES).sort((a, b) => b.changed.localeCompare(a.changed))
}

/** Keeps a notebook. Throws a sentence where the browser has no room. */
export function keepNote(note: Note): void {
  const others = read<Note>(NOTES).filter((other) => other.id !== note.id)
  try {
    localStorage.setItem(NOTES, JSON.stringify([note, ...others]))
  } catch {
    throw new Error('浏览器里没有地方存笔记了：请把笔记存成文件，或删掉旧的')
  }
}

export function removeNote(id: string): void {
  localStorage.setItem(NOTES, JSON.stringify(read<Note>(NOTES).filter((note) => note.id !== id)))
}

/** The queries that were run in this browser, the last first. */
export function keptRuns(): Run[] {
  return read<Run>(RUNS)
}

export function keepRun(run: Run): void {
  const others = keptRuns().filter((other) => other.sql !== run.sql)
  try {
    localStorage.setItem(RUNS, JSON.stringify([run, ...others].slice(0, MOST_RUNS)))
  } catch {}
}
