import { toPng } from '../../charts/raster.ts'
import type { Briefing } from '../../exports/briefing/briefing.ts'
import type { Rasterise } from '../../exports/briefing/picture.ts'
import type { Look } from '../../exports/look.ts'

/** The browser's canvas. */
const rasterise: Rasterise = async (picture, scale) =>
  new Uint8Array(await (await toPng(picture, scale)).arrayBuffer())

/** A form of a briefing as a file; its writer is fetched when it is used first. */
interface Form {
  ending: string
  type: string
  write: (briefing: Briefing, look: Look) => Promise<BlobPart>
}

/** What a briefing can be saved as. */
export const FORMS: Readonly<Record<'docx' | 'pptx' | 'html', Form>> = {
  docx: {
    ending: 'docx',
    type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    write: async (briefing, look) =>
      (await import('../../exports/docx/docx.ts')).toDocx(briefing, look, rasterise),
  },
  pptx: {
    ending: 'pptx',
    type: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
    write: async (briefing) =>
      (await import('../../exports/pptx/pptx.ts')).toPptx(briefing, rasterise) as Promise<BlobPart>,
  },
  html: {
    ending: 'html',
    type: 'text/html;charset=utf-8',
    write: async (briefing, look) => {
      const [{ toHtml }, style, script] = await Promise.all([
        import('../../exports/html/html.ts'),
        import('../../exports/html/page.css?raw'),
        import('../../exports/html/page.js?raw'),
      ])
      return toHtml(briefing, look, { style: style.default, script: script.default })
    },
  },
}
