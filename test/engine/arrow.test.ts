import { RecordBatchReader, tableFromArrays, tableToIPC } from 'apache-arrow'
import { describe, expect, it } from 'vitest'
import { readStream } from '../../src/engine/arrow.ts'

/** A stream of three batches of four rows, as the engine sends one. */
async function stream() {
  const parts = [0, 4, 8].map((first) =>
    tableFromArrays({ n: Int32Array.from([0, 1, 2, 3], (i) => first + i) }),
  )
  const [head] = parts
  const whole = head!.concat(...parts.slice(1))
  async function* bytes() {
    yield tableToIPC(whole, 'stream')
  }
  return (await RecordBatchReader.from(bytes())) as Parameters<typeof readStream>[0]
}
const numbers = (rows: unknown[][]) => rows.map(([n]) => n)

describe('a result that comes in batches', () => {
  it('is read whole', async () => {
    const result = await readStream(await stream(), 100, () => false)
    expect(result.columns).toEqual([{ name: 'n', type: 'integer' }])
    expect(numbers(result.rows)).toEqual([...Array(12).keys()])
    expect(result.cut).toBeUndefined()
  })

  it('stops at the most rows that a page holds, and says so', async () => {
    const result = await readStream(await stream(), 6, () => false)
    expect(numbers(result.rows)).toEqual([0, 1, 2, 3, 4, 5])
    expect(result.cut).toBe(true)
  })

  it('stops when told to', async () => {
    const result = await readStream(await stream(), 100, () => true)
    expect(result.rows).toEqual([])
  })
})
