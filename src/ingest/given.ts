import { KINDS, type Kind } from '../model/vocabulary.ts'
import { districtNamed } from '../reports/identity/districts.ts'
import type { Given } from '../reports/identity.ts'
import { Misuse, type Values } from './arguments.ts'
import { readRegistry } from './knowledge.ts'
import type { ReadOptions } from './source.ts'

/** The flags by which a person says what a report does not: of whom, when and what it is. */
export const READ_OPTIONS = {
  unit: { type: 'string', value: '名称', help: '报告没有写清的：哪个单位的（一次一个文件）' },
  year: { type: 'string', value: '2023', help: '报告没有写清的：哪一年的' },
  kind: { type: 'string', value: '决算', help: '报告没有写清的：预算还是决算，等' },
  district: { type: 'string', value: '江汉区', help: '报告没有写清的：在哪个区县，名称或代码' },
  ocr: { type: 'boolean', help: '扫描的 PDF 用 tesseract 识别文字，每个数都注明是识别的' },
  'ocr-both': {
    type: 'boolean',
    help: '用 tesseract 和 PP-OCR 各识别一遍，只采用两遍一样的数和合计能证明的数',
  },
} as const

/** What the flags say. Throws {@link Misuse} where a value cannot be meant. */
export function readOptions(flags: Values<typeof READ_OPTIONS>): ReadOptions {
  const { unit, year, kind, district } = flags
  const given: Given = {}
  for (const [flag, value] of Object.entries({ unit, year, kind, district }))
    if (value?.trim() === '') throw new Misuse(`--${flag} 后面没有值`)
  if (unit !== undefined) given.unit = unit.trim()
  if (district !== undefined) given.district = districtNamed(district, readRegistry().districts).code
  if (kind !== undefined) {
    if (!KINDS.includes(kind as Kind) || kind === '未知')
      throw new Misuse(
        `--kind 应为 ${KINDS.filter((each) => each !== '未知').join('、')} 之一，不是“${kind}”`,
      )
    given.kind = kind as Kind
  }
  if (year !== undefined) {
    const number = /^20\d\d$/.test(year) ? Number(year) : 0
    if (number === 0 || number > new Date().getFullYear() + 1)
      throw new Misuse(`--year 应为四位年份，例如 2023，不是“${year}”`)
    given.year = number
  }
  return { ocr: flags['ocr-both'] ? 'both' : flags.ocr ? 'tesseract' : null, given }
}
