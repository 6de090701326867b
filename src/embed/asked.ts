import { msg, str } from '../locale/msg.ts'
import { bindings, type Query } from '../model/query.ts'
import { LATEST } from '../notebook/embed.ts'

/** What a chart's element is told besides the parameters of its question. */
const OWN = ['question', 'version', 'data', 'lang', 'theme', 'width', 'height', 'live', 'framed'] as const

/** Attributes that any element may have. */
const COMMON: ReadonlySet<string> = new Set([
  ...['id', 'class', 'style', 'title', 'slot', 'part', 'role', 'hidden', 'dir', 'tabindex', 'is', 'inert'],
  ...['translate', 'itemprop', 'itemscope', 'itemtype', 'itemid', 'itemref', 'nonce', 'draggable'],
])

/** What a chart is asked to be. */
export interface Asked {
  question: string
  /** Of the data; `latest` for whatever is newest. */
  version: string
  /** The folder of another set of data: `city/`, or none. */
  set: string
  lang: 'zh-CN' | 'en'
  theme: 'light' | 'dark' | 'auto'
  /** In px; as wide as its container without. */
  width: number | null
  /** The most that the picture may take, in px. */
  height: number | null
  live: boolean
  /** It is all that there is of its page, which stands in a frame of another. */
  framed: boolean
  /** The question's parameters that are given. */
  values: Record<string, string>
}

/** What an element's attributes ask for; in a frame, what the frame's address asks for besides. */
export function askedOf(attributes: Iterable<readonly [string, string]>, search = ''): Asked {
  const given = new Map([...attributes, ...new URLSearchParams(search)])
  const own = (name: (typeof OWN)[number]) => given.get(name)?.trim() ?? ''
  const size = (name: 'width' | 'height') => {
    const px = Number.parseInt(own(name), 10)
    return px > 0 ? px : null
  }
  const theme = own('theme')
  return {
    question: own('question'),
    version: own('version') || LATEST,
    set: own('data') === 'city' ? 'city/' : '',
    lang: own('lang') === 'en' ? 'en' : 'zh-CN',
    theme: theme === 'light' || theme === 'dark' ? theme : 'auto',
    width: size('width'),
    height: size('height'),
    live: given.has('live') && own('live') !== 'false',
    framed: given.has('framed'),
    // A parameter's name has no hyphen; what frameworks put on an element mostly has.
    values: Object.fromEntries(
      [...given].filter(
        ([name]) =>
          /^[a-z]\w*$/.test(name) &&
          !COMMON.has(name) &&
          !(OWN as readonly string[]).includes(name) &&
          !/^on/.test(name),
      ),
    ),
  }
}

/** What is wrong with the parameters that a question is given, as a sentence; null where nothing is. */
export function wrongWith(query: Query, values: Readonly<Record<string, string>>): string | null {
  const known = new Set(['basket', ...query.parameters.map(({ name }) => name)])
  const unknown = Object.keys(values).filter((name) => !known.has(name))
  if (unknown.length > 0)
    return msg(
      str`“${msg(query.title)}”没有参数 ${unknown.join(msg('、'))}；可用的是 ${[...known].join(msg('、'))}。`,
    )
  try {
    bindings(
      query,
      Object.keys(values).filter((name) => query.parameters.some((p) => p.name === name)),
      values,
    )
    return null
  } catch (error) {
    return msg(str`${(error as Error).message}。`)
  }
}
