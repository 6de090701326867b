/** What a chart is drawn in. Colours are plain values, so that a chart can leave the page. */
export interface Theme {
  ink: string
  muted: string
  grid: string
  paper: string
  accent: string
  /** Told apart by people with any kind of colour vision (after Okabe and Ito). */
  series: readonly string[]
}

export const FONT =
  '"Noto Sans CJK SC", "Source Han Sans SC", "PingFang SC", "Microsoft YaHei", "Hiragino Sans GB", sans-serif'

export const LIGHT: Theme = {
  ink: '#1f2328',
  muted: '#5c6670',
  grid: '#e2e5e9',
  paper: '#ffffff',
  accent: '#a63a25',
  series: ['#0b66a8', '#c77700', '#0a8463', '#a3568a', '#4b5563', '#3aa0d8', '#7a6a00', '#882255'],
}

export const DARK: Theme = {
  ink: '#e6e8ea',
  muted: '#a1aab3',
  grid: '#363c43',
  paper: '#1b1f24',
  accent: '#f08a70',
  series: ['#5cb0ee', '#f0a93c', '#3ecb9f', '#dc95c2', '#aab2bd', '#8fd3fb', '#cdbb4a', '#e58aae'],
}

/** Parts and stages that keep one colour wherever they are drawn. */
const FIXED: Readonly<Record<string, number>> = {
  '因公出国（境）': 3,
  公车购置: 5,
  公车运行: 0,
  '用车（未分）': 4,
  公务接待: 1,
  年初预算: 4,
  '全年（调整）预算': 1,
  全年预算: 1,
  决算: 0,
  执行: 0,
  编制: 4,
  在职: 0,
  按编制: 4,
  按在职: 0,
}

/** The colour of a name: a part's own, a unit's by its place in the page's list of units, any other's by its place in the chart. */
export function colorOf(
  theme: Theme,
  name: string,
  units: readonly string[],
  series: readonly string[],
): string {
  const known = units.indexOf(name)
  const place = FIXED[name] ?? (known >= 0 ? known : Math.max(0, series.indexOf(name)))
  return theme.series[place % theme.series.length]!
}
