import { itemNames } from '../../engine/names.ts'
import { isZip } from '../../reports/source/formats.ts'
import type { Kept, Original } from '../../store/records.ts'
import { keptOriginal, keptReports } from '../../store/reports.ts'
import { Opened } from './opened.ts'
import { Reader } from './reader.ts'
import { shippedReport } from './shipped.ts'

/** Files to read, and members of packages that cannot be read, each with why. */
export interface Unpacked {
  files: File[]
  refused: { name: string; why: string }[]
}

/** Lays reports open: those of files that are brought, and those that are in already. */
export class Openings {
  readonly #reader = new Reader()

  /** Takes up the names that a person gave to printed words; they hold from the next reading on. */
  async takeNames(): Promise<void> {
    this.#reader.names = await itemNames()
  }

  /** Stops what is under way; what lies open can be read no more. */
  stop(): void {
    this.#reader.stop()
  }

  /** Files, packages as the files in them. */
  async unpacked(given: readonly File[]): Promise<Unpacked> {
    const files: File[] = []
    const refused: Unpacked['refused'] = []
    for (const file of given) {
      if (!isZip(file.name)) {
        files.push(file)
        continue
      }
      const { members } = await import('../../reports/source/zip.ts')
      try {
        for await (const { name, bytes, why } of members(new Uint8Array(await file.arrayBuffer()))) {
          if (bytes === null) refused.push({ name: `${file.name}/${name}`, why })
          else files.push(new File([bytes as Uint8Array<ArrayBuffer>], name))
        }
      } catch (error) {
        refused.push({ name: file.name, why: (error as Error).message })
      }
    }
    return { files, refused }
  }

  /** The reports of a file; a transcript is laid open as it is. What was said of the file before holds. */
  async file(name: string, bytes: Uint8Array, kept: readonly Kept[]): Promise<Opened[]> {
    const text = /\.tsv$/i.test(name) ? new TextDecoder().decode(bytes) : ''
    if (text.startsWith('# document_id: '))
      return [new Opened(this.#reader, await this.#reader.transcript(name, text), 0, null)]
    const opened = await this.#read({ name, bytes }, [])
    const hash = opened[0]?.report.report.source_hash ?? ''
    const before = kept.filter((each) => hash !== '' && each.source === hash)
    if (before.length === 0) return opened
    return this.#read(
      { name, bytes },
      before.map((each) => each.transcript),
    )
  }

  async #read(
    { name, bytes, recognised = null }: Omit<Original, 'hash'>,
    before: readonly string[],
  ): Promise<Opened[]> {
    const file = await this.#reader.open(name, bytes, before, recognised)
    const { source_hash: hash } = file.reports[0]!.report
    const original: Original = { hash, name, bytes, recognised }
    return file.reports.map((_, part) => new Opened(this.#reader, file, part, original))
  }

  /**
   * A report that is in already: one kept in this browser, else one that came with the page. From its file where that is
   * at hand and can be read here (a scan: with its words), else from its transcript, beside its pages.
   */
  async known(documentId: string): Promise<Opened> {
    const kept = (await keptReports()).find((each) => each.documentId === documentId)
    const { transcript, original } =
      kept === undefined
        ? await shippedReport(documentId)
        : { transcript: kept.transcript, original: await keptOriginal(kept.source ?? '') }
    const read = original === null ? [] : await this.#read(original, [transcript]).catch(() => [])
    const own = read.find((each) => each.report.report.document_id === documentId)
    const opened =
      own ?? new Opened(this.#reader, await this.#reader.transcript(documentId, transcript), 0, original)
    opened.keptAs = documentId
    return opened
  }
}
