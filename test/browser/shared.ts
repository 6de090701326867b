import { buildSite } from '../../src/ingest/site.ts'
import { serveBrowser } from './chromium.ts'

/** Before the browser's tests: the page is built, and one Chromium started that all of them share. */
export default async function setup(): Promise<() => Promise<void>> {
  await buildSite()
  return serveBrowser()
}
