import type { Target } from '../../charts/target.ts'
import { msg, str } from '../../locale/msg.ts'
import { escaped } from '../../model/quote.ts'
import { sourceLine } from '../../notebook/exhibit.ts'
import { annexOf } from '../briefing/annex.ts'
import type { Briefing, Note, Prose, Run, Shown } from '../briefing/briefing.ts'
import { docTable } from '../briefing/doc-table.ts'
import { drawExhibit, pictureOf } from '../briefing/picture.ts'
import { columnWidths } from '../briefing/widths.ts'
import { exactText } from '../sheet.ts'

/** More rows than this are no page. */
const MOST_ROWS = 5000

/** What can be pointed at in a chart: where it stands, what is told of it, the facts beneath. */
export interface Pointed {
  x: number
  y: number
  box: readonly [number, number, number, number] | null
  lines: string[]
  ids: string[]
}

/** The body of a page, and what its script needs: the targets of each chart. */
export interface Body {
  html: string
  charts: Pointed[][]
}

const idOf = (name: string) => `shown-${name}`
const SAFE_LINK = /^(?:https?:|mailto:)/i

const reference = ({ number }: Note) =>
  `<sup><a href="#note-${number}" id="ref-${number}" aria-label="${escaped(msg(str`脚注 ${number}`))}">${number}</a></sup>`

function runs(inlines: readonly Run[]): string {
  return inlines
    .map((run) => {
      if (run.kind === 'break') return '<br>'
      if (run.kind === 'note') return reference(run.note)
      if (run.kind === 'ref') return `<a href="#${idOf(run.name)}">${escaped(run.text)}</a>`
      let words = escaped(run.text)
      if (run.code) words = `<code>${words}</code>`
      if (run.bold) words = `<strong>${words}</strong>`
      if (run.italic) words = `<em>${words}</em>`
      return run.href !== null && SAFE_LINK.test(run.href)
        ? `<a href="${escaped(run.href)}">${words}</a>`
        : words
    })
    .join('')
}

function proseHtml(prose: Prose, top: number): string {
  switch (prose.kind) {
    case 'heading': {
      const level = Math.max(2, Math.min(6, prose.level - top + 2))
      return `<h${level}>${runs(prose.inlines)}</h${level}>`
    }
    case 'paragraph': {
      const words = `<p>${runs(prose.inlines)}</p>`
      return prose.quoted ? `<blockquote>${words}</blockquote>` : words
    }
    case 'item':
      return `<p class="item" style="--depth:${prose.depth}"><span class="sign">${escaped(prose.sign)}</span>${runs(prose.inlines)}</p>`
    case 'code':
      return `<pre>${escaped(prose.text)}</pre>`
    case 'rule':
      return '<hr>'
    case 'table': {
      const [head = [], ...rows] = prose.rows
      const cells = (row: Run[][], tag: string) =>
        row.map((cell) => `<${tag}>${runs(cell)}</${tag}>`).join('')
      return `<table class="lines"><thead><tr>${cells(head, 'th')}</tr></thead><tbody>${rows.map((row) => `<tr>${cells(row, 'td')}</tr>`).join('')}</tbody></table>`
    }
  }
}

const line = (text: string, name: string) => (text === '' ? '' : `<p class="${name}">${escaped(text)}</p>`)

const caption = ({ label, exhibit, note }: Shown) =>
  `<figcaption><span class="label">${escaped(label)}</span>　${escaped(exhibit.title)}${note === null ? '' : reference(note)}</figcaption>`

function pointedOf({ x, y, box, datum }: Target, tell: (target: Target) => string[]): Pointed {
  const ids = datum.row.fact_ids
  return {
    x: Math.round(x),
    y: Math.round(y),
    box: box === undefined ? null : [box.x1, box.y1, box.x2, box.y2],
    lines: tell({ x, y, datum }),
    ids: Array.isArray(ids) ? ids.map(String) : [],
  }
}

function figureHtml(
  shown: Shown,
  briefing: Briefing,
  chart: number,
  document?: Document,
): { html: string; pointed: Pointed[] } {
  const { exhibit, name } = shown
  const drawn = drawExhibit(exhibit, document)
  const picture = pictureOf(exhibit, briefing, document)
  const label = msg(str`图，方向键逐个看，回车看出处：${exhibit.title}`)
  const html = `<figure id="${idOf(name)}"><div class="picture" tabindex="0" role="group" aria-label="${escaped(label)}" data-chart="${chart}">${picture.svg}</div>${caption(shown)}</figure>`
  return { html, pointed: drawn.targets.map((target) => pointedOf(target, drawn.tell)) }
}

/** How many ems of its own size a table's width has. */
const ROOM = 54

/** The widths of a table's columns, so that no name stands on end beside a long sentence. */
const columnsHtml = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  `<colgroup>${columnWidths(head, rows.slice(0, 500), ROOM)
    .map((share) => `<col style="width:${(share * 100).toFixed(1)}%">`)
    .join('')}</colgroup>`

function tableHtml(shown: Shown): string {
  const { exhibit, name, rowNotes } = shown
  const { columns, cells, rows, said } = docTable(exhibit, MOST_ROWS)
  const factsAt = exhibit.result.columns.findIndex((column) => column.name === 'fact_ids')
  const head = columns
    .map(
      ({ heading, numeric, format }) =>
        `<th scope="col" aria-sort="none"${numeric && format !== null ? ' class="number"' : ''}><button type="button">${escaped(heading)}</button></th>`,
    )
    .join('')
  const body = cells.map((row, r) => {
    const source = exhibit.result.rows[rows[r]!]!
    const ids = factsAt < 0 ? [] : ((source[factsAt] ?? []) as string[])
    const note = rowNotes[rows[r]!] ?? null
    const tds = row.map((text, i) => {
      const column = columns[i]!
      const measured = column.numeric && column.format !== null
      const value = column.numeric ? ` data-value="${escaped(exactText(source[column.at], column))}"` : ''
      const shownCell =
        measured && ids.length > 0 && text !== '—'
          ? `<button type="button" class="figure" data-facts="${escaped(ids.join(','))}">${escaped(text)}</button>`
          : escaped(text)
      return `<td${measured ? ' class="number"' : ''}${value}>${shownCell}${i === 0 && note !== null ? reference(note) : ''}</td>`
    })
    return `<tr>${tds.join('')}</tr>`
  })
  return `<figure id="${idOf(name)}" class="table">${caption(shown)}${line(exhibit.basis, 'basis')}${line(exhibit.warning, 'warning')}<div class="scroll" tabindex="0" role="region" aria-label="${escaped(msg(str`数据表：${exhibit.title}`))}"><table class="lines sortable">${columnsHtml(
    columns.map(({ heading }) => heading),
    cells,
  )}<thead><tr>${head}</tr></thead><tbody>${body.join('')}</tbody></table></div>${line([...said, exhibit.note].filter(Boolean).join(' '), 'note')}${line(sourceLine(exhibit), 'sources')}</figure>`
}

function annexHtml(briefing: Briefing): string {
  const { reports, cut } = annexOf(briefing)
  if (reports.length === 0) return ''
  let n = 0
  const th = (...names: string[]) =>
    `<thead><tr>${names.map((name) => `<th scope="col">${escaped(name)}</th>`).join('')}</tr></thead>`
  const rows = reports.map(
    ({ title, facts }) =>
      `<tbody><tr><th scope="rowgroup" colspan="5">${escaped(title)}</th></tr>${facts
        .map(
          (fact) =>
            `<tr><td>${++n}</td><td>${escaped(fact.what)}</td><td class="number">${escaped(fact.value)}</td><td>${escaped(fact.place)}</td><td>${escaped(fact.evidence)}</td></tr>`,
        )
        .join('')}</tbody>`,
  )
  const found = reports.flatMap(({ title, findings }) => findings.map((finding) => ({ title, ...finding })))
  const findings =
    found.length === 0
      ? ''
      : `<section class="annex"><h2>${escaped(msg('附件：报告对这些数另有说法之处'))}</h2><table class="lines">${columnsHtml(
          ['', '', '', ''],
          found.map(({ weight, title, message, lines }) => [weight, title, message, lines]),
        )}${th(msg('轻重'), msg('报告'), msg('说明'), msg('行'))}<tbody>${found
          .map(
            ({ weight, title, message, lines }) =>
              `<tr><td>${escaped(weight)}</td><td>${escaped(title)}</td><td>${escaped(message)}</td><td>${escaped(lines)}</td></tr>`,
          )
          .join('')}</tbody></table></section>`
  return `<section class="annex"><h2>${escaped(msg('附件：所用的数，各印在哪里'))}</h2><table class="lines">${columnsHtml(
    ['', '', '', '', ''],
    reports.flatMap(({ facts }) =>
      facts.map(({ what, value, place, evidence }) => ['100', what, value, place, evidence]),
    ),
  )}${th(msg('序号'), msg('数'), msg('印的'), msg('印在哪里'), msg('印出的字'))}${rows.join('')}</table>${line(cut, 'note')}</section>${findings}`
}

const notesHtml = ({ notes }: Briefing) =>
  notes.length === 0
    ? ''
    : `<section class="notes"><h2>${escaped(msg('脚注'))}</h2><ol>${notes
        .map(
          ({ number, lines }) =>
            `<li id="note-${number}">${lines.map(escaped).join('<br>')} <a href="#ref-${number}" aria-label="${escaped(msg(str`回到脚注 ${number} 的地方`))}">↩</a></li>`,
        )
        .join('')}</ol></section>`

/** A briefing as the body of a page, in the order in which it is read. `document` where there is no browser to draw in. */
export function bodyOf(briefing: Briefing, document?: Document): Body {
  const { title, pieces, version, invented } = briefing
  const top = Math.min(3, ...pieces.flatMap((piece) => (piece.kind === 'heading' ? [piece.level] : [])))
  const charts: Pointed[][] = []
  const parts = pieces.map((piece) => {
    if (piece.kind === 'missing') return `<p class="missing">${escaped(piece.text)}</p>`
    if (piece.kind !== 'shown') return proseHtml(piece, top)
    if (piece.as === 'table') return tableHtml(piece)
    const { html, pointed } = figureHtml(piece, briefing, charts.length, document)
    charts.push(pointed)
    return html
  })
  const made = version === '' ? '' : msg(str`数据版本 ${version}；由账本生成，每个数的出处见脚注和附件。`)
  return {
    html: `<h1>${escaped(title)}</h1>${line(invented ? msg('虚构的数据') : '', 'warning')}${parts.join('\n')}${notesHtml(briefing)}${annexHtml(briefing)}${line(made, 'sources')}`,
    charts,
  }
}
