import { policyText } from '../ingest/policy.ts'
import { parseQuery } from '../model/query.ts'
import { escaped } from '../model/quote.ts'
import type { EmbedSnapshot } from '../notebook/embed.ts'

/**
 * The page of one chart, for a frame of another page: the chart's element alone, and without scripts the picture that the
 * build made. It lies in the folder of its version, beside its snapshot.
 */
export function framePage({ name, sql, page, version, invented }: EmbedSnapshot, latest: boolean): string {
  const title = escaped(parseQuery(name, sql).title)
  const pinned = latest ? '' : ` version="${escaped(version)}"`
  const up = invented ? '../../../' : '../../'
  const address = escaped(`${up}#/${page}/${name}${invented ? '?data=city' : ''}`)
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escaped(policyText())}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title} · 账本</title>
<link rel="icon" href="data:,">
<style>body{margin:0}img{max-width:100%;height:auto}</style>
<script src="${up}embed/chart.js" async></script>
</head>
<body>
<zhangben-chart question="${escaped(name)}"${pinned}${invented ? ' data="city"' : ''} framed></zhangben-chart>
<noscript><a href="${address}" target="_top"><img src="${escaped(name)}.svg" alt="${title}"></a></noscript>
</body>
</html>
`
}
