import './components/tokens.css'
import './components/style.css'
import './components/print.css'
import { startLocale } from './locale/locale.ts'
import { snapshotOf } from './notebook/snapshot.ts'

performance.mark('page-start')
const [, first = '', second = ''] = location.hash.split(/[/?]/)
const embedded = first === 'embed'
// The numbers are on their way while the program is still being read.
void snapshotOf('shared')
if (first !== 'ask' && first !== 'reports') void snapshotOf((embedded ? second : first) || 'sangong')
void startLocale(new URLSearchParams(location.hash.split('?')[1]).get('lang')).then(() =>
  embedded ? import('./embed/embed.ts') : import('./components/app.ts'),
)
