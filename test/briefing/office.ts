import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, extname, join } from 'node:path'

const has = (command: string) => spawnSync(command, ['--version']).error === undefined

/** Whether this machine has what lays out and reads Word documents and slides. */
export const installed = has('soffice') && has('pdftotext')
if (!installed)
  console.log(
    '没有 LibreOffice 或 poppler-utils：不试 .docx、.pptx 在办公软件里打开的样子（apt-get install libreoffice-writer libreoffice-impress poppler-utils）',
  )

/** A Word document or slides as LibreOffice prints them: the PDF's path. */
export function toPaper(file: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'zhangben-office-'))
  const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`
  execFileSync('soffice', ['--headless', profile, '--convert-to', 'pdf', '--outdir', folder, file], {
    stdio: 'ignore',
  })
  return join(folder, `${basename(file, extname(file))}.pdf`)
}

/** The words of a PDF, its pages parted by form feeds. */
export const wordsOf = (pdf: string): string =>
  execFileSync('pdftotext', ['-layout', pdf, '-'], { encoding: 'utf8', maxBuffer: 1 << 28 })

/** The smallest letters of each page of a PDF, in points, and some words that are set in them. */
export function smallestOf(pdf: string): { page: number; size: number; words: string }[] {
  const xml = execFileSync('pdftohtml', ['-xml', '-i', '-stdout', '-zoom', '1', pdf], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  })
  const sizes = new Map(
    [...xml.matchAll(/<fontspec id="(\d+)" size="([\d.-]+)"/g)].map(([, id, size]) => [id, Number(size)]),
  )
  return [...xml.matchAll(/<page number="(\d+)"[\s\S]*?<\/page>/g)].map(([page, number]) => {
    const texts = [...page.matchAll(/<text [^>]*font="(\d+)">(.*?)<\/text>/g)].map(([, font, words]) => ({
      size: sizes.get(font!) ?? 0,
      words: words!.replace(/<[^>]*>/g, ''),
    }))
    const least = texts.reduce((a, b) => (b.size < a.size ? b : a), {
      size: Number.POSITIVE_INFINITY,
      words: '',
    })
    return { page: Number(number), ...least }
  })
}
