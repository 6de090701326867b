import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { cjkFontFiles } from '../../src/briefing/fonts.ts'

const folder = () => mkdtempSync(join(tmpdir(), 'zhangben-'))

it('finds a Chinese font wherever it lies below the folders, with its bold beside it', () => {
  const fonts = folder()
  mkdirSync(join(fonts, 'opentype', 'noto'), { recursive: true })
  const [regular, bold] = ['Regular', 'Bold'].map((weight) =>
    join(fonts, 'opentype', 'noto', `NotoSansCJK-${weight}.ttc`),
  )
  for (const file of [regular!, bold!, join(fonts, 'DejaVuSans.ttf')]) writeFileSync(file, '')
  expect(cjkFontFiles([fonts])).toEqual([regular, bold])
})

it('knows that there is none', () => {
  const fonts = folder()
  writeFileSync(join(fonts, 'DejaVuSans.ttf'), '')
  expect(cjkFontFiles([fonts, join(fonts, 'nowhere')])).toEqual([])
})
