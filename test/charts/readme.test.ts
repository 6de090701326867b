import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import type { Channel, Mark } from '../../src/charts/mark.ts'
import { MARKS } from '../../src/charts/marks/index.ts'
import { LABEL, OPTIONS, type OptionWords } from '../../src/charts/options.ts'
import { PROJECT } from '../../src/ingest/paths.ts'

const columnOf = ({ key, needed }: Channel) => (needed ? `\`${key}\`` : `[\`${key}\`]`)
const rowOf = ({ name, title, draws, channels, options }: Mark) =>
  `| \`${name}\` ${title()} | ${draws()} | ${channels.map(columnOf).join(' ')} | ${options.map((option) => `\`${OPTIONS[option].key}\``).join(' ')} |`

function optionRow({ key, title, choices }: OptionWords): string {
  if (choices === 'column') return `| \`${key}=列\` | ${title()} |`
  if (choices === 'text') return `| \`${key}=…\` | ${title()} |`
  const said = choices().map(([value, words]) =>
    value === '' ? `不写是${words}` : words === value ? `\`${value}\`` : `\`${value}\` ${words}`,
  )
  return `| \`${key}=\` | ${title()}：${said.join('，')} |`
}

const TABLES = [
  '| 写法 | 画什么 | 列（方括号里的可以不写） | 选项 |',
  '|---|---|---|---|',
  ...MARKS.map(rowOf),
  '',
  '| 选项 | 意思 |',
  '|---|---|',
  ...[...Object.values(OPTIONS), LABEL].map(optionRow),
].join('\n')

it('the README tells every mark and option as the program does', () => {
  expect(readFileSync(join(PROJECT, 'README.md'), 'utf8')).toContain(TABLES)
})
