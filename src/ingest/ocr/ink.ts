import type { Box, Gray } from './image.ts'

/** Darker pixels are ink. */
const INK = 150

/** A patch of ink: pixels that touch, also at their corners. */
export interface Patch extends Box {
  area: number
}

/** The patches of ink of a page, and for each pixel the number of its patch (from 1; 0 is paper). */
export function patchesOf({ width, height, pixels }: Gray): { patches: Patch[]; labels: Int32Array } {
  const labels = new Int32Array(width * height)
  const patches: Patch[] = []
  const stack: number[] = []
  for (let start = 0; start < pixels.length; start++) {
    if (pixels[start]! >= INK || labels[start] !== 0) continue
    const patch: Patch = { left: width, top: height, right: 0, bottom: 0, area: 0 }
    patches.push(patch)
    labels[start] = patches.length
    stack.push(start)
    while (stack.length > 0) {
      const at = stack.pop()!
      const [x, y] = [at % width, Math.floor(at / width)]
      patch.area++
      patch.left = Math.min(patch.left, x)
      patch.right = Math.max(patch.right, x + 1)
      patch.top = Math.min(patch.top, y)
      patch.bottom = Math.max(patch.bottom, y + 1)
      for (let ny = Math.max(0, y - 1); ny <= Math.min(height - 1, y + 1); ny++)
        for (let nx = Math.max(0, x - 1); nx <= Math.min(width - 1, x + 1); nx++) {
          const next = ny * width + nx
          if (labels[next] !== 0 || pixels[next]! >= INK) continue
          labels[next] = patches.length
          stack.push(next)
        }
    }
  }
  return { patches, labels }
}
