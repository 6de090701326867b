import { Draft } from '../../notebook/draft.ts'
import type { Notebook } from '../../notebook/notebook.ts'
import type { StoreChange } from '../../store/store.ts'
import { type Kept, keptBriefing, leaveBriefing, saveBriefing } from './kept.ts'

/**
 * The briefing of the data shown while it is written: saved after each change, and what another page or tab puts into it
 * is taken up. Says `change`, `both` where another tab had changed it too, and `failed` where it could not be saved.
 */
export class OpenBriefing extends EventTarget {
  draft!: Draft
  /** Why it could not be saved, in a sentence. */
  failed = ''
  readonly data: string
  /** What is kept of it: a save rests on that. */
  #kept!: Kept
  #unsaved = false
  #saving: Promise<void> = Promise.resolve()

  private constructor(data: string) {
    super()
    this.data = data
  }

  static async of(data: string): Promise<OpenBriefing> {
    const open = new OpenBriefing(data)
    open.#show(await keptBriefing(data))
    return open
  }

  #show(kept: Kept): void {
    this.#kept = kept
    this.draft = new Draft(kept.notebook)
    this.draft.addEventListener('change', () => {
      this.#unsaved = true
      this.#saving = this.#saving.then(() => this.#save())
      this.dispatchEvent(new Event('change'))
    })
    this.dispatchEvent(new Event('change'))
  }

  async #save(): Promise<void> {
    if (!this.#unsaved) return
    const mine = this.draft.notebook
    this.#unsaved = false
    try {
      const kept = await saveBriefing({ notebook: mine, revision: this.#kept.revision }, this.data)
      this.failed = ''
      if (kept.notebook === mine) this.#kept = kept
      else if (!this.#unsaved) {
        this.#show(kept)
        this.dispatchEvent(new Event('both'))
      }
    } catch (error) {
      this.#unsaved = true
      this.failed = (error as Error).message
      this.dispatchEvent(new Event('failed'))
    }
  }

  /** Something was kept, here or in another tab: what was not changed here follows. */
  async heard({ kind, key }: StoreChange): Promise<void> {
    if (kind !== 'briefings' || key !== this.data) return
    await this.#saving
    const kept = await keptBriefing(this.data)
    if (!this.#unsaved && kept.revision > this.#kept.revision) this.#show(kept)
  }

  /** Another briefing in place of this one; undoing brings this one back. */
  replace(notebook: Notebook): void {
    const before = this.draft.notebook
    this.#show({ notebook, revision: this.#kept.revision })
    this.draft.remember(before)
  }

  /** The page is being left, perhaps for good: what is not saved is written down at once. */
  leave(): void {
    if (this.#unsaved) leaveBriefing(this.draft.notebook, this.data)
  }
}
