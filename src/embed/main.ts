import { ZhangbenChart } from './chart.ts'

customElements.define('zhangben-chart', ZhangbenChart)
