import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openData, runQuery } from '../../src/ingest/database.ts'
import type { Result } from '../../src/model/result.ts'
import { factLists } from '../../src/notebook/basis.ts'
import { buildSnapshots } from '../../src/notebook/build-snapshots.ts'
import type { Snapshot } from '../../src/notebook/snapshot.ts'
import { TRAIL, type TrailPart } from '../../src/notebook/trace.ts'
import { queryFiles } from '../browser/queries.ts'

let connection: Awaited<ReturnType<typeof openData>>
let files: Awaited<ReturnType<typeof buildSnapshots>>

beforeAll(async () => {
  connection = await openData(undefined, { kept: true })
  files = await buildSnapshots(connection)
}, 300_000)
afterAll(() => connection?.closeSync())

const snapshot = (page: string) => files.get(`snapshots/${page}.json`) as Snapshot
const trails = () =>
  [...files].flatMap(([path, file]) => (path.startsWith('facts/') ? [file as Record<TrailPart, Result>] : []))

describe('the files beside the page', () => {
  it('an input without a value starts from its first choice', () => {
    expect(snapshot('unit').values.unit).toBe('江汉区大数据中心')
    const { results, values } = snapshot('check')
    expect(values.report).toBe(results.reports!.rows[0]![0])
    const errors = results.report_findings!.rows.filter(([severity]) => severity === 'error')
    expect(errors).toHaveLength(13)
    const projects = snapshot('projects')
    expect(projects.results.projects!.rows.flat()).toContain(projects.values.project)
    expect(projects.results.recurring_project!.rows.length).toBeGreaterThan(2)
  })

  it('hold the trail of every figure on every page', () => {
    const held = new Set(trails().flatMap(({ facts }) => facts.rows.map(([id]) => id)))
    const shown = [...files].flatMap(([path, file]) =>
      path.startsWith('snapshots/') ? Object.values((file as Snapshot).results) : [],
    )
    const ids = new Set(shown.flatMap((result) => factLists(result).flat()))
    expect(ids.size).toBeGreaterThan(100)
    expect([...ids].filter((id) => !held.has(id))).toEqual([])
  })

  it('hold for a single choice what the engine would answer, of queries that cannot leave out rows', async () => {
    const { choices = {}, narrows = [] } = snapshot('sangong')
    const told = files.get(`snapshots/${choices['districts=洪山区']}.json`) as Snapshot
    expect(narrows).not.toContain('sangong_headline')
    const headline = queryFiles().get('sangong_headline')!
    const given = { ...snapshot('sangong').values, districts: '洪山区' }
    expect(told.results.sangong_headline).toEqual(await runQuery(connection, headline, given))
    expect(Object.keys(choices)).toContain('years_from=2021')
    expect(Object.keys(told.results).filter((name) => narrows.includes(name))).toEqual([])
  })

  it('tell the same of a figure as the engine', async () => {
    const ids = new Set(factLists(snapshot('sangong').results.vehicle_cost!).flat())
    const live = await runQuery(connection, TRAIL.findings, { ids: [...ids].join(',') })
    const shipped = trails()
      .flatMap(({ findings }) => findings.rows)
      .filter((row) => (row[9] as string[]).some((id) => ids.has(id)))
    expect(shipped.map(([id]) => id).sort()).toEqual(live.rows.map(([id]) => id).sort())
    expect(live.rows.length).toBeGreaterThan(0)
    const facts = await runQuery(connection, TRAIL.facts, { ids: [...ids].join(',') })
    const rows = trails().flatMap((file) => file.facts.rows.filter(([id]) => ids.has(String(id))))
    expect(rows).toEqual(facts.rows)
  })
})
