import { init } from '@embedpdf/pdfium'
import wasm from '@embedpdf/pdfium/pdfium.wasm?url'
import { PdfLibrary } from './pdfium.ts'
import { Unreadable } from './text.ts'

/** pdfium for a worker of the page. Throws {@link Unreadable} where it cannot be fetched. */
export const pdfLibrary = new PdfLibrary(async () => {
  const response = await fetch(new URL(wasm, import.meta.url)).catch(() => null)
  if (!response?.ok) throw new Unreadable('读 PDF 的程序取不到：网络断了，或网站正在更新，请再试一次')
  return init({ wasmBinary: await response.arrayBuffer(), print() {}, printErr() {} })
})
