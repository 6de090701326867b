/** A page as an image: one byte a pixel, 0 black. */
export interface Gray {
  width: number
  height: number
  pixels: Uint8Array
}

/** Reads a binary portable graymap (P5), as pdftoppm writes it. Throws where it is none. */
export function parseGray(bytes: Uint8Array): Gray {
  const head = /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(new TextDecoder('latin1').decode(bytes.subarray(0, 64)))
  if (head === null) throw new Error('不是 8 位的 P5 灰度图')
  const [width, height] = [Number(head[1]), Number(head[2])]
  const start = head[0].length
  return { width, height, pixels: Uint8Array.from(bytes.subarray(start, start + width * height)) }
}

/** The image as a binary portable graymap. */
export function formatGray({ width, height, pixels }: Gray): Uint8Array {
  const head = new TextEncoder().encode(`P5\n${width} ${height}\n255\n`)
  const out = new Uint8Array(head.length + pixels.length)
  out.set(head)
  out.set(pixels, head.length)
  return out
}

/** The image turned about its middle by an angle in radians, clockwise; what comes in from outside is white. */
export function turned({ width, height, pixels }: Gray, angle: number): Gray {
  const out = new Uint8Array(width * height).fill(255)
  const [sin, cos] = [Math.sin(angle), Math.cos(angle)]
  const [cx, cy] = [width / 2, height / 2]
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const sx = cx + (x - cx) * cos + (y - cy) * sin
      const sy = cy - (x - cx) * sin + (y - cy) * cos
      const [x0, y0] = [Math.floor(sx), Math.floor(sy)]
      if (x0 < 0 || y0 < 0 || x0 + 1 >= width || y0 + 1 >= height) continue
      const [fx, fy, at] = [sx - x0, sy - y0, y0 * width + x0]
      const top = pixels[at]! * (1 - fx) + pixels[at + 1]! * fx
      const bottom = pixels[at + width]! * (1 - fx) + pixels[at + width + 1]! * fx
      out[y * width + x] = top * (1 - fy) + bottom * fy
    }
  return { width, height, pixels: out }
}

/** A rectangle of pixels; `right` and `bottom` are the first that are no longer in it. */
export interface Box {
  left: number
  top: number
  right: number
  bottom: number
}

/** A part of the image. */
export function cropped({ width, pixels }: Gray, { left, top, right, bottom }: Box): Gray {
  const out = new Uint8Array((right - left) * (bottom - top))
  for (let y = top; y < bottom; y++)
    out.set(pixels.subarray(y * width + left, y * width + right), (y - top) * (right - left))
  return { width: right - left, height: bottom - top, pixels: out }
}
