import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { PP_OCR_FOLDER, PP_OCR_INSTALL } from '../../src/ingest/ocr/pp-ocr.ts'
import { PROJECT } from '../../src/ingest/paths.ts'

const hasTesseract = () =>
  spawnSync('tesseract', ['--list-langs']).stdout?.toString().includes('chi_sim') === true &&
  spawnSync('pdftoppm', ['-v']).error === undefined

/** Finds tesseract with its Chinese model and poppler, or installs Debian's; throws a sentence where neither works. */
export function ensureTesseract(): void {
  if (hasTesseract()) return
  try {
    const sudo = process.getuid?.() === 0 ? [] : ['sudo', '-n']
    const packages = ['tesseract-ocr', 'tesseract-ocr-chi-sim', 'poppler-utils']
    for (const step of [
      ['apt-get', 'update'],
      ['apt-get', 'install', '-y', '--no-install-recommends', ...packages],
    ]) {
      const [command, ...args] = [...sudo, ...step]
      execFileSync(command!, args, { stdio: 'inherit' })
    }
  } catch {}
  if (!hasTesseract())
    throw new Error('没有找到 tesseract（带 chi_sim）和 pdftoppm，也装不上：文字识别的测试通不过。请先安装。')
}

/** Whether PP-OCR is installed. */
export const hasPpOcr = (): boolean => existsSync(join(PP_OCR_FOLDER, 'node_modules', 'onnxruntime-node'))

/** Installs PP-OCR beside the project where that can be done; null, or a sentence where it cannot. */
export function installPpOcr(): string | null {
  if (hasPpOcr()) return null
  mkdirSync(PP_OCR_FOLDER, { recursive: true })
  const [command, ...args] = PP_OCR_INSTALL.split(' ')
  const { status } = spawnSync(command!, [...args, '--no-audit', '--no-fund'], {
    cwd: PROJECT,
    stdio: 'ignore',
    timeout: 300_000,
  })
  return status === 0 && hasPpOcr()
    ? null
    : `PP-OCR 装不上（${PP_OCR_INSTALL}），两个程序一起识别的测试没有跑`
}
