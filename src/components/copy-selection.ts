import { pictureOf } from '../charts/picture.ts'
import { toPng } from '../charts/raster.ts'
import { toClipboardHtml } from '../exports/clipboard.ts'
import type { Exhibit } from '../notebook/exhibit.ts'
import type { CellView } from './cell.ts'

/** How wide a picture stands in a document, in px: a column of an A4 page. */
const COLUMN = 600

/** What is on the page to be used and not to be read. */
const TOOLS =
  'zb-chooser, zb-focus, zb-input, zb-welcome, zb-left-out, .actions, button, input, select, style, script'

function dataUrl(blob: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => resolve(String(reader.result))
    reader.onerror = () => reject(reader.error)
    reader.readAsDataURL(blob)
  })
}

/** A cell's table with all its rows, and the lines around it. */
const tableOf = (exhibit: Exhibit): Node[] => [
  ...new DOMParser().parseFromString(toClipboardHtml(exhibit), 'text/html').body.childNodes,
]

/** What stands for a cell in a document: its chart as a picture that says all that the cell says; its table, where it is shown. */
async function documentOf(cell: CellView): Promise<Node[]> {
  const exhibit = await cell.exhibit()
  const drawn = cell.querySelector('zb-chart') !== null
  const table = cell.querySelector('zb-table') === null ? [] : tableOf(exhibit)
  if (!drawn) return table
  const picture = pictureOf(exhibit, { date: new Date().toLocaleDateString('sv') })
  const image = document.createElement('img')
  image.src = await dataUrl(await toPng(picture))
  image.alt = `${exhibit.title}。${exhibit.basis}`
  image.width = COLUMN
  image.height = Math.round((picture.height * COLUMN) / picture.width)
  const paragraph = document.createElement('p')
  paragraph.append(image)
  return [paragraph, ...table]
}

/** A selection as HTML for Word and WPS: charts as pictures, tables as tables; null where it holds no whole cell. */
export async function selectionHtml(selection: Selection): Promise<string | null> {
  if (selection.rangeCount === 0) return null
  const range = selection.getRangeAt(0)
  const cells = [...document.querySelectorAll<CellView>('zb-cell')].filter((cell) =>
    range.intersectsNode(cell),
  )
  const fragment = range.cloneContents()
  const copies = [...fragment.querySelectorAll('zb-cell')]
  if (copies.length === 0 || copies.length !== cells.length) return null
  for (const [i, copy] of copies.entries()) {
    // Where the selection only touches a cell's edge, nothing of it is meant.
    const meant = copy.textContent?.trim() !== '' && cells[i]!.state.result !== null
    copy.replaceWith(...(meant ? await documentOf(cells[i]!) : []))
  }
  for (const tool of fragment.querySelectorAll(TOOLS)) tool.remove()
  const holder = document.createElement('div')
  holder.append(fragment)
  return `<html><head><meta charset="utf-8"></head><body>${holder.innerHTML.replace(/<!--.*?-->/gs, '')}</body></html>`
}
