import { afterEach, expect, it } from 'vitest'
import { msg, speak, str, updateWhenLanguageChanges } from '../../src/locale/msg.ts'

const ENGLISH = {
  没有这个表: 'No such table',
  '{0}：{1}': '{0}: {1}',
  '第 {0} 页，共 {1} 页': 'Of {1} pages, {0}',
}

afterEach(() => speak(null))

it('says a sentence in Chinese, as it is written', () => {
  expect(msg(str`第 ${2} 页，共 ${9} 页`)).toBe('第 2 页，共 9 页')
})

it('says it in English by the catalogue, with what is set in at its place there', () => {
  speak(ENGLISH)
  expect(msg(str`第 ${2} 页，共 ${9} 页`)).toBe('Of 9 pages, 2')
})

it('says a message that is set into another in the same language, and other words as they are', () => {
  speak(ENGLISH)
  expect(msg(str`${str`没有这个表`}：${'没有这个表'}`)).toBe('No such table: 没有这个表')
})

it('leaves a sentence as it is that the catalogue has not, whatever its words', () => {
  speak(ENGLISH)
  for (const text of ['没有译', 'constructor', '{constructor} {0} {{q.n}}']) expect(msg(text)).toBe(text)
})

it('draws what is on the page anew when another language is spoken, and nothing that left it', () => {
  let drawn = 0
  const parts: { hostConnected?(): void; hostDisconnected?(): void }[] = []
  updateWhenLanguageChanges({
    addController: (controller) => void parts.push(controller),
    removeController: () => {},
    requestUpdate: () => void drawn++,
    updateComplete: Promise.resolve(true),
  })
  parts[0]!.hostConnected!()
  speak(ENGLISH)
  parts[0]!.hostDisconnected!()
  speak(null)
  expect(drawn).toBe(1)
})
