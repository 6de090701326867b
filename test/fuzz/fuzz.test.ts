import { describe, expect, it } from 'vitest'
import { fuzzCharts } from './charts.ts'
import { fuzzCsv } from './csv.ts'
import { fuzzNotes } from './notes.ts'
import { fuzzTranscripts } from './transcripts.ts'

// Whole by `npm run fuzz -- 100000 --what …`, where the time that each takes is held as well.
describe('outlives inputs at random', () => {
  it('notes and links', async () => {
    expect(await fuzzNotes(1500, 5, Number.POSITIVE_INFINITY)).toBe(true)
  })

  it('chart lines', async () => {
    expect(await fuzzCharts(800, 5)).toBe(true)
  })

  it('CSV files, cell by cell as DuckDB reads them', async () => {
    expect(await fuzzCsv(300, 5)).toBe(true)
  })

  it('transcripts', async () => {
    expect(await fuzzTranscripts(500, 5)).toBe(true)
  })
})
