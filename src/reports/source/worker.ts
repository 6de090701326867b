import districtsCsv from '/seeds/districts.csv?raw'
import namesCsv from '/seeds/unit_names.csv?raw'
import unitsCsv from '/seeds/units.csv?raw'
import type { Given } from '../identity.ts'
import type { ItemName } from '../item-names.ts'
import { parseDistricts, parseUnitNames, parseUnits } from '../knowledge.ts'
import type { Mending } from '../mendings.ts'
import { type Opened, openFile, openTranscript, readAnew } from '../open/file.ts'
import type { OpenReport } from '../open/report.ts'
import { type Recognised, readSource, type Source } from './index.ts'
import type { Layout } from './layout.ts'
import { pdfLibrary } from './pdf-web.ts'
import { asUnreadable, Unreadable } from './text.ts'

/** What is asked of the reading worker; each is answered by a {@link ReadReply} with the same `id`. A file is known by its number. */
export type ReadRequest = { id: number; names: readonly ItemName[] } & (
  | {
      /** Reads a file. `before` are transcripts of it: what a person said in them holds. */
      ask: 'open'
      file: number
      name: string
      bytes: Uint8Array
      before: readonly string[]
      /** What was recognised in a scan; without it, a scan is refused. */
      recognised: Recognised | null
    }
  /** Lays open a report whose file is not at hand. */
  | { ask: 'transcript'; file: number; name: string; transcript: string }
  /** Reads one report of an opened file once more, as a person says and mends it. */
  | { ask: 'again'; file: number; part: number; given: Given; mendings: readonly Mending[] }
  /** Lets go of a file. */
  | { ask: 'close'; file: number }
)

/** The reports of a file, laid open, or a sentence that says why not. `pages` are those of a PDF. */
export type ReadReply = { id: number } & (
  | { ok: true; file: number; format: Source['format'] | null; pages: Layout['pages']; reports: OpenReport[] }
  | { ok: false; why: string }
)

const knowledge = {
  districts: parseDistricts(districtsCsv),
  units: parseUnits(unitsCsv),
  names: parseUnitNames(namesCsv),
}
const files = new Map<number, Opened>()

async function digest(bytes: Uint8Array): Promise<string> {
  const hash = await crypto.subtle?.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>)
  return hash === undefined
    ? ''
    : [...new Uint8Array(hash)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

async function answer(request: ReadRequest): Promise<ReadReply> {
  const { id, names } = request
  const keep = (file: number, opened: Opened, reports: OpenReport[]): ReadReply => {
    files.set(file, opened)
    return { id, ok: true, file, format: opened.format, pages: opened.layout?.pages ?? [], reports }
  }
  switch (request.ask) {
    case 'open': {
      const { name, bytes, before, recognised } = request
      const hash = await digest(bytes)
      const source = await readSource(name, bytes, {
        pdf: pdfLibrary,
        ...(recognised === null ? {} : { ocr: async () => recognised }),
      })
      const { opened, reports } = openFile({ ...source, hash }, knowledge, before, names)
      return keep(request.file, opened, reports)
    }
    case 'transcript': {
      const { opened, reports } = openTranscript(request.transcript, request.name, names)
      return keep(request.file, opened, reports)
    }
    case 'again': {
      const opened = files.get(request.file)
      if (opened === undefined) throw new Unreadable('这份文件已经关上了，请重新打开')
      const { part, given, mendings } = request
      return keep(request.file, opened, [readAnew(opened, part, knowledge, given, mendings, names)])
    }
    case 'close':
      files.delete(request.file)
      return { id, ok: true, file: request.file, format: null, pages: [], reports: [] }
  }
}

async function reply(request: ReadRequest): Promise<void> {
  try {
    postMessage(await answer(request))
  } catch (error) {
    const why = asUnreadable(error).message
    postMessage({ id: request.id, ok: false, why } satisfies ReadReply)
  }
}

let turn = Promise.resolve()
addEventListener('message', ({ data }: MessageEvent<ReadRequest>) => {
  turn = turn.then(() => reply(data))
})
