import './components/tokens.css'
import './components/style.css'

performance.mark('page-start')
const embedded = location.hash.startsWith('#/embed/')
if (embedded) void import('./embed/embed.ts')
else void import('./components/app.ts')
