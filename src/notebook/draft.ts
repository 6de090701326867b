import { type Block, inputValue, type Notebook, startValues } from './notebook.ts'

/** A block that is being written: it keeps its identity while it is moved and renamed. */
export type Placed<B extends Block = Block> = B & { id: number; folded: boolean }

/** No two blocks of any notebooks have one id, so that none is taken for another's. */
let next = 1

/** Steps that can be taken back. */
const MOST_STEPS = 50

/**
 * A notebook while it is written: its blocks, what is done to them, and the way back. Says `change` after each, and
 * `shape` where blocks came or went.
 */
export class Draft extends EventTarget {
  title: string
  blocks: readonly Placed[]
  #steps: { title: string; blocks: readonly Placed[] }[] = []

  constructor(notebook: Notebook) {
    super()
    this.title = notebook.title
    this.blocks = notebook.blocks.map((block) => this.#place(block))
  }

  #place(block: Block): Placed {
    return { ...block, id: next++, folded: false }
  }

  #changed(): void {
    this.dispatchEvent(new Event('change'))
  }

  /** The notebook as it stands. */
  get notebook(): Notebook {
    const blocks = this.blocks.map(({ id: _, folded: __, ...block }) => block as Block)
    return { name: 'note', title: this.title, order: 99, blocks }
  }

  get canUndo(): boolean {
    return this.#steps.length > 0
  }

  /** A change of the notebook's shape; it can be undone. */
  #shape(blocks: readonly Placed[]): void {
    this.#steps = [...this.#steps.slice(1 - MOST_STEPS), { title: this.title, blocks: this.blocks }]
    this.blocks = blocks
    this.#shaped()
  }

  #shaped(): void {
    this.#changed()
    this.dispatchEvent(new Event('shape'))
  }

  /** Takes back the last change of shape; what was typed since stays. */
  undo(): void {
    const last = this.#steps.pop()
    if (last === undefined) return
    this.blocks = last.blocks.map((block) => this.blocks.find((now) => now.id === block.id) ?? block)
    this.title = last.title
    this.#shaped()
  }

  /** Lets an {@link undo} bring back another notebook whole. */
  remember(notebook: Notebook): void {
    this.#steps = [{ title: notebook.title, blocks: notebook.blocks.map((block) => this.#place(block)) }]
    this.#changed()
  }

  rename(title: string): void {
    this.title = title
    this.#changed()
  }

  /** Adds a block after another, or at the end. */
  add(block: Block, after: number | null = null): Placed {
    const placed = this.#place(block)
    const at = after === null ? this.blocks.length : this.#at(after) + 1
    this.#shape(this.blocks.toSpliced(at, 0, placed))
    return placed
  }

  /** Puts a copy below a block; cells and inputs get a name of their own. */
  copy(id: number): Placed | null {
    const block = this.find(id)
    if (block === null) return null
    const { id: _, folded: __, ...plain } = block
    const copied = plain as Block
    if (copied.kind !== 'prose') copied.name = this.freshName(copied.kind === 'cell' ? 'q' : 'input')
    return this.add(copied, id)
  }

  remove(id: number): void {
    this.#shape(this.blocks.filter((block) => block.id !== id))
  }

  /** Moves a block by so many places. */
  move(id: number, by: number): void {
    const at = this.#at(id)
    const block = this.blocks[at]
    if (block === undefined) return
    this.#shape(this.blocks.toSpliced(at, 1).toSpliced(at + by, 0, block))
  }

  /** Changes a block in place: its text, name or fold. */
  put(id: number, change: Partial<Placed>): void {
    this.blocks = this.blocks.map((block) => (block.id === id ? ({ ...block, ...change } as Placed) : block))
    this.#changed()
  }

  /** Keeps the values that inputs were set to, so that they travel with the notebook. */
  keepValues(values: Readonly<Record<string, string>>): void {
    this.blocks = this.blocks.map((block) =>
      block.kind === 'input' ? { ...block, value: inputValue(block, values) } : block,
    )
    this.#changed()
  }

  find(id: number): Placed | null {
    return this.blocks.find((block) => block.id === id) ?? null
  }

  #at(id: number): number {
    return this.blocks.findIndex((block) => block.id === id)
  }

  /** Whether another block than this one has the name. */
  isTaken(name: string, id: number): boolean {
    return this.blocks.some((other) => other.id !== id && other.kind !== 'prose' && other.name === name)
  }

  freshName(base = 'q'): string {
    let n = 1
    while (this.isTaken(`${base}${n}`, 0)) n++
    return `${base}${n}`
  }

  get cells(): Placed<Block & { kind: 'cell' }>[] {
    return this.blocks.filter((block) => block.kind === 'cell')
  }

  /** The parameters that the inputs set. */
  get parameters(): string[] {
    return Object.keys(startValues(this.notebook))
  }
}
