import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Kind } from '../../../src/model/vocabulary.ts'
import { toLines } from '../../../src/reports/document.ts'
import { toFlow } from '../../../src/reports/flow.ts'
import { claims } from '../../../src/reports/prose/index.ts'

const text = readFileSync(join(import.meta.dirname, 'wordings.txt'), 'utf8')

/** `== 决算 2023`, the text, then a line for each number: the number, a tab, what it is or ✗ and why it was left out. */
const EXAMPLES = text
  .split(/^== /m)
  .slice(1)
  .map((part) => {
    const [head, ...lines] = part.trimEnd().split('\n')
    const [kind, year] = head!.split(' ')
    return {
      kind: kind as Kind,
      year: Number(year),
      text: lines.filter((line) => !line.includes('\t')).join('\n'),
      claims: lines.filter((line) => line.includes('\t')),
    }
  })

describe('the grammar of the prose, by example', () => {
  it.each(EXAMPLES)('$text', (example) => {
    const flow = toFlow(toLines(example.text))
    const read = claims({ flow, kind: example.kind, fiscalYear: example.year }).map(
      ({ candidate, figure: f, why }) => {
        const number = flow.printed.slice(candidate.token.start, candidate.token.end)
        const said =
          f === null
            ? `✗${why}`
            : [f.subject, f.item, f.measure, f.stage, f.fiscal_year].filter((part) => part).join('·')
        return `${number}\t${said}`
      },
    )
    expect(read).toEqual(example.claims)
  })
})
