import type { ReactiveController, ReactiveControllerHost } from 'lit'
import { filled, type Said } from '../model/message.ts'

export { str } from '../model/message.ts'

/** The English catalogue: the Chinese sentence → the English one; null while Chinese is spoken. */
type Catalogue = Readonly<Record<string, string>>
let catalogue: Catalogue | null = null
/** What is drawn in words, for as long as it is on a page. */
const hosts = new Set<ReactiveControllerHost>()

export const isEnglish = (): boolean => catalogue !== null

/** Speaks English by a catalogue, or Chinese, from now on. */
export function speak(by: Catalogue | null): void {
  catalogue = by
  for (const host of hosts) host.requestUpdate()
}

const sentence = (code: string): string =>
  catalogue !== null && Object.hasOwn(catalogue, code) ? catalogue[code]! : code

/** What is said, in the language of the page; a sentence that the catalogue has not stays as it is. */
export function msg(said: Said): string {
  const { code, args } = typeof said === 'string' ? { code: said, args: {} } : said
  return filled(sentence(code), args, catalogue === null ? 'zh' : 'en', sentence)
}

/** Draws an element anew when another language is spoken. */
export function updateWhenLanguageChanges(host: ReactiveControllerHost): void {
  const controller: ReactiveController = {
    hostConnected: () => hosts.add(host),
    hostDisconnected: () => hosts.delete(host),
  }
  host.addController(controller)
}
