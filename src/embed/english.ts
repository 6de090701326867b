import { fileAt } from './place.ts'

/** What a chart says in English, from a file beside the script, in place of the whole catalogue: see src/locale/english.ts. */
export const english = async (): Promise<Readonly<Record<string, string>>> =>
  (await fetch(fileAt('embed/en.json'))).json()
