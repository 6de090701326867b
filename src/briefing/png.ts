import { Resvg } from '@resvg/resvg-js'
import { type Picture, svgText } from '../charts/picture.ts'
import { type CjkFont, findCjkFont } from './fonts.ts'

let font: CjkFont | null | undefined

/** A picture as PNG, without a browser. Throws a sentence where this machine has no Chinese font. */
export async function toPng(picture: Picture, scale: number): Promise<Uint8Array> {
  font ??= findCjkFont()
  if (font === null)
    throw new Error(
      '这台机器上没有中文字体，图里的字会是空框：请装一个（Debian、Ubuntu：apt-get install fonts-noto-cjk）',
    )
  // The picture's own stack names fonts that this machine may lack; the one that was found is named first.
  const svg = svgText(picture).replace(/font-family="[^"]*"/g, `font-family="${font.family}"`)
  return new Resvg(svg, {
    fitTo: { mode: 'zoom', value: scale },
    font: { loadSystemFonts: false, fontFiles: font.files, defaultFontFamily: font.family },
  })
    .render()
    .asPng()
}
