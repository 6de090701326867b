import { msg, str } from '@lit/localize'
import { html, render } from 'lit'
import { formatAddress, parseAddress } from '../components/address.ts'
import '../components/cell.ts'
import { Engine } from '../engine/engine.ts'
import { parseQuery } from '../model/query.ts'
import type { Result } from '../model/result.ts'
import { type BasketUnit, inBasket } from '../notebook/basket.ts'
import { toDirectory } from '../notebook/directory.ts'
import { parseNotebook } from '../notebook/markdown.ts'
import { Page } from '../notebook/page.ts'
import { snapshotOf } from '../notebook/snapshot.ts'
import { toShared } from '../notebook/sources.ts'

/** One chart on its own: `#/embed/<page>/<cell>?inputs`. Drawn from the snapshot, which holds its query; DuckDB starts only for other inputs. */
async function embed(): Promise<void> {
  document.body.classList.add('embedded')
  const { page: path, values, data } = parseAddress(location.hash)
  const set = data === 'city' ? 'city/' : ''
  const [, notebookName = '', cell = ''] = path.split('/')
  const snapshot = snapshotOf(notebookName, set)
  const source = (await snapshot)?.source
  const notebook = source === undefined ? null : parseNotebook(notebookName, source.notebook)
  if (
    source === undefined ||
    notebook === null ||
    !notebook.blocks.some((b) => b.kind === 'cell' && b.name === cell)
  ) {
    document.body.textContent = msg(str`账本里没有“${path.replace('embed/', '')}”这张图`)
    return
  }
  const base = new URL('.', document.baseURI)
  const page = new Page(
    {
      ...notebook,
      blocks: notebook.blocks.filter((b) => b.kind === 'input' || (b.kind === 'cell' && b.name === cell)),
    },
    new Engine(new URL(`${set}data/`, base), { kept: set === '' }),
    new Map(Object.entries(source.queries).map(([name, sql]) => [name, parseQuery(name, sql)])),
    values,
  )
  const shared = toShared((await snapshot)?.beside ?? {}, set !== '')
  const link = () => new URL(formatAddress(notebook.name, page, data), location.href).href
  const basket = await namesOf(page.values.basket ?? (await snapshot)?.values.basket ?? '', set)
  const draw = () => {
    render(
      html`<zb-cell embedded .query=${page.query(cell)} .state=${{ ...page.cells.get(cell)! }} .shared=${shared} .basket=${basket} .link=${link}></zb-cell>`,
      document.body,
    )
  }
  page.addEventListener('change', draw)
  await page.open(snapshot)
}

/** The units of a basket by name: the few that pages start from come with the shell, others from the list of all. */
async function namesOf(basket: string, set: string): Promise<BasketUnit[]> {
  const held = inBasket(basket)
  if (held.length === 0) return []
  const few = (await snapshotOf('shell', set))?.results.basket
  const known = (result: Result | undefined) =>
    new Map(result === undefined ? [] : toDirectory(result).map((u) => [u.unit_id, u.unit]))
  let names = known(few)
  if (held.some(({ unit_id }) => !names.has(unit_id)))
    names = known((await snapshotOf('units', set))?.results.units)
  return held.map((unit) => ({ ...unit, name: names.get(unit.unit_id) ?? unit.unit_id }))
}

void embed()
