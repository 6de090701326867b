import type * as PdfJs from 'pdfjs-dist'
import type { Piece, Rule } from './grid.ts'

/** A page as it is shown: its size, its words and its straight rules, in points from the top left. */
export interface Page {
  width: number
  height: number
  pieces: Piece[]
  rules: Rule[]
}

type Matrix = [number, number, number, number, number, number]

interface Glyph {
  unicode: string
  width: number
  isSpace: boolean
  vmetric: [number, number, number] | null
}

interface Font {
  fontMatrix?: Matrix
  vertical?: boolean
  isType3Font?: boolean
  bbox?: number[]
  defaultVMetrics?: [number, number, number]
}

/** What an operator of pdf.js's list carries; it declares no types for them. */
// biome-ignore lint/suspicious/noExplicitAny: each operator has its own
type Args = any[]

/** The part of the graphics state that places text (ISO 32000-1, 9.3); `matrix` is the current transformation. */
interface State {
  matrix: Matrix
  font: Font
  size: number
  charSpacing: number
  wordSpacing: number
  scale: number
  leading: number
  rise: number
}

const MOVE = 0
const LINE = 1
const CURVE = 2
const QUADRATIC = 3
/** A line is a rule where it is longer than this and its other side is not. */
const THIN = 3
const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0]
const GLYPH_SPACE: Matrix = [0.001, 0, 0, 0.001, 0, 0]
/** A gap of this part of a letter ends a word. */
const WORD_GAP = 0.2

const apply = (m: Matrix, x: number, y: number): [number, number] => [
  m[0] * x + m[2] * y + m[4],
  m[1] * x + m[3] * y + m[5],
]
const multiply = (a: Matrix, b: Matrix): Matrix => [
  a[0] * b[0] + a[2] * b[1],
  a[1] * b[0] + a[3] * b[1],
  a[0] * b[2] + a[2] * b[3],
  a[1] * b[2] + a[3] * b[3],
  a[0] * b[4] + a[2] * b[5] + a[4],
  a[1] * b[4] + a[3] * b[5] + a[5],
]

/** The straight edges of a path, each as a pair of points. */
function edges(path: ArrayLike<number>): [number, number, number, number][] {
  const found: [number, number, number, number][] = []
  let [x, y, startX, startY] = [0, 0, 0, 0]
  for (let i = 0; i < path.length; ) {
    const step = path[i]!
    if (step === MOVE) {
      ;[x, y] = [path[i + 1]!, path[i + 2]!]
      ;[startX, startY] = [x, y]
      i += 3
    } else if (step === LINE) {
      found.push([x, y, path[i + 1]!, path[i + 2]!])
      ;[x, y] = [path[i + 1]!, path[i + 2]!]
      i += 3
    } else if (step === CURVE) {
      ;[x, y] = [path[i + 5]!, path[i + 6]!]
      i += 7
    } else if (step === QUADRATIC) {
      ;[x, y] = [path[i + 3]!, path[i + 4]!]
      i += 5
    } else {
      found.push([x, y, startX, startY])
      ;[x, y] = [startX, startY]
      i += 1
    }
  }
  return found
}

function rulesOf(path: ArrayLike<number>, whole: Matrix): Rule[] {
  return edges(path).flatMap(([x1, y1, x2, y2]): Rule[] => {
    const [[ax, ay], [bx, by]] = [apply(whole, x1, y1), apply(whole, x2, y2)]
    const [width, height] = [Math.abs(ax - bx), Math.abs(ay - by)]
    if (width < THIN && height > THIN)
      return [{ vertical: true, at: (ax + bx) / 2, from: Math.min(ay, by), to: Math.max(ay, by) }]
    if (height < THIN && width > THIN)
      return [{ vertical: false, at: (ay + by) / 2, from: Math.min(ax, bx), to: Math.max(ax, bx) }]
    return []
  })
}

const RADICALS: Readonly<Record<string, string>> = Object.fromEntries(
  [
    ...'⻔门⻘青⻋车⻚页⻓长⻅见⻉贝⻛风⻜飞⻢马⻥鱼⻦鸟⻩黄⻬齐⻮齿⻰龙⻨麦⻣骨⻤鬼⻝食⻄西⻆角⻁虎⺠民⺟母⻙韦⻳龟⻑長⻯龙⻫齐⻭齿',
  ].flatMap((char, i, all) => (i % 2 === 0 ? [[char, all[i + 1]!]] : [])),
)

const PLAIN = /^[!-~一-鿿，。、：；（）]$/

/** Fonts that name 人 by its radical's code point (⼈) or fi by its ligature; the character is the same. */
const plainText = (text: string) =>
  text.replace(/[\u2e80-\u2fdf\ufb00-\ufb06]/g, (char) => RADICALS[char] ?? char.normalize('NFKC'))

/** The characters that a glyph stands for; none where it only formats others. */
const shownBy = (unicode: string) =>
  PLAIN.test(unicode) ? unicode : /^\p{Cf}+$/u.test(unicode) ? '' : plainText(unicode)

const EMPTY: State = {
  matrix: IDENTITY,
  font: {},
  size: 0,
  charSpacing: 0,
  wordSpacing: 0,
  scale: 1,
  leading: 0,
  rise: 0,
}

/** Reads the words and rules of a page in one pass over what it draws, fonts as pdf.js has loaded them. */
export async function pageOf(page: PdfJs.PDFPageProxy, pdfjs: typeof PdfJs): Promise<Page> {
  const { OPS, AnnotationMode } = pdfjs
  const { transform, width, height } = page.getViewport({ scale: 1 })
  const view = transform as Matrix
  const { fnArray, argsArray } = await page.getOperatorList({ annotationMode: AnnotationMode.DISABLE })
  const fonts = new Map<string, Font>()
  for (const [i, fn] of fnArray.entries()) {
    const name = fn === OPS.setFont ? (argsArray[i][0] as string) : null
    if (name === null || fonts.has(name)) continue
    const font = await new Promise<unknown>((resolve) => page.commonObjs.get(name, resolve))
    fonts.set(name, typeof font === 'object' && font !== null ? font : {})
  }
  const pieces: Piece[] = []
  const rules: Rule[] = []
  const stack: State[] = []
  let state = EMPTY
  let line = IDENTITY
  let text = IDENTITY
  const moveLine = (x: number, y: number) => {
    line = multiply(line, [1, 0, 0, 1, x, y])
    text = line
  }
  const operators: Readonly<Record<number, (args: Args) => void>> = {
    [OPS.save]: () => stack.push(state),
    [OPS.restore]: () => {
      state = stack.pop() ?? state
    },
    [OPS.transform]: (args) => {
      state = { ...state, matrix: multiply(state.matrix, args as Matrix) }
    },
    [OPS.paintFormXObjectBegin]: ([matrix]) => {
      stack.push(state)
      if (matrix) state = { ...state, matrix: multiply(state.matrix, matrix) }
    },
    [OPS.paintFormXObjectEnd]: () => {
      state = stack.pop() ?? state
    },
    [OPS.constructPath]: ([operator, paths]) => {
      const path = paths?.[0] as ArrayLike<number> | null | undefined
      if (operator !== OPS.endPath && path) rules.push(...rulesOf(path, multiply(view, state.matrix)))
    },
    [OPS.beginText]: () => {
      line = IDENTITY
      text = line
    },
    [OPS.setFont]: ([name, size]) => {
      state = { ...state, font: fonts.get(name) ?? {}, size }
    },
    [OPS.setCharSpacing]: ([charSpacing]) => {
      state = { ...state, charSpacing }
    },
    [OPS.setWordSpacing]: ([wordSpacing]) => {
      state = { ...state, wordSpacing }
    },
    [OPS.setHScale]: ([percent]) => {
      state = { ...state, scale: percent / 100 }
    },
    [OPS.setLeading]: ([leading]) => {
      state = { ...state, leading: -leading }
    },
    [OPS.setTextRise]: ([rise]) => {
      state = { ...state, rise }
    },
    [OPS.moveText]: ([x, y]) => moveLine(x, y),
    [OPS.setLeadingMoveText]: ([x, y]) => {
      state = { ...state, leading: y }
      moveLine(x, y)
    },
    [OPS.nextLine]: () => moveLine(0, state.leading),
    [OPS.setTextMatrix]: ([matrix]) => {
      line = matrix
      text = line
    },
    [OPS.showText]: ([glyphs]) => {
      const { words, end } = wordsOf(glyphs, state, multiply(view, multiply(state.matrix, text)))
      pieces.push(...words)
      text = multiply(text, [1, 0, 0, 1, ...end])
    },
  }
  for (const [i, fn] of fnArray.entries()) operators[fn]?.(argsArray[i] ?? [])
  return { width, height, pieces, rules }
}

/** The words that a run of glyphs shows, and where the next run begins, in text space (ISO 32000-1, 9.4.4). */
function wordsOf(
  glyphs: readonly (Glyph | number)[],
  state: State,
  whole: Matrix,
): { words: Piece[]; end: [number, number] } {
  const { font, size, charSpacing, wordSpacing, scale, rise } = state
  const [unit] = font.fontMatrix ?? GLYPH_SPACE
  const vertical = font.vertical === true
  const em = emOf(font, size) * Math.hypot(whole[2], whole[3])
  const upright = Math.abs(whole[1]) < 0.01 && !vertical
  const along = (distance: number) => (vertical ? apply(whole, 0, distance) : apply(whole, distance, rise))
  const words: Piece[] = []
  let open: (Piece & { ends: number[] }) | null = null
  let at = 0
  let last: [number, number] = [0, 0]
  for (const glyph of glyphs) {
    if (typeof glyph === 'number') {
      at -= (glyph / 1000) * size * (vertical ? 1 : scale)
      continue
    }
    const spacing = charSpacing + (glyph.isSpace ? wordSpacing : 0)
    const metric = vertical ? (glyph.vmetric ?? font.defaultVMetrics) : undefined
    const width = (metric?.[0] ?? glyph.width) * unit * size * (vertical ? 1 : scale)
    const [from, to] = [along(at), along(at + width)]
    at += width + spacing * (vertical ? 1 : scale)
    const shown = shownBy(glyph.unicode)
    if (shown.trim() === '') {
      if (shown !== '') open = null
      continue
    }
    const right = upright ? to[0] : from[0] + em
    if (open !== null && Math.hypot(from[0] - last[0], from[1] - last[1]) <= em * WORD_GAP) {
      open.text += shown
      open.right = Math.max(open.right, right)
    } else {
      open = { text: shown, left: from[0], right, middle: from[1] - em * 0.35, size: em, ends: [] }
      words.push(open)
    }
    for (let i = 0; i < shown.length; i++) open.ends.push(open.right)
    last = to
  }
  return { words, end: vertical ? [0, at] : [at, 0] }
}

/** The height of a font's letters before the page scales them; a Type 3 font of size 1 has its own. */
function emOf(font: Font, size: number): number {
  const { bbox, fontMatrix } = font
  if (font.isType3Font !== true || Math.abs(size) > 1 || bbox === undefined || fontMatrix === undefined)
    return Math.abs(size)
  return Math.abs(size * (bbox[3]! - bbox[1]!) * fontMatrix[3]) || Math.abs(size)
}
