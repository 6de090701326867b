import { spawnSync } from 'node:child_process'
import { expect, it } from 'vitest'
import { argumentsOf, helpOf } from '../../src/ingest/arguments.ts'
import { PROJECT } from '../../src/ingest/paths.ts'

const COMMAND = {
  call: 'npm run thing -- 文件',
  about: '做一件事',
  operands: [1, 2],
  options: {
    shard: { type: 'string', value: 'i/n', help: '只做一份' },
    param: { type: 'string', multiple: true, help: '可以几次' },
    json: { type: 'boolean', help: 'JSON' },
  },
} as const

it('takes flags and operands in any order', () => {
  const { values, operands } = argumentsOf(COMMAND, ['a', '--param', '1', '--json', 'b', '--param=2'])
  expect(values).toEqual({ param: ['1', '2'], json: true })
  expect(operands).toEqual(['a', 'b'])
})

it('takes what follows -- as an operand, whatever it looks like', () => {
  expect(argumentsOf(COMMAND, ['--', '--json']).operands).toEqual(['--json'])
})

it.each([
  [['--nothing', 'a'], '没有 --nothing 这个选项'],
  [['a', '--shard'], '--shard 后面没有值'],
  [['a', '--shard', '--json'], '--shard 后面没有值'],
  [['a', '--json=1'], '--json 后面不带值'],
  [[], '后面还缺参数'],
  [['a', 'b', 'c'], '多了参数：c'],
])('says what is wrong with %j', (args, why) => {
  expect(() => argumentsOf(COMMAND, args)).toThrow(why)
})

it('asks for no operand where only help is asked for', () => {
  expect(argumentsOf(COMMAND, ['--help']).values).toEqual({ help: true })
})

it('shows every flag under the others, CJK counted as two columns', () => {
  expect(helpOf(COMMAND)).toBe(
    [
      'npm run thing -- 文件',
      '  做一件事',
      '',
      '  --shard i/n  只做一份',
      '  --param      可以几次',
      '  --json       JSON',
      '  --help       显示这段说明',
    ].join('\n'),
  )
})

it('ends in silence where its output is not read to the end', () => {
  const { stderr, status } = spawnSync(
    'bash',
    [
      '-c',
      'set -o pipefail; node --import tsx src/ingest/main.ts inspect test/fixtures/report.doc | head -1 >/dev/null',
    ],
    { cwd: PROJECT, encoding: 'utf8' },
  )
  expect(stderr).not.toMatch(/EPIPE/)
  expect(status).toBe(0)
})
