import { msg, str } from '../locale/msg.ts'
import { escaped } from '../model/quote.ts'
import type { Result } from '../model/result.ts'
import type { BasketUnit } from './basket.ts'

/** The shape of {@link EmbedSnapshot}: another one cannot be drawn by this script. */
export const EMBED_FORMAT = 1

/** One question as it leaves the page: what a chart on any other page is drawn from, without DuckDB. */
export interface EmbedSnapshot {
  format: number
  /** Of the data. */
  version: string
  /** The day on which it was worked out, as 2026-01-31. */
  made: string
  /** The notebook that shows the question. */
  page: string
  name: string
  /** The query's file. */
  sql: string
  /** What its parameters stood at. */
  values: Record<string, string>
  result: Result
  /** Whether a narrower choice only leaves out rows. */
  narrows: boolean
  /** What the result refers to, of the results beside a snapshot. */
  beside: Record<string, Result>
  basket: BasketUnit[]
  /** The data are made up. */
  invented: boolean
}

/** Which versions of the data a deployment has charts of, the latest first, and the questions of the latest. */
export interface EmbedIndex {
  versions: string[]
  questions: string[]
  /** Whether PNG files were made; without a Chinese font none are. */
  png: boolean
}

/** The folder that always holds the charts of the latest data. */
export const LATEST = 'latest'

/** Where a question's files of one version lie, below a deployment's address; `set` is the folder of another set of data. */
export const embedPath = (
  question: string,
  end: 'json' | 'html' | 'svg' | 'png',
  version = LATEST,
  set = '',
) => `${set}embed/${version}/${encodeURIComponent(question)}.${end}`

/** What somebody wants to put into another page. */
export interface EmbedAsk {
  /** The deployment's address, with a slash at the end. */
  deployment: string
  /** The page of the deployment that shows the chart with this choice. */
  page: string
  question: string
  title: string
  /** Of the data; {@link LATEST} for whatever is newest. */
  version: string
  /** The folder of another set of data: `city/`, or none. */
  set: string
  /** The parameters that do not stand where the page starts. */
  values: Readonly<Record<string, string>>
  lang: string
  /** Whether inputs are shown, and what the snapshot does not tell is worked out. */
  live: boolean
  /** How high the chart is, in px, where the page around a frame does not listen to it. */
  height: number
  /** What kind of picture; not every system takes SVG. */
  picture: 'svg' | 'png'
}

const attributes = (pairs: readonly (readonly [string, string])[]) =>
  pairs.map(([name, value]) => (value === '' ? ` ${name}` : ` ${name}="${escaped(value)}"`)).join('')

const fileOf = ({ deployment, question, version, set }: EmbedAsk, end: 'html' | 'svg' | 'png') =>
  `${deployment}${embedPath(question, end, version, set)}`

/** The chart as an element, with a sentence where the script does not come, and a picture where none may run. */
export function scriptSnippet(ask: EmbedAsk): string {
  const { deployment, page, question, title, version, set, values, lang, live } = ask
  const asked = attributes([
    ['question', question],
    ...(version === LATEST ? [] : [['version', version] as const]),
    ...(set === '' ? [] : [['data', 'city'] as const]),
    ...Object.entries(values),
    ...(lang === 'en' ? [['lang', 'en'] as const] : []),
    ...(live ? [['live', ''] as const] : []),
  ])
  return `<zhangben-chart${asked}>
  <p>${msg(str`图：${escaped(title)}，见${`<a href="${escaped(page)}">${msg('账本')}</a>`}。`)}</p>
  <noscript>${imageSnippet(ask)}</noscript>
</zhangben-chart>
<script src="${escaped(deployment)}embed/chart.js" async></script>`
}

/** The address of the chart's own page, for a frame. */
export function frameAddress(ask: EmbedAsk): string {
  const { values, lang, live } = ask
  const search = new URLSearchParams(values)
  if (lang === 'en') search.set('lang', 'en')
  if (live) search.set('live', '')
  return `${fileOf(ask, 'html')}${search.size === 0 ? '' : `?${search}`}`
}

/** The chart's page in a frame; where a script may run, the frame is as high as what is in it. */
export function frameSnippet(ask: EmbedAsk): string {
  const { title, height } = ask
  const frame = attributes([
    ['src', frameAddress(ask)],
    ['title', title],
    ['width', '100%'],
    ['height', String(height)],
    ['style', 'border:0'],
    ['loading', 'lazy'],
  ])
  return `<iframe${frame}></iframe>
<script>addEventListener("message",function(e){if(e.data&&e.data.zhangben==="height")document.querySelectorAll("iframe").forEach(function(f){if(f.contentWindow===e.source)f.style.height=e.data.height+"px"})})</script>`
}

/** The picture that the build made, which leads to the page; of the choice that the page starts from. */
export function imageSnippet(ask: EmbedAsk): string {
  const image = attributes([
    ['src', fileOf(ask, ask.picture)],
    ['alt', ask.title],
    ['style', 'max-width:100%;height:auto'],
  ])
  return `<a href="${escaped(ask.page)}"><img${image}></a>`
}
