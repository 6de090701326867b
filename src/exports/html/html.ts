import { locale } from '../../locale/locale.ts'
import { msg } from '../../locale/msg.ts'
import { escaped } from '../../model/quote.ts'
import type { Briefing } from '../briefing/briefing.ts'
import type { Look } from '../look.ts'
import { placeOf, printedValue, whatOf } from '../places.ts'
import { bodyOf } from './body.ts'

/** The page's own style and script, as text: from the build in the browser, from the files in Node. */
export interface Assets {
  style: string
  script: string
}

/** What stands in a script as data ends no script. */
const data = (value: unknown): string => JSON.stringify(value).replaceAll('<', '\\u003c')

const nonce = (): string => crypto.getRandomValues(new Uint32Array(4)).join('')

/**
 * A briefing as one HTML file that opens from a disk: charts, tables and the facts beneath inside, no request to anywhere.
 * Tables can be sorted, charts pointed at, a figure followed to its line. `document` where there is no browser to draw in.
 */
export function toHtml(
  briefing: Briefing,
  look: Look,
  { style, script }: Assets,
  document?: Document,
): string {
  const { html, charts } = bodyOf(briefing, document)
  const facts = Object.fromEntries(
    [...briefing.facts].map(([id, fact]) => [
      id,
      {
        what: [fact.fiscal_year, whatOf(fact), fact.stage, fact.scope].filter(Boolean).join(' · '),
        value: printedValue(fact),
        title: fact.title,
        place: placeOf(fact),
        evidence: fact.origin === 'derived' ? '' : fact.evidence,
      },
    ]),
  )
  const words = { trail: msg('出处'), close: msg('关闭'), gone: msg('这个数不在报告的数里') }
  const key = nonce()
  const policy = `default-src 'none'; style-src 'unsafe-inline'; script-src 'nonce-${key}'; base-uri 'none'; form-action 'none'`
  return `<!doctype html>
<html lang="${locale()}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(briefing.title)}</title>
<style>${style}</style>
</head>
<body>
<main class="briefing ${look}">${html}<div class="briefing-tip" hidden></div></main>
<dialog class="briefing-trail" aria-labelledby="trail-title"></dialog>
<script type="application/json" id="briefing-data">${data({ facts, charts, words })}</script>
<script nonce="${key}">${script}</script>
</body>
</html>
`
}
