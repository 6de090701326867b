import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { main, runCommand } from '../src/ingest/arguments.ts'
import { PROJECT } from '../src/ingest/paths.ts'

const GOLDEN = {
  call: 'npm run golden --',
  about: '按现在的结果重写样本文件，并显示改了什么；看过、认可了再提交',
  operands: [0, 0],
  options: {},
} as const

/** Test files that hold results to files, and those files. */
const TESTS = [
  'test/charts/chart.test.ts',
  'test/queries/city.test.ts',
  'test/queries/golden.test.ts',
  'test/reports/rules/index.test.ts',
]
const FILES = ['test/**/golden*/*', 'src/reports/rules/README.md']

await main(() =>
  runCommand(GOLDEN, [...process.argv.slice(2)], () => {
    const run = (command: string, ...args: string[]) =>
      spawnSync(command, args, {
        cwd: PROJECT,
        stdio: 'inherit',
        env: { ...process.env, UPDATE_GOLDEN: '1' },
      }).status ?? 1
    const status = run(join(PROJECT, 'node_modules', '.bin', 'vitest'), 'run', ...TESTS, '--update')
    run('git', '--no-pager', 'diff', '--stat', '--unified=0', '--patch', '--', ...FILES)
    return status
  }),
)
