import { html, render } from 'lit'
import { formatAddress, parseAddress } from '../components/address.ts'
import '../components/cell.ts'
import { Engine } from '../engine/engine.ts'
import { NOTEBOOKS } from '../notebook/library.ts'
import { Page } from '../notebook/page.ts'
import { snapshotOf } from '../notebook/snapshot.ts'
import { toShared } from '../notebook/sources.ts'

/** One chart on its own: `#/embed/<page>/<cell>?inputs`. Drawn from the snapshot; DuckDB starts only for other inputs. */
async function embed(): Promise<void> {
  document.body.classList.add('embedded')
  const { page: path, values } = parseAddress(location.hash)
  const [, notebookName = '', cell = ''] = path.split('/')
  const notebook = NOTEBOOKS.find((n) => n.name === notebookName)
  if (notebook === undefined || !notebook.blocks.some((b) => b.kind === 'cell' && b.name === cell)) {
    document.body.textContent = `账本里没有“${path.replace('embed/', '')}”这张图`
    return
  }
  const base = new URL('.', document.baseURI)
  const page = new Page(
    {
      ...notebook,
      blocks: notebook.blocks.filter((b) => b.kind === 'input' || (b.kind === 'cell' && b.name === cell)),
    },
    new Engine(new URL('data/', base)),
    values,
  )
  const shared = toShared((await snapshotOf('shared'))?.results ?? {})
  const link = () => new URL(formatAddress(notebook.name, page), location.href).href
  const draw = () => {
    render(
      html`<zb-cell embedded .query=${page.query(cell)} .state=${{ ...page.cells.get(cell)! }} .units=${shared.units} .shared=${shared} .link=${link}></zb-cell>`,
      document.body,
    )
  }
  page.addEventListener('change', draw)
  await page.open(snapshotOf(notebook.name))
}

void embed()
