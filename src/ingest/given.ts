import { KINDS, type Kind } from '../model/vocabulary.ts'
import { districtNamed } from '../reports/identity/districts.ts'
import type { Given } from '../reports/identity.ts'
import type { Transcript } from '../reports/transcript.ts'
import { readRegistry } from './knowledge.ts'

const FLAGS = ['--unit', '--year', '--kind', '--district'] as const

/** Takes `--unit NAME --year 2023 --kind 决算 --district 420103|江汉区` out of a command line. Throws where a value cannot be meant. */
export function givenIn(args: readonly string[]): { rest: string[]; given: Given } {
  const given: Given = {}
  const rest: string[] = []
  for (let i = 0; i < args.length; i++) {
    const flag = FLAGS.find((f) => f === args[i])
    if (flag === undefined) {
      rest.push(args[i]!)
      continue
    }
    const value = args[++i]?.trim() ?? ''
    if (value === '' || value.startsWith('--')) throw new Error(`${flag} 后面没有值`)
    if (flag === '--unit') given.unit = value
    if (flag === '--district') given.district = districtNamed(value, readRegistry().districts).code
    if (flag === '--kind') {
      if (!KINDS.includes(value as Kind) || value === '未知')
        throw new Error(
          `--kind 应为 ${KINDS.filter((kind) => kind !== '未知').join('、')} 之一，不是“${value}”`,
        )
      given.kind = value as Kind
    }
    if (flag === '--year') {
      const year = /^20\d\d$/.test(value) ? Number(value) : 0
      if (year === 0 || year > new Date().getFullYear() + 1)
        throw new Error(`--year 应为四位年份，例如 2023，不是“${value}”`)
      given.year = year
    }
  }
  return { rest, given }
}

/** What a person said of a report when it was read before, so that it is not asked twice. */
export function givenBefore(before: Pick<Transcript, 'report'> | null): Given {
  if (before === null) return {}
  const { given, unit_name, fiscal_year, kind, district_code } = before.report
  return {
    ...(given.includes('unit_name') ? { unit: unit_name } : {}),
    ...(given.includes('fiscal_year') ? { year: fiscal_year } : {}),
    ...(given.includes('kind') ? { kind } : {}),
    ...(given.includes('district') && district_code !== null ? { district: district_code } : {}),
  }
}
