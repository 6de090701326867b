import type { Figure, Span } from '../model/fact.ts'
import type { Flow } from './flow.ts'
import type { Cell } from './table.ts'

type Named = 'subject' | 'item' | 'fiscal_year' | 'origin' | 'statement' | 'page' | 'line' | 'evidence'

/** A figure, with the columns that most figures leave empty. */
export function newFigure(named: Pick<Figure, Named> & Partial<Figure>): Figure {
  return {
    item_code: null,
    parent: null,
    part: null,
    measure: '金额',
    stage: '',
    scope: '',
    value: null,
    unit: '万元',
    text: null,
    base: null,
    direction: null,
    classified: true,
    assumed: [],
    spans: [],
    ...named,
  }
}

/** Where a cell is printed; a cell that goes on in the next line has two spans. */
export function cellSpans(cell: Cell): Span[] {
  const rest = cell.rest ?? []
  const joined = rest.reduce((sum, span) => sum + span.end - span.start, 0)
  const end = cell.start + cell.printed.length - joined
  return end <= cell.start ? rest : [{ line: cell.line, start: cell.start, end }, ...rest]
}

/** Where a stretch of the flow is printed: a span for each line that it runs over. */
export function flowSpans(flow: Flow, start: number, end: number): Span[] {
  const spans: Span[] = []
  for (let at = start; at < end; at++) {
    const [line, column] = [flow.lineOf[at]!, flow.columnOf[at]!]
    if (column < 0) continue
    const last = spans.at(-1)
    if (last?.line === line && column >= last.end) last.end = column + 1
    else spans.push({ line, start: column, end: column + 1 })
  }
  return spans
}
