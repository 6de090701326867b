import { cjkFontFiles } from '../briefing/fonts.ts'
import { toPng } from '../briefing/png.ts'
import { nodeDocument } from '../charts/node-document.ts'
import { type Picture, pictureOf, svgText } from '../charts/picture.ts'
import { parseQuery } from '../model/query.ts'
import type { EmbedSnapshot } from '../notebook/embed.ts'
import { exhibitOf } from '../notebook/exhibit.ts'
import { toShared } from '../notebook/sources.ts'

/** Pictures are for screens of twice as many dots. */
const DOTS = 2

/** The picture of a chart as its page starts: what a page shows that may run no script. */
export function embedPicture(snapshot: EmbedSnapshot, width?: number): Picture {
  const { name, sql, values, result, beside, basket, invented, made, version } = snapshot
  const shared = toShared(beside, invented)
  const exhibit = exhibitOf(parseQuery(name, sql), result, { values, shared, basket })
  return pictureOf(exhibit, {
    date: made,
    version,
    document: nodeDocument(),
    ...(width === undefined ? {} : { width }),
  })
}

/**
 * The files of a chart's picture, ending → content: SVG, and where this machine has a Chinese font, PNG. A PNG without one
 * would have empty boxes for words.
 */
export async function pictureFiles(
  snapshot: EmbedSnapshot,
  fonts: readonly string[] = cjkFontFiles(),
): Promise<Map<'svg' | 'png', string | Uint8Array>> {
  const picture = embedPicture(snapshot)
  const files = new Map<'svg' | 'png', string | Uint8Array>([['svg', svgText(picture)]])
  if (fonts.length > 0) files.set('png', await toPng(picture, DOTS))
  return files
}
