import './components/tokens.css'
import './components/style.css'
import './components/print.css'
import { startLocale } from './locale/locale.ts'
import { snapshotOf } from './notebook/snapshot.ts'

performance.mark('page-start')
const [path = '', query] = location.hash.split('?')
const [, first = '', second = ''] = path.split('/')
const asked = new URLSearchParams(query)
const embedded = first === 'embed'
const set = asked.get('data') === 'city' ? 'city/' : ''
// The numbers are on their way while the program is still being read.
if (!embedded) void snapshotOf('shell', set)
if (first !== 'ask' && first !== 'reports') void snapshotOf((embedded ? second : first) || 'sangong', set)
void startLocale(asked.get('lang')).then(() =>
  embedded ? import('./embed/embed.ts') : import('./components/app.ts'),
)
