import { readFileSync, writeFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { nodeDocument } from '../charts/node-document.ts'
import type { Briefing } from '../exports/briefing/briefing.ts'
import type { Look } from '../exports/look.ts'
import { PROJECT } from '../ingest/paths.ts'
import { toPdf } from './pdf.ts'
import { toOutlines, toPng } from './png.ts'

/** The style and script of a briefing's page, as the files have them. */
const asset = (name: string) => readFileSync(join(PROJECT, 'src', 'exports', 'html', name), 'utf8')

async function html(briefing: Briefing, look: Look): Promise<string> {
  const { toHtml } = await import('../exports/html/html.ts')
  return toHtml(briefing, look, { style: asset('page.css'), script: asset('page.js') }, nodeDocument())
}

type Write = (briefing: Briefing, look: Look, outline: boolean) => Promise<Uint8Array | string>

const bytesOf = async (blob: Blob) => new Uint8Array(await blob.arrayBuffer())

/** What a briefing can be written as, by the ending of the file. */
export const WRITERS: Readonly<Record<string, Write>> = {
  '.docx': async (briefing, look, outline) => {
    const { toDocx } = await import('../exports/docx/docx.ts')
    return bytesOf(await toDocx(briefing, look, toPng, nodeDocument(), outline ? toOutlines : undefined))
  },
  '.pptx': async (briefing) => {
    const { toPptx } = await import('../exports/pptx/pptx.ts')
    return toPptx(briefing, toPng, nodeDocument())
  },
  '.html': html,
  '.pdf': async (briefing, look) => toPdf(await html(briefing, look)),
}

/** Writes a briefing to a file, in the form that its ending names; with `outline`, words in a Word document's SVG need no font. */
export async function writeBriefing(
  briefing: Briefing,
  path: string,
  look: Look,
  outline = false,
): Promise<void> {
  writeFileSync(path, await WRITERS[extname(path).toLowerCase()]!(briefing, look, outline))
}
