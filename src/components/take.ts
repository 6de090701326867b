import type { Engine } from '../engine/engine.ts'
import { type Ask, type Beneath, beneath, factsOf } from '../exports/beneath.ts'
import { say } from '../locale/locale.ts'
import { msg } from '../locale/msg.ts'
import { type Exhibit, fileName } from '../notebook/exhibit.ts'
import { trailOf } from '../notebook/trace.ts'
import { saveFile, type TakeForm, type TakeRequest } from './element.ts'

/** A form as a file: its ending, its type, and how it is made. A writer is fetched when it is used first. */
interface Form {
  ending: string
  type: string
  write: (exhibit: Exhibit, trail: () => Promise<Beneath>) => Promise<BlobPart>
}

const FORMS: Readonly<Record<Exclude<TakeForm, 'clipboard'>, Form>> = {
  csv: {
    ending: 'csv',
    type: 'text/csv;charset=utf-8',
    write: async ({ result, heading }) => (await import('../exports/csv.ts')).toCsv(result, heading),
  },
  xlsx: {
    ending: 'xlsx',
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    write: async (exhibit, trail) => (await import('../exports/xlsx.ts')).toXlsx(exhibit, await trail()),
  },
  letter: {
    ending: 'docx',
    type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    write: async (_, trail) => {
      const { letterOf, toLetter } = await import('../exports/letter.ts')
      return toLetter(letterOf(await trail()), new Date().toLocaleDateString('sv'))
    },
  },
  json: {
    ending: 'json',
    type: 'application/json',
    write: async (exhibit) => (await import('../exports/json.ts')).toJson(exhibit),
  },
  arrow: {
    ending: 'arrows',
    type: 'application/vnd.apache.arrow.stream',
    write: async (exhibit) => (await import('../exports/arrow.ts')).toArrow(exhibit) as BlobPart,
  },
  parquet: {
    ending: 'parquet',
    type: 'application/vnd.apache.parquet',
    write: async (exhibit) => {
      const [{ toParquet }, { parquetLibrary }] = await Promise.all([
        import('../exports/parquet.ts'),
        import('../engine/parquet.ts'),
      ])
      return toParquet(exhibit, await parquetLibrary()) as BlobPart
    },
  },
}

/** How the page answers what a file needs of the data: from the files beside it for a few figures, else by the engine. */
export function trailBy(engine: Engine, set: string, ids: readonly string[]): Promise<Beneath> {
  const ask: Ask = (query, values) => engine.run(query, values)
  if (engine.state === 'ready' || engine.state === 'running') return beneath(ids, ask)
  return trailOf(engine, ids, set).then(({ facts, findings }) => ({
    facts: new Map(facts.map((row) => [String(row.fact_id), row])),
    findings,
  }))
}

/** Takes a result along as it was asked for, and says what came of it. */
export async function take(
  { exhibit: asked, form, said }: TakeRequest['detail'],
  engine: Engine,
  set: string,
): Promise<void> {
  try {
    const exhibit = await asked()
    if (form === 'clipboard') {
      const { toClipboard } = await import('../exports/clipboard.ts')
      const { html, text } = toClipboard(exhibit)
      const as = (type: string, content: string) => ({ [type]: new Blob([content], { type }) })
      await navigator.clipboard.write([
        new ClipboardItem({ ...as('text/html', html), ...as('text/plain', text) }),
      ])
      said(msg('表已复制，可贴进 Word、WPS 或表格软件'))
      return
    }
    const { ending, type, write } = FORMS[form]
    const content = await write(exhibit, () => trailBy(engine, set, factsOf([exhibit.result])))
    const title = form === 'letter' ? msg('核对函') : exhibit.title
    saveFile(`${fileName(title, exhibit.invented)}.${ending}`, new Blob([content], { type }))
    said(msg('已存成文件'))
  } catch (error) {
    said(say((error as Error).message))
  }
}
