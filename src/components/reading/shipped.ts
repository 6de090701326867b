import { msg } from '../../locale/msg.ts'
import type { OriginalsIndex } from '../../model/originals.ts'
import type { Recognised } from '../../reports/source/index.ts'
import { parseTranscript } from '../../reports/transcript.ts'
import type { Original } from '../../store/records.ts'

const beside = (path: string) => new URL(path, document.baseURI)

async function fetched(path: string): Promise<Response | null> {
  const response = await fetch(beside(path)).catch(() => null)
  return response?.ok ? response : null
}

/**
 * The transcript of a report that came with the page, and its file where that was kept beside it. Throws a sentence
 * where the page has none.
 */
export async function shippedReport(
  documentId: string,
): Promise<{ transcript: string; original: Original | null }> {
  const name = encodeURIComponent(documentId)
  const [held, index] = await Promise.all([
    fetched(`transcripts/${name}.tsv`),
    fetched('originals/index.json').then((found) => found?.json() as Promise<OriginalsIndex> | undefined),
  ])
  const transcript = await held?.text()
  // A server that answers everything with its front page has no transcript either.
  if (transcript === undefined || !transcript.startsWith('# '))
    throw new Error(msg('这份报告的读本不在网页旁边，打不开'))
  const kept = index?.[documentId]
  const file = kept === undefined ? null : await fetched(`originals/${encodeURIComponent(kept.file)}`)
  if (kept === undefined || file === null) return { transcript, original: null }
  const bytes = new Uint8Array(await file.arrayBuffer())
  const { source_hash: hash } = parseTranscript(transcript, documentId).report
  const words =
    kept.recognised === undefined ? null : await fetched(`originals/${encodeURIComponent(kept.recognised)}`)
  const recognised = ((await words?.json()) as Recognised | undefined) ?? null
  return { transcript, original: { hash, name: kept.name, bytes, recognised } }
}
