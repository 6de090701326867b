import * as pdfjs from 'pdfjs-dist'
import pdfWorker from 'pdfjs-dist/build/pdf.worker.min.mjs?url'
import districtsCsv from '/seeds/districts.csv?raw'
import namesCsv from '/seeds/unit_names.csv?raw'
import unitsCsv from '/seeds/units.csv?raw'
import { parseDistricts, parseUnitNames, parseUnits } from '../knowledge.ts'
import { type Reading, readReports } from '../read.ts'
import { formatTranscript } from '../transcript.ts'
import { wordsOf } from '../words.ts'
import { readSource } from './index.ts'
import { asUnreadable } from './text.ts'

/** A file to read; `base` is where the page lies, for pdf.js's character maps. */
export interface ReadRequest {
  name: string
  bytes: Uint8Array
  base: string
}

/** What the preview shows of a report, and the transcript that is kept. */
export interface Preview {
  transcript: string
  documentId: string
  title: string
  newUnit: boolean
  subjects: [string, number][]
  findings: { rule: string; severity: string; message: string; message_en: string }[]
  notices: { message: string; message_en: string }[]
}

/** The reports of one file, or why it cannot be read. */
export type ReadReply = { ok: true; reports: Preview[] } | { ok: false; why: string }

function preview({ report, figures, findings, notices, remarks, newUnit }: Reading): Preview {
  const subjects = new Map<string, number>()
  for (const figure of figures) subjects.set(figure.subject, (subjects.get(figure.subject) ?? 0) + 1)
  return {
    transcript: formatTranscript({
      report,
      parts: 1,
      dropped: [],
      figures: figures.map((f) => ({ ...f, mended: null })),
      notices,
      remarks,
    }),
    documentId: report.document_id,
    title: report.title,
    newUnit,
    subjects: [...subjects].sort((a, b) => b[1] - a[1]),
    findings: findings.map((f) => ({ rule: f.rule, severity: f.severity, ...wordsOf(f) })),
    notices: notices
      .filter((n) => n.rule === undefined || n.rule === 'READ')
      .map(({ message, message_en }) => ({ message, message_en })),
  }
}

const knowledge = {
  districts: parseDistricts(districtsCsv),
  units: parseUnits(unitsCsv),
  names: parseUnitNames(namesCsv),
}

async function digest(bytes: Uint8Array): Promise<string> {
  const hash = await crypto.subtle?.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>)
  return hash === undefined
    ? ''
    : [...new Uint8Array(hash)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

async function read({ name, bytes, base }: ReadRequest): Promise<ReadReply> {
  const pdf = async () => {
    // Named as a port: left to itself, pdf.js would run inside this worker and take its messages for its own.
    pdfjs.GlobalWorkerOptions.workerPort = new Worker(new URL(pdfWorker, base), { type: 'module' })
    return {
      pdfjs,
      cMapUrl: new URL('pdf/cmaps/', base).href,
      standardFontDataUrl: new URL('pdf/standard_fonts/', base).href,
    }
  }
  try {
    const hash = await digest(bytes)
    const { text, format } = await readSource(name, bytes, { pdf })
    return { ok: true, reports: readReports(text, { hash, format }, knowledge).map(preview) }
  } catch (error) {
    return { ok: false, why: asUnreadable(error).message }
  }
}

addEventListener('message', (event: MessageEvent<ReadRequest>) => {
  void read(event.data).then((reply) => postMessage(reply))
})
