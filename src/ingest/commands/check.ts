import { SEVERITY_NAMES } from '../../model/vocabulary.ts'
import { findingRow } from '../../reports/words.ts'
import { runCommand } from '../arguments.ts'
import { collect, readTranscripts } from '../build.ts'
import { READ_OPTIONS, readOptions } from '../given.ts'
import { readRegistry } from '../knowledge.ts'
import { visible, visibleJson } from '../terminal.ts'
import { readOne } from './read-one.ts'

export const CHECK = {
  call: 'npm run -s ingest -- check [文件]',
  about: '疑点：一份文件的，或已读入的全部',
  operands: [0, 1],
  options: { ...READ_OPTIONS, json: { type: 'boolean', help: '给程序用的 JSON' } },
} as const

/** `npm run -s ingest -- check [FILE]`: the findings, as a table or `--json`. */
export const checkCommand = (args: readonly string[]): Promise<number> =>
  runCommand(CHECK, args, async ({ json, ...flags }, [path]) => {
    const found =
      path === undefined
        ? collect(readTranscripts(), readRegistry().itemNames).findings
        : (await readOne(path, readOptions(flags))).flatMap((reading) => reading.findings)
    const findings = found.map((finding) => ({
      ...findingRow(finding),
      code: finding.code,
      args: finding.args,
    }))
    if (json) {
      console.log(visibleJson(JSON.stringify(findings, null, 2)))
      return 0
    }
    for (const { rule, severity, document_id, lines, message } of findings)
      console.log(
        visible(
          `${rule.padEnd(4)} ${SEVERITY_NAMES[severity]}\t${document_id}\t${lines.join(',')} 行\t${message}`,
        ),
      )
    console.log(`共 ${findings.length} 处`)
    return 0
  })
