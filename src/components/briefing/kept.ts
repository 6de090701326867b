import { msg } from '../../locale/msg.ts'
import { formatChart, type Query } from '../../model/query.ts'
import { formatNotebook, parseNotebook } from '../../notebook/markdown.ts'
import type { Block, CellBlock, Notebook } from '../../notebook/notebook.ts'
import { remember, remembered } from '../../store/remember.ts'

/** The briefing of the data shown, kept in this browser as Markdown; the made-up city has one of its own. */
const keyOf = (data: string): string => (data === '' ? 'zhangben.briefing' : `zhangben.briefing.${data}`)

const EMPTY = (): Notebook => ({ name: 'briefing', title: msg('简报'), order: 99, blocks: [] })

/** The briefing as it was kept last; an empty one where there is none. */
export function keptBriefing(data: string): Notebook {
  const text = remembered(keyOf(data))
  return text === null ? EMPTY() : parseNotebook('briefing', text)
}

/** Keeps the briefing. Throws a sentence where the browser has no room, or keeps nothing. */
export function keepBriefing(notebook: Notebook, data: string): void {
  if (!remember(keyOf(data), formatNotebook(notebook)))
    throw new Error(msg('浏览器里没有地方存简报了：请先存成 .md 文件'))
}

/** Whether a `storage` event tells that another tab changed the briefing. */
export const isOfBriefing = ({ key }: StorageEvent, data: string): boolean => key === keyOf(data)

/** Adds a block at the end of what is kept, whatever another tab put there meanwhile. */
export function collect(block: Block, data: string): void {
  const notebook = keptBriefing(data)
  keepBriefing({ ...notebook, blocks: [...notebook.blocks, named(block, notebook)] }, data)
}

/** A cell's name is its own: a second one of the same question gets a number. */
function named(block: Block, { blocks }: Notebook): Block {
  if (block.kind !== 'cell') return block
  const taken = new Set(blocks.flatMap((other) => (other.kind === 'prose' ? [] : [other.name])))
  if (!taken.has(block.name)) return block
  let n = 2
  while (taken.has(`${block.name}_${n}`)) n++
  return { ...block, name: `${block.name}_${n}` }
}

/**
 * A chart or table as a cell that holds its question as it stands: `sql` with the values that were chosen. As a table, the
 * line of its chart says so.
 */
export function cellOf(query: Query, sql: string, as: 'chart' | 'table'): CellBlock {
  const none = formatChart({ mark: 'none' })
  const head = /^--\s*chart:.*$/m
  const text = as === 'chart' ? sql : head.test(sql) ? sql.replace(head, none) : `${none}\n${sql}`
  return { kind: 'cell', name: query.name, sql: text.trimEnd() }
}
