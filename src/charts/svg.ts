/** Attributes of an element; what is null or undefined is left out. */
export type Attributes = Readonly<Record<string, string | number | null | undefined>>

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** Text made safe inside an element or an attribute. */
export const escaped = (text: string) => text.replace(/[&<>"]/g, (sign) => ENTITIES[sign]!)

/** A length in a picture, to a tenth of a px: finer is not seen and only makes the file larger. */
export const px = (value: number) => Math.round(value * 10) / 10

/** An SVG element as text, so that a picture is drawn the same in a browser and without one. */
export function el(name: string, attributes: Attributes, ...content: string[]): string {
  let head = name
  for (const key in attributes) {
    const value = attributes[key]
    if (value === null || value === undefined) continue
    head += ` ${key}="${typeof value === 'number' ? px(value) : escaped(value)}"`
  }
  const inside = content.join('')
  return inside === '' ? `<${head}/>` : `<${head}>${inside}</${name}>`
}

/** The marks of one kind in a picture: a group that says what it holds, and holds nothing where there are none. */
export function group(mark: string, attributes: Attributes, content: readonly string[]): string {
  const inside = content.join('')
  return inside === '' ? '' : el('g', { 'data-mark': mark, ...attributes }, inside)
}

/** A path through points; null parts it. */
export function pathOf(points: readonly (readonly [number, number] | null)[]): string {
  let path = ''
  let pen = 'M'
  for (const point of points) {
    if (point === null) pen = 'M'
    else {
      path += `${pen}${px(point[0])},${px(point[1])}`
      pen = 'L'
    }
  }
  return path
}

/** Many dots as one path: each a line of no length with round ends, which a browser draws much faster than circles. */
export const dotsPath = (points: readonly (readonly [number, number])[]) =>
  points.map(([x, y]) => `M${px(x)},${px(y)}h0`).join('')

/** Many rings as one path. */
export const ringsPath = (points: readonly (readonly [number, number])[], r: number) =>
  points
    .map(
      ([x, y]) =>
        `M${px(x - r)},${px(y)}a${px(r)},${px(r)} 0 1 0 ${px(2 * r)},0a${px(r)},${px(r)} 0 1 0 ${px(-2 * r)},0`,
    )
    .join('')

/** Many triangles as one path. */
export const trianglesPath = (points: readonly (readonly [number, number])[], r: number) =>
  points.map(([x, y]) => `M${px(x)},${px(y - r)}l${px(r)},${px(2 * r)}h${px(-2 * r)}z`).join('')
