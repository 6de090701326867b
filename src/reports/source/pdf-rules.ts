import type { Rule } from './grid.ts'
import { type Matrix, multiply, type Pdfium } from './pdfium.ts'

const PATH = 2
const FORM = 5
const LINE = 0
const MOVE = 2
/** A line is a rule where it is longer than this and its other side is not. */
const THIN = 3
/** Forms in forms in forms: deeper than pdfium itself draws. */
const DEEP = 12

/** The straight rules that a page draws, in points from its top left; `view` leads there. */
export function rulesOf(pdfium: Pdfium, page: number, view: Matrix): Rule[] {
  const { wasmExports: call } = pdfium
  const rules: Rule[] = []
  const buffer = call.malloc(24)
  const matrixOf = (object: number): Matrix => {
    call.FPDFPageObj_GetMatrix(object, buffer)
    return [...pdfium.HEAPF32.subarray(buffer / 4, buffer / 4 + 6)] as unknown as Matrix
  }
  const add = (ax: number, ay: number, bx: number, by: number) => {
    const [width, height] = [Math.abs(ax - bx), Math.abs(ay - by)]
    if (width < THIN && height > THIN)
      rules.push({ vertical: true, at: (ax + bx) / 2, from: Math.min(ay, by), to: Math.max(ay, by) })
    else if (height < THIN && width > THIN)
      rules.push({ vertical: false, at: (ay + by) / 2, from: Math.min(ax, bx), to: Math.max(ax, bx) })
  }
  const addPath = (path: number, [a, b, c, d, e, f]: Matrix) => {
    let [x, y, startX, startY] = [0, 0, 0, 0]
    const count = call.FPDFPath_CountSegments(path)
    for (let i = 0; i < count; i++) {
      const segment = call.FPDFPath_GetPathSegment(path, i)
      call.FPDFPathSegment_GetPoint(segment, buffer, buffer + 4)
      const [u, v] = [pdfium.HEAPF32[buffer / 4]!, pdfium.HEAPF32[buffer / 4 + 1]!]
      const [toX, toY] = [a * u + c * v + e, b * u + d * v + f]
      const type = call.FPDFPathSegment_GetType(segment)
      if (type === LINE) add(x, y, toX, toY)
      ;[x, y] = [toX, toY]
      if (type === MOVE) [startX, startY] = [x, y]
      if (call.FPDFPathSegment_GetClose(segment) !== 0) {
        add(x, y, startX, startY)
        ;[x, y] = [startX, startY]
      }
    }
  }
  const addObject = (object: number, within: Matrix, depth: number) => {
    const type = call.FPDFPageObj_GetType(object)
    if (type === PATH) addPath(object, multiply(within, matrixOf(object)))
    if (type !== FORM || depth > DEEP) return
    const inner = multiply(within, matrixOf(object))
    const count = call.FPDFFormObj_CountObjects(object)
    for (let i = 0; i < count; i++) addObject(call.FPDFFormObj_GetObject(object, i), inner, depth + 1)
  }
  const count = call.FPDFPage_CountObjects(page)
  for (let i = 0; i < count; i++) addObject(call.FPDFPage_GetObject(page, i), view, 0)
  call.free(buffer)
  return rules
}
