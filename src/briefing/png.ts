import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Picture } from '../charts/picture.ts'
import { type Renderer, renderer } from '../charts/renderer.ts'
import { cjkFontFiles } from './fonts.ts'

const wasm = () => readFileSync(createRequire(import.meta.url).resolve('@resvg/resvg-wasm/index_bg.wasm'))

let held: Promise<Renderer> | undefined

/** What draws pictures on this machine. Throws a sentence where it has no Chinese font. */
function localRenderer(): Promise<Renderer> {
  const files = cjkFontFiles()
  if (files.length === 0)
    throw new Error(
      '这台机器上没有中文字体，图里的字会是空框：请装一个（Debian、Ubuntu：apt-get install fonts-noto-cjk）',
    )
  return renderer(
    wasm,
    files.map((file) => readFileSync(file)),
  )
}

/** A picture as PNG, without a browser. Throws a sentence where this machine has no Chinese font. */
export async function toPng(picture: Picture, scale: number): Promise<Uint8Array> {
  held ??= localRenderer()
  return (await held).png(picture, scale)
}

/** A picture whose words are outlines in this machine's Chinese font. Throws as {@link toPng} does. */
export async function toOutlines(picture: Picture): Promise<Picture> {
  held ??= localRenderer()
  return (await held).outlined(picture)
}
