import { type InitInput, initWasm, Resvg } from '@resvg/resvg-wasm'
import { msg, str } from '../locale/msg.ts'
import { escaped } from '../model/quote.ts'
import { type Picture, svgText } from './picture.ts'
import { FONT } from './theme.ts'

/** Draws pictures without a browser, in the fonts that it was given. */
export interface Renderer {
  /** A picture as PNG at so many times its size. */
  png: (picture: Picture, scale: number) => Uint8Array
  /**
   * A picture whose words are outlines: it looks the same on a machine without the font, and its words can no longer be
   * searched or changed. Throws a sentence where the fonts cannot be read or lack a character.
   */
  outlined: (picture: Picture) => Picture
}

let started: Promise<void> | null = null

/** A renderer with these font files (.ttf, .otf, .ttc); `wasm` is where resvg's own file is. */
export async function renderer(wasm: () => InitInput, fonts: readonly Uint8Array[]): Promise<Renderer> {
  started ??= initWasm(wasm())
  await started
  const font = { fontBuffers: [...fonts] }
  const drawn = (svg: string): string => {
    const resvg = new Resvg(svg, { font })
    try {
      return resvg.toString()
    } finally {
      resvg.free()
    }
  }
  return {
    png: (picture, scale) => {
      const resvg = new Resvg(svgText(picture), { font, fitTo: { mode: 'zoom', value: scale } })
      const image = resvg.render()
      try {
        return image.asPng()
      } finally {
        image.free()
        resvg.free()
      }
    },
    outlined: (picture) => {
      const lacked = lackedOf(picture.svg, drawn)
      if (lacked.length > 0)
        throw new Error(
          msg(
            str`这个字体里没有：${lacked.slice(0, MOST_NAMED).join(' ')}${lacked.length > MOST_NAMED ? ' …' : ''}（${lacked.length} 个字）。请换一个，或同时选一个有这些字的字体`,
          ),
        )
      const told = /<title>.*?<\/title><desc>.*?<\/desc>/s.exec(picture.svg)?.[0] ?? ''
      const svg = drawn(picture.svg)
        // Finer than a hundredth of a px is not seen, and is most of the file.
        .replace(/-?\d+\.\d{3,}/g, (number) => String(Math.round(Number(number) * 100) / 100))
        .replace(/\n\s*/g, '')
        .replace('>', () => `>${told}`)
      return { ...picture, svg }
    },
  }
}

const MOST_NAMED = 12
/** No font has this character: what is drawn for it stands for every one that a font lacks. */
const LACKED = '\u{10fffd}'

/** The characters of a picture's words that the fonts lack. Throws a sentence where they have none at all. */
function lackedOf(svg: string, drawn: (svg: string) => string): string[] {
  const words = svg.replace(/<(title|desc)>.*?<\/\1>/gs, '').replace(/<[^>]*>/g, '')
  const seen = [...new Set(words)].filter((char) => !/[\p{White_Space}\p{Cc}\p{Cf}\p{M}]/u.test(char))
  const asked = [LACKED, ...seen].map((char, i) => `<g id="c${i}"><text>${escaped(char)}</text></g>`)
  const shapes = new Map(
    drawn(
      `<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9" font-family="${escaped(FONT)}">${asked.join('')}</svg>`,
    )
      .split('<g id="c')
      .map((part) => [Number.parseInt(part, 10), / d="([^"]*)"/.exec(part)?.[1] ?? ''] as const),
  )
  if (![...shapes.values()].some(Boolean))
    throw new Error(msg('读不出这个字体：应为 .ttf、.otf 或 .ttc 文件'))
  const none = shapes.get(0) ?? ''
  return seen.filter((_, i) => ['', none].includes(shapes.get(i + 1) ?? ''))
}
