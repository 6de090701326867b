import { html, nothing, type TemplateResult } from 'lit'
import { say } from '../../locale/locale.ts'
import { msg, str } from '../../locale/msg.ts'
import type { CoverField } from '../../model/fact.ts'
import { KINDS, type Kind } from '../../model/vocabulary.ts'
import type { Told } from '../../reports/identity/evidence.ts'
import type { Given } from '../../reports/identity.ts'
import type { OpenReport } from '../../reports/open/report.ts'
import { PageElement } from '../element.ts'

const OLDEST = 2000

/** Whose report it is, of which year and kind: what the cover says, and a person's word before it. Says `zb-given` with all that was said. */
export class CoverFields extends PageElement {
  static override properties = {
    report: { attribute: false },
    given: { attribute: false },
    why: { state: true },
  }
  declare report: OpenReport
  declare given: Given
  declare why: string

  constructor() {
    super()
    this.why = ''
  }

  #say(said: Given): void {
    const all = Object.entries({ ...this.given, ...said })
    const given = Object.fromEntries(all.filter(([, value]) => value !== undefined && value !== '')) as Given
    this.dispatchEvent(new CustomEvent('zb-given', { detail: given, bubbles: true }))
  }

  #year = (event: Event) => {
    const typed = (event.target as HTMLInputElement).value.trim()
    const year = Number(typed)
    const fits =
      typed === '' || (/^\d{4}$/.test(typed) && year >= OLDEST && year <= new Date().getFullYear() + 1)
    this.why = fits ? '' : msg(str`年度应为四位年份，例如 2023，不是“${typed}”`)
    if (fits) this.#say({ year: typed === '' ? undefined : year } as Given)
  }

  protected override render(): TemplateResult {
    const { report, cover, whole } = this.report
    const kinds = KINDS.filter((kind) => kind !== '未知')
    return html`<div class="cover" role="group" aria-label=${msg('封面')}>
      <label>${msg('单位')} ${this.#badge(cover.unit, 'unit_name')}
        <input class="button" name="unit" list="cover-units" ?disabled=${!whole} .value=${report.unsure.includes('unit_name') && cover.unit.value === null ? '' : report.unit_name} @change=${(event: Event) => this.#say({ unit: (event.target as HTMLInputElement).value.trim() })} />
        ${this.#candidates('cover-units', cover.unit)}</label>
      <label class="short">${msg('年度')} ${this.#badge(cover.year, 'fiscal_year')}
        <input class="button" name="year" inputmode="numeric" list="cover-years" ?disabled=${!whole} .value=${report.fiscal_year === 0 ? '' : String(report.fiscal_year)} @change=${this.#year} />
        ${this.#candidates('cover-years', cover.year)}</label>
      <label class="short">${msg('种类')} ${this.#badge(cover.kind, 'kind')}
        <select class="button" name="kind" ?disabled=${!whole} @change=${(event: Event) => this.#say({ kind: (event.target as HTMLSelectElement).value as Kind })}>
          ${report.kind === '未知' ? html`<option value="" selected>${msg('未知')}</option>` : nothing}
          ${kinds.map((kind) => html`<option value=${kind} ?selected=${kind === report.kind}>${kind}</option>`)}
        </select></label>
      <label class="short">${msg('区县')} ${this.#badge(cover.district, 'district')}
        <input class="button" name="district" placeholder=${msg('名称或代码')} ?disabled=${!whole} .value=${report.district ?? ''} @change=${(event: Event) => this.#say({ district: (event.target as HTMLInputElement).value.trim() })} /></label>
      ${this.why === '' ? nothing : html`<p class="error" role="alert">${say(this.why)}</p>`}
    </div>`
  }

  /** How sure a field is: only what is not certain is said. */
  #badge({ confidence, candidates }: Told<unknown>, field: CoverField): TemplateResult | typeof nothing {
    const { given, unsure } = this.report.report
    if (given.includes(field)) return html`<small>${msg('由人指明')}</small>`
    if (confidence === 'unknown') return html`<small class="doubt">${msg('报告没有写')}</small>`
    if (!unsure.includes(field)) return nothing
    return html`<small class="doubt" title=${candidates[0]?.evidence ?? ''}>${msg('只是猜的')}</small>`
  }

  #candidates(id: string, { candidates }: Told<string | number>): TemplateResult {
    return html`<datalist id=${id}>${candidates.map(({ value, evidence, line }) => html`<option value=${String(value)}>${msg(str`第 ${line} 行“${evidence}”`)}</option>`)}</datalist>`
  }
}

customElements.define('zb-cover', CoverFields)
