import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { seedRows } from '../../src/ingest/build.ts'
import { buildCity, CITY_PLAN } from '../../src/ingest/city/city.ts'
import { openData } from '../../src/ingest/database.ts'

/** The five reports and the made-up city's 360, opened as the shipped data are. */
export async function openCity(): Promise<Awaited<ReturnType<typeof openData>>> {
  const home = mkdtempSync(join(tmpdir(), 'zhangben-city-'))
  await buildCity(join(home, 'data'), CITY_PLAN, seedRows())
  process.env.ZHANGBEN_HOME = home
  try {
    return await openData(undefined, { kept: true })
  } finally {
    delete process.env.ZHANGBEN_HOME
    rmSync(home, { recursive: true })
  }
}
