import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { PdfLibrary } from '../reports/source/pdf.ts'
import { InflateAtOnce } from './inflate.ts'

/** Takes a font that pdf.js has made ready to draw with; here nothing is drawn. */
class UndrawnFont {
  readonly loaded = Promise.resolve(this)
}

/** pdf.js for Node, with its character maps from the installed package. */
export async function pdfLibrary(): Promise<PdfLibrary> {
  const folder = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'))
  const { push } = Array.prototype
  const pdfjs = (await import('pdfjs-dist/legacy/build/pdf.mjs')) as unknown as PdfLibrary['pdfjs']
  await import('pdfjs-dist/legacy/build/pdf.worker.mjs' as string) // which pdf.js would load with its first file
  Array.prototype.push = push // theirs, for arrays of over four thousand million, slows all that runs here
  Object.assign(globalThis, {
    FontFace: globalThis.FontFace ?? UndrawnFont,
    DecompressionStream: InflateAtOnce,
  })
  return {
    pdfjs,
    cMapUrl: `${join(folder, 'cmaps')}/`,
    standardFontDataUrl: `${join(folder, 'standard_fonts')}/`,
  }
}
