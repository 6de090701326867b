import { join } from 'node:path'
import { seedRows } from '../../src/ingest/build.ts'
import { buildCity, CITY_PLAN } from '../../src/ingest/city/city.ts'
import { PROJECT } from '../../src/ingest/paths.ts'

const USAGE = `用法：npm run bench:data -- [--units 120] [--years 3] [--seed zhangben] [--with-seeds] [--out .cache/city]
  写出一个虚构的城市（Parquet），放在 <out>/data；用 ZHANGBEN_HOME=<out> 可建网页、查询、测试`

function option(args: string[], name: string, otherwise: string): string {
  const at = args.indexOf(`--${name}`)
  return at < 0 ? otherwise : (args[at + 1] ?? '')
}

async function main(args: string[]): Promise<number> {
  const units = Number(option(args, 'units', String(CITY_PLAN.units)))
  const years = Number(option(args, 'years', String(CITY_PLAN.years)))
  if (
    args.includes('--help') ||
    !Number.isInteger(units) ||
    units < 1 ||
    !Number.isInteger(years) ||
    years < 1
  ) {
    console.error(USAGE)
    return 2
  }
  const out = option(args, 'out', join(PROJECT, '.cache', 'city'))
  const before = args.includes('--with-seeds') ? seedRows() : {}
  const started = performance.now()
  await buildCity(join(out, 'data'), { units, years, seed: option(args, 'seed', CITY_PLAN.seed) }, before)
  console.log(
    `${join(out, 'data')}：${units} 个单位，${years} 年，${((performance.now() - started) / 1000).toFixed(1)} 秒`,
  )
  return 0
}

process.exitCode = await main(process.argv.slice(2))
