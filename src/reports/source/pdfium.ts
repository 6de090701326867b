import type { Methods, WrappedPdfiumModule } from '@embedpdf/pdfium'
import { Unreadable } from './text.ts'

/** The functions of pdfium's C headers as WebAssembly exports them: numbers, addresses and truth as numbers. */
type Calls = { readonly [name in keyof Methods]: (...values: number[]) => number } & {
  readonly malloc: (bytes: number) => number
  readonly free: (at: number) => void
}

/** pdfium and its memory, whose views change as it grows. The package's own wrapping would cost a fifth of the time. */
export interface Pdfium {
  readonly wasmExports: Calls
  readonly HEAPU8: Uint8Array<ArrayBuffer>
  readonly HEAPF32: Float32Array
  readonly HEAPF64: Float64Array
}

/** A matrix as PDF writes it: (x, y) becomes (ax + cy + e, bx + dy + f). */
export type Matrix = readonly [a: number, b: number, c: number, d: number, e: number, f: number]

export const multiply = (m: Matrix, n: Matrix): Matrix => [
  m[0] * n[0] + m[2] * n[1],
  m[1] * n[0] + m[3] * n[1],
  m[0] * n[2] + m[2] * n[3],
  m[1] * n[2] + m[3] * n[3],
  m[0] * n[4] + m[2] * n[5] + m[4],
  m[1] * n[4] + m[3] * n[5] + m[5],
]

/** pdfium for file after file, started at first need and anew where a file brought it down. */
export class PdfLibrary {
  #started: Promise<Pdfium> | null = null
  readonly #start: () => Promise<Pdfium>

  constructor(start: () => Promise<WrappedPdfiumModule>) {
    this.#start = async () => {
      const pdfium = (await start()).pdfium as unknown as Pdfium
      pdfium.wasmExports.FPDF_InitLibrary()
      return pdfium
    }
  }

  /** Throws {@link Unreadable} where pdfium fails, and what its start threw. */
  async use<T>(act: (pdfium: Pdfium) => T): Promise<T> {
    this.#started ??= this.#start()
    const pdfium = await this.#started.catch((error) => {
      this.#started = null
      throw error
    })
    try {
      return act(pdfium)
    } catch (error) {
      if (error instanceof Unreadable) throw error
      this.#started = null
      throw new Unreadable('PDF 打不开，文件可能损坏', { cause: error })
    }
  }
}

/** The codes of `FPDF_GetLastError` for a password and for a protection that pdfium does not know. */
const LOCKED = [4, 5]

/** A PDF that lies open in pdfium; `close` gives its memory back. Throws {@link Unreadable} where it cannot be opened. */
export function openPdf(pdfium: Pdfium, bytes: Uint8Array): { document: number; close: () => void } {
  const { wasmExports: call } = pdfium
  const data = call.malloc(bytes.length)
  if (data === 0) throw new Unreadable('PDF 太大，内存放不下')
  pdfium.HEAPU8.set(bytes, data)
  const document = call.FPDF_LoadMemDocument(data, bytes.length, 0)
  if (document !== 0 && call.FPDF_GetPageCount(document) > 0) {
    const close = () => {
      call.FPDF_CloseDocument(document)
      call.free(data)
    }
    return { document, close }
  }
  const locked = LOCKED.includes(call.FPDF_GetLastError())
  call.FPDF_CloseDocument(document)
  call.free(data)
  if (locked) throw new Unreadable('PDF 加了密码，请先另存为没有密码的')
  throw new Unreadable('PDF 打不开，文件可能损坏')
}

/** Loads a page, counted from 1, hands it over and closes it. Throws {@link Unreadable} where it is not there. */
export function withPage<T>(
  { wasmExports: call }: Pdfium,
  document: number,
  n: number,
  act: (page: number) => T,
): T {
  const page = call.FPDF_LoadPage(document, n - 1)
  if (page === 0) throw new Unreadable(`PDF 第 ${n} 页读不了，文件可能损坏`)
  try {
    return act(page)
  } finally {
    call.FPDF_ClosePage(page)
  }
}

/** A page as it is shown, cropped and turned: its size, and the way from PDF's coordinates to points from its top left. */
export interface View {
  width: number
  height: number
  matrix: Matrix
}

export function viewOf({ wasmExports: call, HEAPF32 }: Pdfium, page: number): View {
  const box = call.malloc(16)
  call.FPDF_GetPageBoundingBox(page, box)
  const [left, top, right, bottom] = [0, 1, 2, 3].map((i) => HEAPF32[box / 4 + i]!) as [
    number,
    number,
    number,
    number,
  ]
  call.free(box)
  const [width, height] = [right - left, top - bottom]
  switch (call.FPDFPage_GetRotation(page)) {
    case 1:
      return { width: height, height: width, matrix: [0, 1, 1, 0, -bottom, -left] }
    case 2:
      return { width, height, matrix: [-1, 0, 0, 1, right, -bottom] }
    case 3:
      return { width: height, height: width, matrix: [0, -1, -1, 0, top, right] }
    default:
      return { width, height, matrix: [1, 0, 0, -1, -left, top] }
  }
}
