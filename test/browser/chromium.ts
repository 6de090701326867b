import { execFileSync } from 'node:child_process'
import { type Browser, chromium } from 'playwright-core'
import { findChromium } from '../../src/ingest/chromium.ts'

/** Finds a browser, or installs Debian's where that can be done; throws a sentence where neither works. */
export function ensureChromium(): string {
  const found = findChromium()
  if (found !== null) return found
  try {
    const sudo = process.getuid?.() === 0 ? [] : ['sudo', '-n']
    for (const step of [
      ['apt-get', 'update'],
      ['apt-get', 'install', '-y', '--no-install-recommends', 'chromium', 'fonts-noto-cjk'],
    ]) {
      const [command, ...args] = [...sudo, ...step]
      execFileSync(command!, args, { stdio: 'inherit' })
    }
  } catch {
    throw new Error(
      '没有找到 Chromium，也装不上。请安装 Chromium 或 Chrome，或用 CHROMIUM_PATH 指出它在哪里。',
    )
  }
  const installed = findChromium()
  if (installed === null) throw new Error('装了 chromium，但还是找不到它。请用 CHROMIUM_PATH 指出它在哪里。')
  return installed
}

const OPTIONS = {
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--font-render-hinting=none',
  ],
}

/** Where the shared browser of a test run is reached. */
const SHARED = 'ZHANGBEN_CHROMIUM'

/** Starts one browser for all test files of a run, where none is yet; resolves with what ends it. */
export async function serveBrowser(): Promise<() => Promise<void>> {
  if (process.env[SHARED] !== undefined) return async () => {}
  const server = await chromium.launchServer({ executablePath: ensureChromium(), ...OPTIONS })
  process.env[SHARED] = server.wsEndpoint()
  return async () => {
    delete process.env[SHARED]
    await server.close()
  }
}

/** A headless browser that reaches nothing but this machine: the run's shared one, or else one of its own. */
export function launch(): Promise<Browser> {
  if (process.env.ZHANGBEN_NO_BROWSER !== undefined)
    throw new Error('单元测试不开浏览器：请把这个测试文件列进 vitest.config.ts 的 BROWSER 或 PRINTED')
  const shared = process.env[SHARED]
  return shared === undefined
    ? chromium.launch({ executablePath: ensureChromium(), ...OPTIONS })
    : chromium.connect(shared)
}
