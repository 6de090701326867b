import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { findChromium } from '../ingest/chromium.ts'

/** A page that has not been printed by then will not be, in ms. */
const PATIENCE = 120_000

const OPTIONS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-pdf-header-footer',
]

/** A page printed by this machine's Chromium, as PDF. Throws a sentence where there is none, or it does not print. */
export async function toPdf(html: string): Promise<Uint8Array> {
  const browser = findChromium()
  if (browser === null)
    throw new Error(
      '没有找到 Chromium、Chrome 或 Edge，做不了 PDF：请装一个，或用 CHROMIUM_PATH 指出它在哪里；也可以先存成 .html 再打印',
    )
  const folder = mkdtempSync(join(tmpdir(), 'zhangben-pdf-'))
  const [page, pdf] = [join(folder, 'briefing.html'), join(folder, 'briefing.pdf')]
  try {
    writeFileSync(page, html)
    const child = spawn(
      browser,
      [
        ...OPTIONS,
        `--user-data-dir=${join(folder, 'profile')}`,
        `--print-to-pdf=${pdf}`,
        pathToFileURL(page).href,
      ],
      { stdio: 'ignore' },
    )
    const timer = setTimeout(() => child.kill(), PATIENCE)
    const code = await new Promise<number | null>((resolve) => {
      child.once('exit', resolve)
      child.once('error', () => resolve(null))
    })
    clearTimeout(timer)
    if (!existsSync(pdf))
      throw new Error(`${browser} 没有印出 PDF（${code === null ? '没有起来' : `退出码 ${code}`}）`)
    return readFileSync(pdf)
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 })
  }
}
