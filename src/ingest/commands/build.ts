import { runCommand } from '../arguments.ts'
import { buildData } from '../build.ts'
import { locked } from '../lock.ts'

export const BUILD = {
  call: 'npm run -s ingest -- build',
  about: '由 seeds/ 重建 data/',
  operands: [0, 0],
  options: {},
} as const

/** `npm run -s ingest -- build` */
export const buildCommand = (args: readonly string[]): Promise<number> =>
  runCommand(BUILD, args, async () => {
    const { reports, facts, findings } = await locked(buildData)
    console.log(`data/ 已重建：${reports} 份报告，${facts} 个数，${findings} 处疑点`)
    return 0
  })
