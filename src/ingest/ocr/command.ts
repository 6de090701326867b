import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { Unreadable } from '../../reports/source/text.ts'

const run = promisify(execFile)

/** Runs a program of the machine. Throws {@link Unreadable}: how to install it where it is missing, or what it said. */
export async function demand(command: string, args: string[], packages: string): Promise<string> {
  try {
    const env = { ...process.env, OMP_THREAD_LIMIT: '1' }
    return (await run(command, args, { maxBuffer: 1e9, env })).stdout
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT')
      throw new Unreadable(
        `文字识别要用 ${command}，这台机器上没有；在 Debian 上：apt-get install ${packages}`,
      )
    throw new Unreadable(`文字识别没有成功（${command}）：${(error as Error).message.split('\n')[0]}`)
  }
}
