import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config'

/** Test files that look at the built page in a browser. */
const BROWSER = ['test/browser/**/*.test.ts']
/** Test files that let a browser print reports. */
const PRINTED = [
  'test/ingest/ingest.test.ts',
  'test/ingest/ocr/*.test.ts',
  'test/reports/formats.test.ts',
  'test/reports/source/layout.test.ts',
]
/** Test files that start processes or read for long. */
const LONG = [
  'test/accuracy/**/*.test.ts',
  'test/faults/**/*.test.ts',
  'test/ingest/city/**/*.test.ts',
  'test/ingest/hostile.test.ts',
  'test/ingest/pool.test.ts',
  'test/queries/{city,framing}.test.ts',
  'test/reports/loose/index.test.ts',
  'test/robustness/**/*.test.ts',
]

type Test = TestProjectInlineConfiguration['test']

const project = (name: string, test: Test): TestProjectInlineConfiguration => ({
  test: { name, testTimeout: 60_000, hookTimeout: 120_000, ...test },
})

// Apart from vite.config.ts, which knows how the page's data are made: a test starts without that.
export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      project('unit', {
        include: ['test/**/*.test.ts'],
        exclude: [...BROWSER, ...PRINTED, ...LONG],
        env: { ZHANGBEN_NO_BROWSER: '1' },
      }),
      project('long', { include: LONG }),
      project('printed', { include: PRINTED, globalSetup: 'test/browser/printing.ts' }),
      // On a busy machine a browser may miss a moment that a test waits for: what fails twice is wrong.
      project('browser', { include: BROWSER, globalSetup: 'test/browser/shared.ts', retry: 1 }),
    ],
  },
})
