import { escaped } from '../model/quote.ts'

/** Attributes of an element; what is null or undefined is left out. */
export type Attributes = Readonly<Record<string, string | number | null | undefined>>

export const SVG = 'http://www.w3.org/2000/svg'

/** A length in a picture, to a tenth of a px: finer is not seen and only makes the file larger. */
export const px = (value: number) => Math.round(value * 10) / 10

/** An SVG element as text, for the signs of a key and what is put around a picture that leaves the page. */
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

/** Words in a picture, as an SVG element in text. */
export const words = (x: number, y: number, content: string, attributes: Attributes = {}) =>
  content === '' ? '' : el('text', { x, y, ...attributes }, escaped(content))

/** A drawn picture as the text of a file: lengths to a tenth of a px, and no entity that only HTML knows. */
export const markup = (svg: SVGSVGElement) =>
  svg.outerHTML
    .replaceAll('&nbsp;', '\u00a0')
    .replace(/-?\d+\.\d{3,}(?!\d|em)/g, (number, at: number, all: string) =>
      inAttribute(all, at) ? String(px(Number(number))) : number,
    )

/** Whether a place in markup lies within a tag and not in the words between two. */
const inAttribute = (all: string, at: number) => all.lastIndexOf('<', at) > all.lastIndexOf('>', at)
