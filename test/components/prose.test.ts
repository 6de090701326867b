import { expect, it } from 'vitest'
import { renderProse } from '../../src/components/prose.ts'
import type { Result } from '../../src/model/result.ts'

const result: Result = {
  columns: [
    { name: 'total', type: 'decimal' },
    { name: 'unit', type: 'text' },
  ],
  rows: [['5.65', '**甲**<b>局</b>']],
}
const render = (text: string) => renderProse(text, (name) => (name === 'q' ? result : null)).trim()

it('sets a figure into words, also where they are emphasised', () => {
  expect(render('共**{{q.total}}**万元')).toBe('<p>共<strong>5.65</strong>万元</p>')
  expect(render('`{{q.total}}`')).toBe('<p><code>5.65</code></p>')
  expect(render('{{none.total}} {{q.none}}')).toBe('<p>… …</p>')
})

it('shows what a report printed as it is, whatever it looks like', () => {
  expect(render('{{q.unit}}')).toBe('<p>**甲**&lt;b&gt;局&lt;/b&gt;</p>')
})

it.each([
  '[看](https://example.invalid/?d={{q.total}})',
  '[看][a]\n\n[a]: https://example.invalid/?d={{q.total}} "{{q.total}}"',
  '[看](<https://example.invalid/{{q.total}}> "{{q.total}}")',
  '<https://example.invalid/{{q.total}}>',
  '[看](#/ask?sql={{q.total}})',
  '[看](https://example.invalid/?d=\ue0000\ue001 "{{q.total}}") {{none.x}}',
])('never carries a figure out in an address: %s', (text) => {
  for (const [tag] of render(text).matchAll(/<a [^>]*>/g)) expect(tag).not.toContain('5.65')
  expect(render(text)).toContain('<a ')
})

it('lets the page that a link leads to know nothing of this one', () => {
  expect(render('[看](https://example.invalid/)')).toContain('rel="noopener noreferrer"')
  expect(render('[看](#/sangong)')).toBe('<p><a href="#/sangong">看</a></p>')
})

it('runs nothing', () => {
  const html = render(
    '<script>x</script> [a](javascript:x) [b](data:text/html,x) ![c](https://example.invalid/c.png)',
  )
  expect(html).not.toMatch(/<script|<img|href="(?:javascript|data)/)
})
