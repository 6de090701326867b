import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { PROJECT } from '../../src/ingest/paths.ts'

/** Spark with its Python, apart from the project's own packages: 560 MB, for whoever tests the jobs. */
const FOLDER = join(PROJECT, '.cache', 'spark')
const SPARK = 'pyspark==4.0.1'

export const PYTHON = join(FOLDER, 'bin', 'python')

export const hasSpark = (): boolean =>
  existsSync(PYTHON) && spawnSync(PYTHON, ['-c', 'import pyspark']).status === 0

/** Installs Spark beside the project where that can be done; null, or a sentence where it cannot. */
export function installSpark(): string | null {
  if (spawnSync('java', ['-version']).status !== 0) return '没有 Java 17：Spark 的测试没有跑'
  if (hasSpark()) return null
  for (const [command, ...args] of [
    ['python3', '-m', 'venv', FOLDER],
    [PYTHON, '-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', SPARK],
  ] as const)
    spawnSync(command, args, { stdio: 'inherit', timeout: 600_000 })
  return hasSpark() ? null : `${SPARK} 装不上：Spark 的测试没有跑`
}
