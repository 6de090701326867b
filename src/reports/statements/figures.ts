import type { Assumption, Figure } from '../../model/fact.ts'
import { ECONOMIC_CLASSES, functionClassCode, type Scope } from '../../model/vocabulary.ts'
import type { Column } from './column.ts'
import type { Context } from './context.ts'
import type { Segment } from './row.ts'
import { sideItem } from './sides.ts'
import { printedLabel, type Sheet, tableFigure } from './statement.ts'
import { bareName, type Circumstance, circumstanceOf, isWhole, itemNamed, LABEL } from './words.ts'

const TOTAL = /^(?:栏次)?(?:合计|总计)$|^本年(?:收入|支出)(?:合计)?$/
const GLUED = /^[235]\d{2}(?:\d{2}){0,2}[-_:]?(?=[一-龥])/
const BALANCE = /结转|结余|弥补|分配/
/** Rows that are no class below the one above them. */
const PART = /^其中|计$|结转|结余|弥补|分配|补助|调入|调出/
const LONGEST = 24
/** Rows that part what was bought by whose money paid for it. */
const SOURCE_OF_MONEY =
  /^(?:财政(?:性|拨款)?资金|财政拨款|一般公共预算|政府性基金|国有资本经营|财政专户|单位(?:自有)?资金|自有资金|自筹资金|其他(?:资金|收入))/

interface Label {
  folded: string
  printed: string
}

type Naming = { subject: string; item: string; scope: Scope } & Partial<Figure>

/** What the rows above say, for what stands below them. */
interface Above {
  names: string[]
  opening: Map<number, string>
  item: Map<number, string>
}

/** The label that names a row: after a code its name, else the column that heads call a name. */
function labelOf(segment: Segment, paths: readonly (readonly string[])[]): Label | null {
  const { labels } = segment
  if (labels.length === 0) return null
  const head = (column: number) => paths[column]?.join('') ?? ''
  const named =
    segment.code !== null && !labels.some((label) => /项目名称/.test(head(label.column)))
      ? labels.at(-1)!
      : (labels.find((label) => /(?:项目|采购)名称|采购项目|品目|^项目$/.test(head(label.column))) ??
        labels[0]!)
  const cell = named.cell
  return {
    folded: cell.folded.replace(GLUED, ''),
    printed: printedLabel(cell).replace(GLUED, ''),
  }
}

/** The figures of a table, and those of its numbers that no name fits. */
export function figuresOf(
  sheet: Sheet,
  context: Context,
  paths: readonly (readonly string[])[],
): { figures: Figure[]; unclassified: Figure[] } {
  const figures: Figure[] = []
  const unclassified: Figure[] = []
  const above: Above = { names: [], opening: new Map(), item: new Map() }
  for (const segment of context.segments.flat()) {
    const label = labelOf(segment, paths)
    const code = label === null ? null : classOf(segment, label)
    if (label !== null) remember(segment, label, code)
    for (const { cell, amount, column: at } of segment.values) {
      const column = context.columns[at]
      const naming = column === undefined ? null : nameOf(segment, label, code, column)
      const named = naming ?? unnamed(label, column)
      if (named === null) continue
      const words =
        naming === null
          ? `${named.item} ${column?.printed ?? ''}`.trim()
          : label === null
            ? naming.item
            : `${label.printed} ${naming.part ?? naming.item}`
      const figure = tableFigure(sheet, cell, amount.value, words, {
        ...column?.said,
        ...named,
        unit: amount.unit ?? column?.said.unit ?? naming?.unit ?? sheet.unit,
        assumed: naming === null ? [] : assumed(column!, naming, paths[at] ?? []),
      })
      ;(naming === null ? unclassified : figures).push(figure)
    }
  }
  return { figures, unclassified }

  function remember(segment: Segment, label: Label, code: string | null): void {
    if (context.rows === 'sides' && BALANCE.test(label.folded)) above.opening.set(segment.side, label.printed)
    if (context.rows === 'sides' && !/^其中/.test(label.folded)) above.item.set(segment.side, label.printed)
    if (code !== null) above.names[(code.length - 3) / 2] = label.printed
  }

  /** The words of a number that nobody knows: the row's, else those of its column. */
  function unnamed(label: Label | null, column: Column | undefined): Naming | null {
    const head = column?.printed ?? ''
    const item = (label?.printed || (LABEL.test(head) ? '' : head)).slice(0, LONGEST)
    const part = label === null ? null : head.slice(0, LONGEST) || null
    return item === ''
      ? null
      : { subject: '未归类', item, part, scope: column?.scope ?? '', classified: false }
  }

  /** What neither head, row nor title says of a figure. */
  function assumed(column: Column, naming: Naming, heads: readonly string[]): Assumption[] {
    const stage = naming.stage ?? column.said.stage
    const isStaged =
      stage === undefined
        ? /决算|预算/.test(sheet.title)
        : stage !== sheet.budget || sheet.budgetSaid || heads.some((text) => /年初|全年|调整/.test(text))
    const isScoped = context.scopeSaid || naming.scope === column.scope
    return [
      ...(isStaged ? [] : (['阶段'] as const)),
      ...(column.said.fiscal_year === undefined && naming.fiscal_year === undefined
        ? (['年度'] as const)
        : []),
      ...(isScoped ? [] : (['口径'] as const)),
    ]
  }

  function classOf(segment: Segment, label: Label): string | null {
    return segment.code ?? functionClassCode(bareName(label.folded))
  }

  function nameOf(segment: Segment, label: Label | null, code: string | null, column: Column): Naming | null {
    if (context.rows === 'sangong') return sangong(label, column)
    if (column.strange !== null && context.rows !== 'sides') return null
    if (label === null) return null
    if (context.rows === 'sides') return onSide(segment, label, column)
    const { income, columns } = context
    const named = !income && column.scope !== null && column.named?.subject === '收入' ? null : column.named
    const scope = (income ? null : column.scope) ?? context.scope
    const part = named?.item ?? null
    if (TOTAL.test(label.folded)) {
      if (context.rows === 'unknown') return null
      if (context.rows === 'procurement')
        return { subject: '政府采购', item: '政府采购支出总额', scope: column.scope ?? '', part }
      if (context.subject === '基本支出')
        return { subject: '基本支出', item: `${part ?? '基本支出'}合计`, scope }
      const whole = income ? '本年收入合计' : /基金|国有/.test(context.subject) ? '本年支出' : '本年支出合计'
      return { subject: context.subject, item: part ?? whole, scope }
    }
    if (code?.startsWith('2') && context.rows !== 'projects')
      return {
        subject: '功能分类',
        item: label.printed,
        item_code: code,
        parent: code.length > 3 ? (above.names[(code.length - 5) / 2] ?? null) : null,
        part: income ? (part ?? '本年收入合计') : part,
        scope,
      }
    if (context.rows === 'economic') return economic(segment, label, part, scope)
    if (code !== null && /^[35]/.test(code) && context.rows !== 'projects')
      return economic(segment, label, part, scope)
    if (context.rows === 'projects') return { subject: '项目', item: label.printed, part, scope }
    if (context.rows === 'procurement' && SOURCE_OF_MONEY.test(bareName(label.folded)))
      return { subject: '政府采购', item: '政府采购支出总额', part: label.printed, scope: '' }
    if (context.rows === 'procurement')
      return {
        subject: '政府采购',
        item: label.printed,
        parent: '政府采购项目',
        part,
        scope: column.scope ?? '',
        ...(/数量/.test(column.printed) ? { measure: '数量', unit: '' } : {}),
      }
    const own = itemNamed(label.folded)
    const [parent] = above.names
    if (context.rows === 'functions' && own === null && parent !== undefined && !PART.test(label.folded))
      return { subject: '功能分类', item: label.printed, parent, part, scope }
    if (own === null || columns.every((c) => !c.whole)) return null
    return { ...own, part, scope: own.subject === '机关运行' ? '' : scope }
  }

  function economic(segment: Segment, label: Label, part: string | null, scope: Scope): Naming | null {
    const total = /^(人员经费|(?:日常)?公用经费)(?:合计)?$/.exec(bareName(label.folded))
    if (total !== null)
      return {
        subject: '基本支出',
        item: total[1] === '人员经费' ? '人员经费合计' : '公用经费合计',
        scope,
      }
    const code =
      segment.code ??
      Object.entries(ECONOMIC_CLASSES).find(([, name]) => name === bareName(label.folded))?.[0] ??
      null
    if (code === null) return null
    const blocks = context.columns.some((column) => column.whole) && part !== null
    return {
      subject: '经济分类',
      item: label.printed,
      item_code: code,
      parent:
        code.length > 3
          ? (ECONOMIC_CLASSES[code.slice(0, 3)] ?? above.names[(code.length - 5) / 2] ?? null)
          : null,
      part: blocks ? part : null,
      scope,
    }
  }

  function onSide(segment: Segment, label: Label, column: Column): Naming {
    const { side } = segment
    const within = /^其中/.test(label.folded) ? (above.item.get(side) ?? null) : null
    const item = sideItem(
      within === null ? label : { ...label, folded: label.printed },
      { right: side > 0, opening: above.opening.get(side) ?? null },
      { scope: context.scope, columnScope: side > 0 ? column.scope : null },
    )
    const other = column.whole || (column.scope !== null && column.scope !== '财政拨款')
    return {
      parent: within,
      ...item,
      ...(within === null ? {} : { item: label.printed }),
      part: side > 0 && !other && context.columns.length > 2 ? column.printed : null,
    }
  }

  function sangong(label: Label | null, column: Column): Naming | null {
    const row = label === null ? null : itemNamed(label.folded)
    const named = row ?? column.named
    if (column.strange !== null && row === null) return null
    const whole = named === null && (label === null || isWhole(label.folded) || isStage(label.folded))
    const other = label !== null && row === null && !isWhole(label.folded) && !isStage(label.folded)
    const scope = column.scope === '一般公共预算财政拨款' ? column.scope : context.scope
    if (whole && (column.whole || column.named !== null))
      return { subject: '三公', item: '“三公”经费合计', scope, ...rowTime(label) }
    if (named === null || other) return null
    const { unit, measure, stage, ...own } = named
    return {
      ...own,
      scope,
      ...rowTime(label),
      ...(measure === undefined || column.said.measure !== undefined ? {} : { measure, unit: unit ?? '' }),
      ...(stage === undefined ? {} : { stage }),
    }
  }

  function isStage(text: string): boolean {
    return circumstanceOf(text, when()).stage !== undefined && itemNamed(text) === null
  }

  function rowTime(label: Label | null): Circumstance {
    if (label === null) return {}
    const { fiscal_year, stage } = circumstanceOf(label.folded, when())
    return { ...(stage && { stage }), ...(fiscal_year && { fiscal_year }) }
  }

  function when() {
    return { kind: sheet.kind, year: sheet.fiscalYear, budget: sheet.budget }
  }
}
