/**
 * What a chart is drawn in. Colours are plain values, so that a chart can leave the page. Units, and parts or stages,
 * have colours of their own that the others never use; test/charts/theme.test.ts holds all of them apart for every kind
 * of colour vision.
 */
export interface Theme {
  ink: string
  muted: string
  grid: string
  paper: string
  accent: string
  /** What is not followed: there, but quiet. */
  quiet: string
  /** The middle half of the peers, and all but the outermost tenths. */
  band: string
  fringe: string
  /** A measure that tells no units, parts or stages apart. */
  plain: string
  /** Units of the basket, by slot. */
  series: readonly string[]
  /** Parts, stages, kinds, districts. */
  parts: readonly string[]
  /** From little to much, for cells. */
  steps: readonly string[]
}

export const FONT =
  '"Noto Sans CJK SC", "Source Han Sans SC", "PingFang SC", "Microsoft YaHei", "Hiragino Sans GB", sans-serif'

export const LIGHT: Theme = {
  ink: '#1f2328',
  muted: '#5c6670',
  grid: '#e2e5e9',
  paper: '#ffffff',
  accent: '#a63a25',
  quiet: '#b4bac1',
  band: '#dfe3e7',
  fringe: '#f0f2f4',
  plain: '#6f7d8c',
  series: ['#0759ef', '#cc860f', '#21653c', '#b537b0', '#582089', '#0293fd', '#947111', '#6d1107'],
  parts: ['#2b394c', '#8f9ecb', '#bea477', '#6c726a', '#af858a', '#5b5277'],
  steps: ['#eef3f8', '#d5e2ee', '#b6cde1', '#90b3d1', '#6795bd', '#4176a3', '#245680'],
}

export const DARK: Theme = {
  ink: '#e6e8ea',
  muted: '#a1aab3',
  grid: '#363c43',
  paper: '#1b1f24',
  accent: '#f08a70',
  quiet: '#5d666f',
  band: '#343b43',
  fringe: '#272d33',
  plain: '#8f9dab',
  series: ['#5f9af9', '#e39203', '#85e1cf', '#ea4dc4', '#9454fe', '#6dbefa', '#fed700', '#f90024'],
  parts: ['#a8afc1', '#61859d', '#d2ba8d', '#8c9d7b', '#857a57', '#f7efbb'],
  steps: ['#222b34', '#26394a', '#2b4a63', '#325d7f', '#3f759f', '#5a93bf', '#86b6dd'],
}

/** Parts and stages that keep one colour wherever they are drawn. */
const FIXED: Readonly<Record<string, number>> = {
  '因公出国（境）': 0,
  公车购置: 1,
  公车运行: 2,
  '用车（未分）': 5,
  公务接待: 3,
  年初预算: 4,
  '全年（调整）预算': 5,
  全年预算: 5,
  调整预算: 5,
  决算: 0,
  执行: 0,
  编制: 4,
  在职: 0,
  按编制: 4,
  按在职: 0,
}

/** The colour of a part or stage: its own where it has one, else by its place among the names of the chart in order. */
export function partColor(theme: Theme, name: string, names: readonly string[]): string {
  const free = names.filter((other) => FIXED[other] === undefined)
  const taken = new Set(names.map((other) => FIXED[other]))
  const places = theme.parts.map((_, place) => place).filter((place) => !taken.has(place))
  const place = FIXED[name] ?? places[free.indexOf(name) % Math.max(1, places.length)] ?? 0
  return theme.parts[place]!
}
