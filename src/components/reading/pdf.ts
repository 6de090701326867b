import type { PDFDocumentProxy } from 'pdfjs-dist'
import pdfWorker from 'pdfjs-dist/build/pdf.worker.min.mjs?url'

/** Opens a PDF to be drawn; pdf.js is fetched at first need. */
export async function openPdf(bytes: Uint8Array): Promise<PDFDocumentProxy> {
  const pdfjs = await import('pdfjs-dist')
  const base = new URL('.', document.baseURI)
  pdfjs.GlobalWorkerOptions.workerSrc = new URL(pdfWorker, base).href
  return pdfjs.getDocument({
    data: bytes.slice(),
    cMapUrl: new URL('pdf/cmaps/', base).href,
    cMapPacked: true,
    standardFontDataUrl: new URL('pdf/standard_fonts/', base).href,
    isEvalSupported: false,
    useWasm: false,
    verbosity: 0,
  }).promise
}

export const isPdf = (bytes: Uint8Array): boolean =>
  [...'%PDF'].every((char, i) => bytes[i] === char.charCodeAt(0))
