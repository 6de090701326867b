import { existsSync, readdirSync } from 'node:fs'
import { createInterface } from 'node:readline/promises'
import { Misuse, main, runCommand } from './arguments.ts'
import { bringUpToDate, isUpToDate } from './build.ts'
import { locked } from './lock.ts'
import { seedsPath } from './paths.ts'
import { serve } from './serve.ts'
import { buildSite, DIST } from './site.ts'

const PORT = 4173

const START = {
  call: 'npm start --',
  about: '建好缺的，在本机打开网页',
  operands: [0, 0],
  options: {
    port: { type: 'string', value: String(PORT), help: '端口；也可以写在环境变量 PORT 里' },
    frames: {
      type: 'string',
      multiple: true,
      value: 'https://oa.example',
      help: '可以把图嵌进自己网页的网站，可以写几次；* 是任何网站；不写是只有它自己',
    },
  },
} as const

/** Builds what is missing or older than what it is built from. */
async function prepare(): Promise<void> {
  if (!isUpToDate()) {
    console.log('由 seeds/ 建 data/ …')
    await locked(bringUpToDate)
  }
  await buildSite(() => console.log('建网页 …'))
}

/** Asks before another port is taken: a browser keeps notes by address, and under another one they are not there. */
async function another(port: number): Promise<boolean> {
  console.error(`端口 ${port} 已经有程序在用，可能账本已经开着：http://127.0.0.1:${port}/`)
  console.error('换一个端口，浏览器里存的笔记和报告就不在那个地址下。')
  if (!process.stdin.isTTY) {
    console.error('要换，请用 --port 指明。')
    return false
  }
  const terminal = createInterface({ input: process.stdin, output: process.stderr })
  const reply = await terminal.question('换一个空着的端口吗？[y/N] ')
  terminal.close()
  return /^y/i.test(reply.trim())
}

function portOf(text: string): number {
  const port = Number(text)
  if (!Number.isInteger(port) || port < 0 || port > 65535)
    throw new Misuse(`端口应为 0 到 65535 的整数，不是“${text}”`)
  return port
}

await main(() =>
  runCommand(START, process.argv.slice(2), async ({ port: asked, frames = [] }) => {
    const port = portOf(asked ?? process.env.PORT ?? String(PORT))
    const served = await serve(DIST, { port, frames }).catch(async (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EADDRINUSE') throw error
      return (await another(port)) ? serve(DIST, { frames }) : null
    })
    if (served === null) return 1
    await prepare()
    const reports = existsSync(seedsPath())
      ? readdirSync(seedsPath()).filter((name) => name.endsWith('.tsv'))
      : []
    console.log(`账本已打开：${served.url}　（${reports.length} 份报告；按 Ctrl+C 关闭）`)
    return 0
  }),
)
