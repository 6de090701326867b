import { pdfLibrary } from '../../reports/source/pdf-web.ts'
import { multiply, openPdf, type Pdfium, viewOf, withPage } from '../../reports/source/pdfium.ts'
import { asUnreadable } from '../../reports/source/text.ts'
import { takeLettersWithoutFont } from './letters.ts'

export interface Size {
  width: number
  height: number
}

/** What is asked of the worker that draws, after the bytes of its PDF: a page, or the sizes of all. */
export interface DrawRequest {
  id: number
  draw: { page: number; width: number } | null
}

export type DrawReply = { id: number } & ({ sizes: Size[] } | { picture: ImageBitmap } | { why: string })

/** With annotations, in the order of colours that a canvas has. */
const FLAGS = 0x01 | 0x10
const WHITE = 0xffffffff

function draw(pdfium: Pdfium, page: number, width: number): ImageBitmap {
  const { wasmExports: call } = pdfium
  const view = viewOf(pdfium, page)
  const scale = width / view.width
  const height = Math.round(view.height * scale)
  const letters = takeLettersWithoutFont(pdfium, page)
  const bitmap = call.FPDFBitmap_Create(width, height, 0)
  call.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, WHITE)
  call.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, FLAGS)
  const start = call.FPDFBitmap_GetBuffer(bitmap)
  const pixels = new Uint8ClampedArray(pdfium.HEAPU8.slice(start, start + 4 * width * height).buffer)
  call.FPDFBitmap_Destroy(bitmap)
  const canvas = new OffscreenCanvas(width, height)
  const context = canvas.getContext('2d')!
  context.putImageData(new ImageData(pixels, width, height), 0, 0)
  for (const { text, width, color, matrix } of letters) {
    context.setTransform(...multiply([scale, 0, 0, scale, 0, 0], multiply(view.matrix, matrix)))
    context.font = '1px SimSun, "Noto Serif CJK SC", serif'
    context.fillStyle = color
    context.fillText(text, 0, 0, width)
  }
  return canvas.transferToImageBitmap()
}

let bytes: Uint8Array | null = null
let opened: number | null = null

async function answer({ id, draw: asked }: DrawRequest): Promise<DrawReply> {
  return pdfLibrary.use((pdfium): DrawReply => {
    opened ??= openPdf(pdfium, bytes!).document
    const document = opened
    if (asked !== null)
      return {
        id,
        picture: withPage(pdfium, document, asked.page, (page) => draw(pdfium, page, asked.width)),
      }
    const count = pdfium.wasmExports.FPDF_GetPageCount(document)
    const sizeOf = (page: number) => {
      const { width, height } = viewOf(pdfium, page)
      return { width, height }
    }
    return { id, sizes: Array.from({ length: count }, (_, i) => withPage(pdfium, document, i + 1, sizeOf)) }
  })
}

addEventListener('message', async ({ data }: MessageEvent<Uint8Array | DrawRequest>) => {
  if (data instanceof Uint8Array) {
    bytes = data
    return
  }
  try {
    const reply = await answer(data)
    postMessage(reply, { transfer: 'picture' in reply ? [reply.picture] : [] })
  } catch (error) {
    opened = null
    postMessage({ id: data.id, why: asUnreadable(error).message } satisfies DrawReply)
  }
})
