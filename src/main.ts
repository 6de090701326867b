import './components/tokens.css'
import './components/style.css'
import { snapshotOf } from './notebook/snapshot.ts'

performance.mark('page-start')
const [, first = '', second = ''] = location.hash.split(/[/?]/)
const embedded = first === 'embed'
// The numbers are on their way while the program is still being read.
void snapshotOf('shared')
if (first !== 'ask' && first !== 'reports') void snapshotOf((embedded ? second : first) || 'sangong')
if (embedded) void import('./embed/embed.ts')
else void import('./components/app.ts')
