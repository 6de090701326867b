import { msg, str } from '@lit/localize'
import { html, render } from 'lit'
import { formatAddress, parseAddress } from '../components/address.ts'
import '../components/cell.ts'
import { Engine } from '../engine/engine.ts'
import { parseQuery } from '../model/query.ts'
import { parseNotebook } from '../notebook/notebook.ts'
import { Page } from '../notebook/page.ts'
import { snapshotOf } from '../notebook/snapshot.ts'
import { toShared } from '../notebook/sources.ts'

/** One chart on its own: `#/embed/<page>/<cell>?inputs`. Drawn from the snapshot, which holds its query; DuckDB starts only for other inputs. */
async function embed(): Promise<void> {
  document.body.classList.add('embedded')
  const { page: path, values } = parseAddress(location.hash)
  const [, notebookName = '', cell = ''] = path.split('/')
  const snapshot = snapshotOf(notebookName)
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
    new Engine(new URL('data/', base)),
    new Map(Object.entries(source.queries).map(([name, sql]) => [name, parseQuery(name, sql)])),
    values,
  )
  const shared = toShared((await snapshotOf('shared'))?.results ?? {})
  const link = () => new URL(formatAddress(notebook.name, page), location.href).href
  const draw = () => {
    render(
      html`<zb-cell embedded .query=${page.query(cell)} .state=${{ ...page.cells.get(cell)! }} .shared=${shared} .link=${link}></zb-cell>`,
      document.body,
    )
  }
  page.addEventListener('change', draw)
  await page.open(snapshot)
}

void embed()
