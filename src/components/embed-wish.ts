import { locale } from '../locale/locale.ts'
import { msg } from '../locale/msg.ts'
import type { EmbedAsk } from '../notebook/embed.ts'
import type { Page } from '../notebook/page.ts'

/** Where a page is: the deployment's address, and the folder of its set of data. */
export type EmbedPlace = Pick<EmbedAsk, 'deployment' | 'set'>

/** What is embedded; which data and in which form the dialog asks. */
export type EmbedWish = Omit<EmbedAsk, 'version' | 'live' | 'height' | 'picture'>

/** What is needed to embed a chart as the page shows it: of the page's choices those that the question takes. */
export function wishOf(page: Page, name: string, address: string, place: EmbedPlace): EmbedWish {
  const query = page.query(name)
  const taken = ['basket', ...query.parameters.map((parameter) => parameter.name)]
  const changed = taken.flatMap((parameter) => {
    const value = page.values[parameter]
    return value === undefined || value === page.start[parameter] ? [] : [[parameter, value] as const]
  })
  return {
    ...place,
    page: address,
    question: name,
    title: msg(query.title),
    values: Object.fromEntries(changed),
    lang: locale(),
  }
}
