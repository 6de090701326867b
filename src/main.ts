import './components/colours.css'
import './components/tokens.css'
import './components/style.css'
import './components/print.css'
import { offerReload } from './components/outdated.ts'
import { startLocale } from './locale/locale.ts'
import { embedPath } from './notebook/embed.ts'
import { snapshotOf } from './notebook/snapshot.ts'
import { keepCopyWhenIdle } from './offline/copy.ts'

performance.mark('page-start')
addEventListener('vite:preloadError', offerReload)
const [path = '', query] = location.hash.split('?')
const [, first = '', , cell = ''] = path.split('/')
const asked = new URLSearchParams(query)
const set = asked.get('data') === 'city' ? 'city/' : ''
if (first === 'embed') {
  // Frames of earlier days asked the page itself for a chart; it has a page of its own now.
  asked.set('live', '')
  location.replace(new URL(`${embedPath(cell, 'html', undefined, set)}?${asked}`, document.baseURI))
} else {
  // The numbers are on their way while the program is still being read.
  void snapshotOf('shell', set)
  if (!['ask', 'briefing', 'reports'].includes(first)) void snapshotOf(first || 'sangong', set)
  void startLocale(asked.get('lang'))
    .catch(() => {})
    .then(() => import('./components/app.ts'))
    .catch(offerReload)
  if (import.meta.env.PROD) keepCopyWhenIdle()
}
