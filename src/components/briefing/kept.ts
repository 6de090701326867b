import { msg } from '../../locale/msg.ts'
import { formatChart, type Query } from '../../model/query.ts'
import { formatNotebook, parseNotebook } from '../../notebook/markdown.ts'
import type { Block, CellBlock, Notebook } from '../../notebook/notebook.ts'
import { remember, remembered } from '../../store/remember.ts'
import { store } from '../../store/store.ts'

/** A briefing as this browser keeps it, and how often it was saved: a save that rests on an older one meets another tab's. */
export interface Kept {
  notebook: Notebook
  revision: number
}

/** Where a tab that is left writes what it could not save yet, and where older versions kept the briefing. */
const leftAt = (data: string): string => (data === '' ? 'zhangben.briefing' : `zhangben.briefing.${data}`)

const EMPTY = (): Notebook => ({ name: 'briefing', title: msg('简报'), order: 99, blocks: [] })

const parsed = (text: string | undefined): Notebook =>
  text === undefined ? EMPTY() : parseNotebook('briefing', text)

/** Keeps what `next` makes of the briefing of the data shown; no other tab comes between. */
async function change(data: string, next: (held: Kept) => Notebook): Promise<Kept> {
  let kept: Kept = { notebook: EMPTY(), revision: 0 }
  await store.change('briefings', data, (held) => {
    const revision = held?.revision ?? 0
    kept = { notebook: next({ notebook: parsed(held?.text), revision }), revision: revision + 1 }
    const text = formatNotebook(kept.notebook)
    if (text !== held?.text) return { id: data, text, revision: kept.revision }
    kept.revision = revision
    return null
  })
  return kept
}

/** The briefing of the data shown as it was kept last, with what a tab that was left had not saved; an empty one where there is none. */
export async function keptBriefing(data: string): Promise<Kept> {
  const left = remembered(leftAt(data))
  if (left !== null) {
    const kept = await change(data, ({ notebook, revision }) =>
      revision === 0 ? parsed(left) : both(notebook, parsed(left)),
    )
    remember(leftAt(data), null)
    return kept
  }
  const held = await store.get('briefings', data)
  return { notebook: parsed(held?.text), revision: held?.revision ?? 0 }
}

/**
 * Saves a briefing that rests on a revision; where another tab saved meanwhile, the blocks of both are kept. Resolves to
 * what is held then. Rejects with a sentence where there is no room.
 */
export async function saveBriefing({ notebook, revision }: Kept, data: string): Promise<Kept> {
  const kept = await change(data, (held) =>
    held.revision <= revision ? notebook : both(held.notebook, notebook),
  )
  remember(leftAt(data), null)
  return kept
}

/** Writes down, at once, what a tab that is being left has not saved. */
export const leaveBriefing = (notebook: Notebook, data: string): void => {
  remember(leftAt(data), formatNotebook(notebook))
}

/** The blocks of one and, after them, those that only the other has: of two tabs' work nothing is lost. */
function both(one: Notebook, other: Notebook): Notebook {
  const held = new Set(one.blocks.map((block) => JSON.stringify(block)))
  let all = one
  for (const block of other.blocks)
    if (!held.has(JSON.stringify(block))) all = { ...all, blocks: [...all.blocks, named(block, all)] }
  return all
}

/** Adds a block at the end of what is kept, whatever another tab put there meanwhile. */
export async function collect(block: Block, data: string): Promise<void> {
  await keptBriefing(data)
  await change(data, ({ notebook }) => ({
    ...notebook,
    blocks: [...notebook.blocks, named(block, notebook)],
  }))
}

/** The input by which a briefing holds the units that are followed. */
const BASKET = 'basket'

/** Whether a briefing says itself which units are followed. */
export const hasBasket = ({ blocks }: Notebook): boolean =>
  blocks.some((block) => block.kind === 'input' && block.name === BASKET)

/** A briefing as it leaves this browser: with the units that are followed here, so that another draws the same. */
export const withBasket = (notebook: Notebook, basket: string): Notebook =>
  basket === '' || hasBasket(notebook)
    ? notebook
    : {
        ...notebook,
        blocks: [
          ...notebook.blocks,
          {
            kind: 'input',
            name: BASKET,
            control: 'search',
            label: msg('关注的单位'),
            options: '',
            value: basket,
          },
        ],
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
