import wasm from '@resvg/resvg-wasm/index_bg.wasm?url'
import type { Picture } from '../charts/picture.ts'
import { renderer } from '../charts/renderer.ts'

/** A picture whose words are outlines in these fonts. Throws a sentence where they cannot be read or lack a character. */
export async function outlined(picture: Picture, fonts: readonly Uint8Array[]): Promise<Picture> {
  const drawn = await renderer(() => new URL(wasm, document.baseURI), fonts)
  return drawn.outlined(picture)
}
