import { coverageLine } from '../../reports/coverage.ts'
import { runCommand } from '../arguments.ts'
import { READ_OPTIONS, readOptions } from '../given.ts'
import { visible, visibleJson } from '../terminal.ts'
import { readOne } from './read-one.ts'

export const COVERAGE = {
  call: 'npm run -s ingest -- coverage 文件',
  about: '印出的每个数：采用了，是编号日期，还是没有采用（哪一行，为什么）',
  operands: [1, 1],
  options: { ...READ_OPTIONS, json: { type: 'boolean', help: '给程序用的 JSON' } },
} as const

/** `npm run -s ingest -- coverage FILE`: how many numbers became facts, are structure, or were left out and why. */
export const coverageCommand = (args: readonly string[]): Promise<number> =>
  runCommand(COVERAGE, args, async ({ json, ...flags }, [path]) => {
    for (const { report, coverage } of await readOne(path!, readOptions(flags))) {
      const { marks: _, ...sums } = coverage
      if (json) console.log(visibleJson(JSON.stringify({ document_id: report.document_id, ...sums })))
      else {
        console.log(visible(`${report.title}：${coverageLine(coverage)}`))
        for (const { line, text, why } of coverage.left_out)
          console.log(visible(`  第 ${line} 行\t${text}\t${why}`))
      }
    }
    return 0
  })
