import { explain } from '../../reports/explain.ts'
import { runCommand } from '../arguments.ts'
import { READ_OPTIONS, readOptions } from '../given.ts'
import { readRegistry } from '../knowledge.ts'
import { visible, visibleJson } from '../terminal.ts'
import { readOne } from './read-one.ts'

export const EXPLAIN = {
  call: 'npm run -s ingest -- explain 文件[:行]',
  about: '说明文字里的每个数：读出的名目、角色、归到哪一项，没有采用的为什么；给扩充词表的人用',
  operands: [1, 1],
  options: { ...READ_OPTIONS, json: { type: 'boolean', help: '给程序用的 JSON，每个数一行' } },
} as const

/** `npm run -s ingest -- explain FILE[:LINE]`: tokens, labels, claims and rejections of the prose, with reasons. */
export const explainCommand = (args: readonly string[]): Promise<number> =>
  runCommand(EXPLAIN, args, async ({ json, ...flags }, [operand]) => {
    const [, path, line] = /^(.+?)(?::(\d+))?$/.exec(operand!)!
    const options = readOptions(flags)
    for (const reading of await readOne(path!, options))
      for (const each of explain(reading.lines, readRegistry(), options.given ?? {})) {
        if (line !== undefined && each.line !== Number(line)) continue
        if (json) console.log(visibleJson(JSON.stringify(each)))
        else {
          const name = each.label === null ? '没有名目' : `${each.label}${each.inherited ? '（承前）' : ''}`
          const owner = each.owner === null ? '' : `，属 ${each.owner}`
          console.log(
            visible(
              `第 ${each.line} 行\t${each.number}\t${name}${owner}\t${each.role}\t${each.figure ?? `未采用：${each.why}`}`,
            ),
          )
        }
      }
    return 0
  })
