import { html, nothing, type TemplateResult } from 'lit'
import { locale, shownValue } from '../../locale/locale.ts'
import { msg, str } from '../../locale/msg.ts'
import type { OpenReport } from '../../reports/open/report.ts'

/** How many findings are shown before the report is laid open. */
const MOST_FINDINGS = 12

/** How much of a report was read: every printed number has become of something. */
function coverage({ marks, whole }: OpenReport): TemplateResult | typeof nothing {
  if (!whole || marks.length === 0) return nothing
  const count = (fate: string) => marks.filter((mark) => mark.fate === fate).length
  const left = count('left out')
  const share = (100 - (100 * left) / marks.length).toFixed(1)
  return html`<p class="coverage">${msg(str`印出 ${marks.length} 个数：采用 ${count('fact')}，编号日期等 ${count('structure')}，未采用 ${left}（有着落 ${share}%）`)}</p>`
}

/** What was found in a report, in short. */
export function previewOf(opened: OpenReport, name: string): TemplateResult {
  const { report, facts, findings, notices, newUnit } = opened
  const english = locale() === 'en'
  const weighty = findings.filter((f) => f.severity === 'error' || f.severity === 'basis')
  const subjects = new Map<string, number>()
  for (const { subject } of facts) subjects.set(subject, (subjects.get(subject) ?? 0) + 1)
  const shown = [...subjects].sort((a, b) => b[1] - a[1])
  return html`<h2>${report.title}</h2>
    <p class="basis">${name} · ${msg(str`${facts.length} 个数 · ${findings.length} 处疑点，其中矛盾和口径 ${weighty.length} 处`)}${newUnit ? ` · ${msg('新单位')}` : ''}</p>
    ${coverage(opened)}
    <p>${shown.map(([subject, n]) => html`<span class="tag">${msg(subject)} ${n}</span>`)}</p>
    ${notices.length === 0 ? nothing : html`<details><summary>${msg(str`没有读懂或要留意的 ${notices.length} 处`)}</summary><ul>${notices.map((notice) => html`<li>${english ? notice.message_en : notice.message}</li>`)}</ul></details>`}
    ${weighty.length === 0 ? nothing : html`<details open><summary>${msg('自相矛盾之处')}</summary>${weighty.slice(0, MOST_FINDINGS).map((f) => html`<p class="finding"><span class="tag">${shownValue('severity', f.severity)} ${f.rule}</span>${english ? f.message_en : f.message}</p>`)}</details>`}`
}
