import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { PROJECT } from '../src/ingest/paths.ts'
import { ensureChromium } from './browser/chromium.ts'
import { ensureTesseract, installPpOcr } from './ocr/install.ts'

/** Types, lint, then every test; the browser's build the page where it is older than its sources. Arguments name test files; the last line counts what passed and failed. */
async function main(files: string[]): Promise<number> {
  let failed = 0
  const bin = (name: string) => join(PROJECT, 'node_modules', '.bin', name)
  for (const [name, command, ...args] of [
    ['类型', bin('tsc'), '--noEmit'],
    ['格式与规范', bin('biome'), 'check', '--error-on-warnings'],
  ] as const) {
    const { status } = spawnSync(command, args, { cwd: PROJECT, stdio: 'inherit' })
    console.log(`${name}：${status === 0 ? '通过' : '没有通过'}`)
    if (status !== 0) failed++
  }
  for (const ensure of [ensureChromium, ensureTesseract])
    try {
      ensure()
    } catch (error) {
      console.error((error as Error).message)
      failed++
    }
  const missing = installPpOcr()
  if (missing !== null) console.log(missing)
  const report = join(PROJECT, '.cache', 'tests.json')
  mkdirSync(join(PROJECT, '.cache'), { recursive: true })
  const { status } = spawnSync(
    bin('vitest'),
    ['run', ...files, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
    { cwd: PROJECT, stdio: 'inherit' },
  )
  let passed = 2 - Math.min(2, failed)
  try {
    const results = JSON.parse(readFileSync(report, 'utf8')) as {
      numPassedTests: number
      numFailedTests: number
      numFailedTestSuites: number
    }
    passed += results.numPassedTests
    failed += results.numFailedTests
    if (status !== 0 && results.numFailedTests === 0) failed += Math.max(1, results.numFailedTestSuites)
  } catch {
    failed++
  }
  console.log(`${passed} passed, ${failed} failed`)
  return failed === 0 ? 0 : 1
}

process.exitCode = await main(process.argv.slice(2))
