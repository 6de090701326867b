import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { PdfLibrary } from '../reports/source/pdfium.ts'

/** Starts pdfium from the installed package. */
export async function startPdfium() {
  const { init } = await import('@embedpdf/pdfium')
  const path = createRequire(import.meta.url).resolve('@embedpdf/pdfium/pdfium.wasm')
  return init({ wasmBinary: new Uint8Array(readFileSync(path)).buffer, print() {}, printErr() {} })
}

/** pdfium for Node. */
export const pdfLibrary = new PdfLibrary(startPdfium)
