import { storedRow } from '../../model/fact.ts'
import { isNotice } from '../../reports/notice.ts'
import { wordsOf } from '../../reports/words.ts'
import { runCommand } from '../arguments.ts'
import { READ_OPTIONS, readOptions } from '../given.ts'
import { visible, visibleJson } from '../terminal.ts'
import { readOne } from './read-one.ts'

export const INSPECT = {
  call: 'npm run -s ingest -- inspect 文件',
  about: '每个数一行 JSON，各列同 facts 表，不写任何文件',
  operands: [1, 1],
  options: READ_OPTIONS,
} as const

/** `npm run -s ingest -- inspect FILE`: one JSON object per fact on standard output. */
export const inspectCommand = (args: readonly string[]): Promise<number> =>
  runCommand(INSPECT, args, async (flags, [path]) => {
    for (const { facts, remarks } of await readOne(path!, readOptions(flags))) {
      for (const { spans: _, ...fact } of facts) console.log(visibleJson(JSON.stringify(storedRow(fact))))
      for (const notice of remarks.filter(isNotice)) console.error(visible(wordsOf(notice).message))
    }
    return 0
  })
